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
