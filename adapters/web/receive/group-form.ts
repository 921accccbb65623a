import { printable } from "../../../src/cards/isolate.ts";
import type { Member } from "../../../src/model/programme.ts";
import type { Role } from "../../../src/model/vocabulary.ts";
import { t } from "../locale.ts";
import { one } from "./fields.ts";
import type { Fields } from "./fields.ts";
import { readGuests, SEPARATOR } from "./guests.ts";
import { SIDES } from "./plan-form.ts";

export interface TypedGroup {
  readonly sides: readonly string[];
  readonly members: readonly Member[];
}

/** The list of members and their sides. Everything that is wrong is said at once. */
export function readMembers(fields: Fields): { readonly typed: TypedGroup; readonly faults: readonly string[] } {
  const sides = SIDES.map((place) => printable(one(fields, `side.${place}`)).trim()).filter((side) => side !== "");
  const { guests, faults } = readGuests(one(fields, "people"), sides);
  return { typed: { sides, members: guests }, faults };
}

/** One stage on each line. */
export const readStages = (fields: Fields): readonly string[] =>
  one(fields, "stages")
    .split("\n")
    .map((line) => printable(line).trim())
    .filter((line) => line !== "");

/** The list as it is typed: what `readMembers` reads. */
export const typedMembers = (members: readonly Member[]): string =>
  members
    .map(({ name, fullName, role, side }) =>
      [fullName === null ? name : `${name} = ${fullName}`, typedRole(role), ...(side === null ? [] : [side])].join(t("room.comma")),
    )
    .join("\n");

/** A role whose name has a comma in it would be read as a role and a side. */
function typedRole(role: Role): string {
  const name = t(`role.${role}`);
  return SEPARATOR.test(name) ? role : name;
}
