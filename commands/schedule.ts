import { z } from "zod";
import { command } from "./command.ts";
import { list } from "./options.ts";

const hour = z.coerce.number().int().min(0).max(24);

/** When the conversation begins, and over days when its people are awake. What is left out stays as it was. */
export const schedule = command({
  name: "schedule",
  who: "team",
  options: z.object({
    /** An instant as ISO 8601 writes it, with its zone; "none": it is not said. */
    starts: z.union([z.literal("none"), z.iso.datetime({ offset: true })]).optional(),
    zones: list,
    from: hour.optional(),
    to: hour.optional(),
    rest: list.transform((days) => days.map(Number)).pipe(z.array(z.int().min(0).max(6)).max(6)),
  }),
  example: "/parley schedule 2026-12-03T14:30Z",
  run: ({ starts, zones, from, to, rest }) => ({
    do: "decide",
    command: {
      type: "schedule",
      ...(starts === undefined ? {} : { startsAt: starts === "none" ? null : Date.parse(starts) }),
      ...(from === undefined || to === undefined ? {} : { hours: zones.length === 0 ? null : { zones, from, to, rest } }),
    },
  }),
});
