import { all } from "./fields.ts";
import type { Fields } from "./fields.ts";

/** Time zones as they were typed: one in each field, or one on each line. */
export const zonesIn = (fields: Fields): readonly string[] =>
  all(fields, "zones")
    .flatMap((each) => each.split(/\r?\n/))
    .map((line) => line.trim())
    .filter((line) => line !== "");
