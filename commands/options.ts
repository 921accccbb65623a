import { z } from "zod";
import type { Path } from "../src/model/ids.ts";

/** The round a button belongs to. Without it the only round that is open is meant. */
export const path = z
  .string()
  .max(400)
  .optional()
  .transform((given) => (given ? (given as Path) : null));

export const onlyPath = z.object({ path });
export const nothing = z.object({});

/** Several values under one name: a list, or one string with commas. */
export const list = z
  .union([z.array(z.string()), z.string()])
  .optional()
  .transform((given) => (given === undefined || given === "" ? [] : Array.isArray(given) ? given : given.split(",")));

/** Of what the team does to a turn: when the turn began, so that a second press does not end the next one. */
export const turn = z.coerce.number().int().optional();
