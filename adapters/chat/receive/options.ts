/** Names of fields that are one for each item. */
const BY_ITEM = /^(dots|choices|reasons)\.(.+)$/s;

/**
 * The options of a command: `dots.<item>`, `choices.<item>` and `reasons.<item>` become records, `ranking.1`, `ranking.2` …
 * a list in the order of the places.
 */
export function optionsOf(
  values: ReadonlyMap<string, readonly string[]>,
  fixed: Readonly<Record<string, string>>,
): Readonly<Record<string, unknown>> {
  const options = new Map<string, unknown>(Object.entries(fixed));
  const records = new Map<string, Record<string, string>>();
  const places: [number, string][] = [];
  for (const [name, [value = "", ...more]] of values) {
    const place = /^ranking\.(\d{1,3})$/.exec(name)?.[1];
    const [, record, item] = BY_ITEM.exec(name) ?? [];
    if (name === "confirm") continue;
    if (record && item) records.set(record, { ...records.get(record), [item]: value });
    else if (place) places.push([Number(place), value]);
    else options.set(name, more.length > 0 ? [value, ...more] : value);
  }
  for (const [record, items] of records) options.set(record, items);
  if (places.length > 0)
    options.set(
      "ranking",
      places.sort(([a], [b]) => a - b).map(([, item]) => item),
    );
  return Object.fromEntries(options);
}
