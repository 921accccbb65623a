import { printable } from "../../../src/cards/isolate.ts";
import type { Guest } from "../../../src/engine/found.ts";
import { foldedName } from "../../../src/confidentiality/folded-name.ts";
import type { SideId } from "../../../src/model/ids.ts";
import { roleSchema } from "../../../src/model/vocabulary.ts";
import type { Role } from "../../../src/model/vocabulary.ts";
import { t } from "../locale.ts";

/** A person as typed: the side still by its name. */
export interface TypedGuest {
  readonly name: string;
  /** Kept to keep it out of words that are to have no author; shown to nobody. */
  readonly fullName: string | null;
  readonly role: Role;
  readonly side: string | null;
}

/** Between name, role and side. */
export const SEPARATOR = /[,،;\t]/;
const MAX_NAME_CHARS = 60;
const MOST_PEOPLE = 500;
/** Nobody reads more; the rest is counted. */
const MOST_FAULTS = 8;

/**
 * One person a line: "Name", "Name, role" or "Name, role, side". Where the name shown is not the real one, the real one
 * may stand behind it: "Cedar = Anna Kovacs". Faults name the line.
 */
export function readGuests(
  typed: string,
  sides: readonly string[],
  others: readonly string[] = [],
): { readonly guests: readonly TypedGuest[]; readonly faults: readonly string[] } {
  const lines = typed.split(/\r?\n/).map((line) => line.trim());
  const guests: TypedGuest[] = [];
  const taken = new Set(others.map(foldedName));
  const faults: string[] = [];
  for (const [index, line] of lines.entries()) {
    if (line === "") continue;
    const [names = "", role = "", side = ""] = line.split(SEPARATOR).map((part) => printable(part).trim());
    const [name = "", fullName = ""] = names.split("=").map((part) => part.trim());
    const known = roleSchema.safeParse(role === "" ? "participant" : roleNamed(role));
    const ofSide = side === "" ? null : (sides.find((each) => each.toLowerCase() === side.toLowerCase()) ?? undefined);
    const fault = (key: string): number => faults.push(t(key, { line: index + 1 }));
    if (name === "" || name.length > MAX_NAME_CHARS || fullName.length > MAX_NAME_CHARS) fault("room.people.name");
    else if (!known.success || known.data === "facilitator") fault("room.people.role");
    else if (ofSide === undefined) fault("room.people.side");
    else if (taken.has(foldedName(name))) fault("room.people.twice");
    else {
      taken.add(foldedName(name));
      guests.push({ name, fullName: fullName || null, role: known.data, side: ofSide });
    }
  }
  if (guests.length > MOST_PEOPLE) faults.unshift(t("room.people.tooMany", { most: MOST_PEOPLE }));
  const more = faults.length - MOST_FAULTS;
  return { guests, faults: more > 0 ? [...faults.slice(0, MOST_FAULTS), t("room.people.more", { count: more })] : faults };
}

/** A role by its id or by its name in the reader's language. */
function roleNamed(typed: string): string {
  const folded = typed.toLowerCase();
  return roleSchema.options.find((role) => role === folded || t(`role.${role}`).toLowerCase() === folded) ?? folded;
}

export const asGuest = ({ name, fullName, role, side }: TypedGuest, sideIds: ReadonlyMap<string, SideId>): Guest => ({
  name,
  fullName,
  role,
  side: side === null ? null : (sideIds.get(side) ?? null),
});
