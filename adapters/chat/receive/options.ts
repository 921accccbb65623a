/** The options of a command: `dots.<item>` become a record, `ranking.1`, `ranking.2` … a list in the order of the places. */
export function optionsOf(
  values: ReadonlyMap<string, readonly string[]>,
  fixed: Readonly<Record<string, string>>,
): Readonly<Record<string, unknown>> {
  const options = new Map<string, unknown>(Object.entries(fixed));
  const dots: [string, string][] = [];
  const places: [number, string][] = [];
  for (const [name, [value = "", ...more]] of values) {
    const place = /^ranking\.(\d{1,3})$/.exec(name)?.[1];
    if (name === "confirm") continue;
    if (name.startsWith("dots.")) dots.push([name.slice("dots.".length), value]);
    else if (place) places.push([Number(place), value]);
    else options.set(name, more.length > 0 ? [value, ...more] : value);
  }
  if (dots.length > 0) options.set("dots", Object.fromEntries(dots));
  if (places.length > 0)
    options.set(
      "ranking",
      places.sort(([a], [b]) => a - b).map(([, item]) => item),
    );
  return Object.fromEntries(options);
}
