import { z } from "zod";

/** What a modal's fields hold, as far as we use it: one kind of value each. */
const held = z.looseObject({
  value: z.string().nullish(),
  selected_option: z.looseObject({ value: z.string() }).nullish(),
  selected_options: z.array(z.looseObject({ value: z.string() })).nullish(),
  selected_user: z.string().nullish(),
  selected_conversation: z.string().nullish(),
  selected_users: z.array(z.string()).nullish(),
  selected_date: z.string().nullish(),
  selected_time: z.string().nullish(),
});

export const stateSchema = z.record(z.string(), z.record(z.string(), held));
export type State = z.infer<typeof stateSchema>;

/** Values by the name of their field; a field without any is left out. */
export function valuesOf(state: State): ReadonlyMap<string, readonly string[]> {
  const values = new Map<string, readonly string[]>();
  for (const [name, inside] of Object.entries(state)) {
    const found = Object.values(inside).flatMap((each) => [
      ...(typeof each.value === "string" ? [each.value] : []),
      ...(each.selected_option ? [each.selected_option.value] : []),
      ...(each.selected_options ?? []).map((option) => option.value),
      ...(typeof each.selected_user === "string" ? [each.selected_user] : []),
      ...(typeof each.selected_conversation === "string" ? [each.selected_conversation] : []),
      ...(each.selected_users ?? []),
      ...(typeof each.selected_date === "string" ? [each.selected_date] : []),
      ...(typeof each.selected_time === "string" ? [each.selected_time] : []),
    ]);
    if (found.length > 0) values.set(name, found);
  }
  return values;
}

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
