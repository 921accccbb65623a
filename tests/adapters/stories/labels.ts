/** The one of these that is called so. A label is cut differently from place to place, so it is known by its beginning. */
export function labelled<Field extends { readonly label: string }>(fields: readonly Field[], wanted: string): Field {
  const found = fields.filter(({ label }) => isSame(label, wanted));
  const [field] = found;
  if (!field || found.length > 1)
    throw new Error(`${found.length} fields are called "${wanted}" among ${fields.map(({ label }) => `"${label}"`).join(", ")}`);
  return field;
}

/** What is typed; or, where there is something to choose from, the options that are called so. */
export function heldBy(options: readonly string[], entry: string | readonly string[]): string | string[] {
  if (options.length === 0) return typeof entry === "string" ? entry : [...entry];
  const one = (words: string): string => {
    const found = options.find((option) => isSame(option, words));
    if (found === undefined) throw new Error(`"${words}" is not among ${options.join(" | ")}`);
    return found;
  };
  return typeof entry === "string" ? one(entry) : entry.map(one);
}

/** What keeps words of one direction apart from those of another is read by nobody. */
export const withoutIsolates = (words: string): string => words.replaceAll(/[\u2066-\u2069]/g, "");

/** In full, or cut; a label may stand behind a number, and a long option in a menu under that of its full words above. */
export function isSame(marked: string, wanted: string): boolean {
  const shown = withoutIsolates(marked).replace(/^\d+\. /, "");
  return shown === wanted || (shown.endsWith("…") && wanted.startsWith(shown.slice(0, -1).trimEnd()));
}
