import { expect, test } from "vitest";
import type { Path, SessionId } from "../../src/model/ids.ts";
import type { Session } from "../../src/model/session.ts";
import { resultsOf } from "../../src/engine/page/results.ts";
import { evolve, nothing } from "../../src/session/evolve.ts";
import { branchMembers } from "../../src/session/people.ts";

const inA = "rooms[a]/write" as Path;
const branches = [
  { id: "a", members: ["ann", "abe"] },
  { id: "b", members: ["ben", "bea"] },
];
const write = {
  kind: "collect",
  id: "write",
  title: "t",
  who: { roles: "voices" },
  each: { min: 1, max: 1, chars: 100 },
  show: "own",
  withdrawUntil: "close",
};
const rooms = { kind: "split", id: "rooms", into: { by: "size", n: 2, mix: "random" }, carry: "none", steps: [write] };

/** Two rooms; in room a something was written, and that round is over. */
function aSession(): Session {
  const planned = { ...nothing("s" as SessionId), plan: { steps: [rooms], inputs: {}, sides: [] } as never, status: "running" as const };
  const split = evolve(
    { ...planned, frames: { "": { at: "sequence", index: 0 } } as never },
    { type: "splitFormed", path: "rooms" as Path, branches: branches as never },
    {},
  );
  return evolve(split, { type: "stepEnded", path: inA, output: { kind: "collect", items: ["x"] as never, figures: null } }, {});
}
const leave = (session: Session): Session =>
  evolve(
    session,
    {
      type: "stepEnded",
      path: "rooms" as Path,
      output: { kind: "split", items: [], figures: { branches: { a: ["ann", "abe"], b: ["ben", "bea"] } } },
    },
    {},
  );
const end = (session: Session): Session => evolve(session, { type: "sessionEnded", destroyAt: 1 }, {});
const voice = (id: string): never => ({ id, role: "participant", side: null, state: "present", termsVersion: 1 }) as never;

test.each([
  ["while the rooms are open", (session: Session) => session],
  ["when the split is over", leave],
  ["when the session ends after it", (session: Session) => end(leave(session))],
  ["when the session is closed in the middle", end],
])("what was said in a room stays with those who sat there: %s", (_when, so) => {
  const session = so(aSession());
  expect(branchMembers(session, inA)).toEqual(["ann", "abe"]);
  expect(resultsOf(session, voice("ann"))).toHaveLength(1);
  expect(resultsOf(session, voice("ben"))).toHaveLength(0);
});

test("what was written for one side is no result of another, when the briefing is over", () => {
  const read = { kind: "brief", id: "read", title: "t", who: { roles: "voices" }, body: { input: "texts" } };
  const planned = { ...nothing("s" as SessionId), plan: { steps: [read], inputs: {}, sides: [] } as never, status: "running" as const };
  const items = {
    x: { id: "x", text: "x", label: { as: "nobody" }, mergedFrom: [], forSide: "up" },
    y: { id: "y", text: "y", label: { as: "nobody" }, mergedFrom: [] },
  };
  const session = evolve(
    { ...planned, items, frames: { "": { at: "sequence", index: 0 } } as never },
    { type: "stepEnded", path: "read" as Path, output: { kind: "brief", items: ["x", "y"] as never, figures: null } },
    {},
  );
  const of = (side: string | null, role = "participant") => ({ ...(voice("ann") as object), side, role }) as never;
  const shown = (who: never) => JSON.stringify(resultsOf(session, who));
  expect(shown(of("up"))).toContain('"item":"x"');
  for (const other of [of("down"), of(null)]) {
    expect(shown(other)).not.toContain('"item":"x"');
    expect(shown(other)).toContain('"item":"y"');
  }
  expect(shown(of(null, "facilitator"))).toContain('"item":"x"');
});
