import { expect, test } from "vitest";
import type { PersonId, SideId } from "../../src/model/ids.ts";
import type { Entry, Item, Member } from "../../src/model/session.ts";
import type { Collect, Role } from "../../src/model/vocabulary.ts";
import { collect } from "../../src/rounds/collect/index.ts";
import { labelledItem } from "../../src/rounds/words.ts";
import { seeded } from "../floor/room.ts";
import { anItem, aTable, everybody } from "./table.ts";

const spec: Collect = {
  kind: "collect",
  id: "needs",
  title: "t",
  who: { roles: "voices" },
  each: { min: 1, max: 1, chars: 280 },
  show: "own",
  withdrawUntil: "close",
  attribution: "role",
};

type Heads = Readonly<Partial<Record<Role, number>>>;

/** The labels under which words come out where so many of each role may write, and so many did. */
function labels(here: Heads, wrote: Heads): readonly Item["label"][] {
  const { round } = aTable(collect, { spec });
  const seats = Object.entries(here).flatMap(([role, count]) => Array.from({ length: count }, (_, at) => ({ id: `${role}-${at}`, role })));
  const member = (role: string): Member => ({
    role: role as Role,
    side: null as SideId | null,
    state: "present",
    termsVersion: 1,
    acceptedOn: 1,
  });
  const entries = Object.entries(wrote).flatMap(([role, count]) =>
    Array.from({ length: count }, (_, at) => ({ role: role as Role, text: `word ${at} of ${role}` })),
  );
  const settled = collect.settle?.(
    {
      ...round,
      members: Object.fromEntries(seats.map(({ id, role }) => [id, member(role)])),
      run: { ...round.run, eligible: seats.map(({ id }) => id as PersonId) },
    },
    entries.map(({ role, text }, who): Entry => ({
      who,
      side: null,
      person: null,
      role,
      body: { contributions: [{ key: `k-${who}`, text }], withdrawn: [] },
    })),
    [],
    seeded(1),
    everybody,
  );
  return settled?.items.map(({ label }) => label) ?? [];
}

const named = (all: readonly Item["label"][]): readonly string[] =>
  [...new Set(all.map((label) => (label.as === "role" ? label.role : label.as)))].toSorted();

test("words carry the role of their author where five or more of every role wrote", () => {
  expect(named(labels({ expert: 6, participant: 5 }, { expert: 5, participant: 5 }))).toEqual(["expert", "participant"]);
});

test.each([
  { what: "four of a role wrote", here: { expert: 6, participant: 8 }, wrote: { expert: 4, participant: 8 } },
  { what: "a lone official wrote", here: { official: 1, participant: 8 }, wrote: { official: 1, participant: 8 } },
  {
    what: "a lone official is here and did not write: all labels but one would tell that",
    here: { official: 1, participant: 8 },
    wrote: { participant: 8 },
  },
])("nobody's words carry one where $what", ({ here, wrote }) => {
  expect(named(labels(here, wrote))).toEqual(["nobody"]);
});

test("beside the words stands what their authors are here as", () => {
  const item = anItem("one", { as: "role", role: "expert" });
  expect(labelledItem(item)).toMatchObject({ say: "page.item.role", with: { role: { message: "label.role.expert" } } });
  expect(labelledItem({ ...item, tag: "need" })).toMatchObject({ say: "page.item.roleTag", with: { tag: "need" } });
});

test("what leaves the room of a side goes as the side's, not as a role's", () => {
  expect(collect.check({ ...spec, reveal: "byConsent" }, { sides: 2 })).toMatchObject([{ path: "attribution" }]);
  expect(collect.check(spec, { sides: 2 })).toEqual([]);
});
