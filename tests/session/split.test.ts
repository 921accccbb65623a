import { describe, expect, test } from "vitest";
import type { Path } from "../../src/model/ids.ts";
import type { Member, Session } from "../../src/model/session.ts";
import { nothing } from "../../src/session/evolve.ts";
import { splitInto } from "../../src/session/split.ts";
import { seeded } from "../floor/room.ts";

const member = (state: Member["state"]): Member => ({ role: "participant", side: null, state, termsVersion: 1, acceptedOn: 1 });

/** These pairs sat together; `gone` only listen since, `late` came afterwards. */
function fours(pairs: readonly string[], { gone = "", late = "" } = {}): readonly string[] {
  const members = Object.fromEntries(
    [...pairs, late]
      .join("")
      .split("")
      .map((name) => [name, member(gone.includes(name) ? "listening" : "present")]),
  );
  const branches = Object.fromEntries(pairs.map((pair, index) => [`pair-${index}`, pair.split("")]));
  const outputs = { two: { kind: "split", items: [], figures: { branches } } };
  const session = { ...nothing("s" as never), members, outputs } as unknown as Session;
  const groups = splitInto(session, "four" as Path, { by: "join", of: "two", n: 2 }, null, seeded(1));
  return groups.map(({ members: them }) => them.join(""));
}

describe("pairs that become fours", () => {
  test("stay together, two by two", () => {
    expect(fours(["ab", "cd", "ef", "gh"])).toEqual(["abcd", "efgh"]);
  });

  test.each([
    ["one of each pair", "ac"],
    ["a whole pair", "ab"],
  ])("that lost two people, %s, go into the smallest of the others, wherever they stood", (_, gone) => {
    const left = "abcd".split("").filter((name) => !gone.includes(name));
    const groups = fours(["ef", "gh", "ab", "cd", "ij", "kl"], { gone });
    expect(groups).toEqual([`efgh${left[0]}`, `ijkl${left[1]}`]);
  });

  test("of which one is missing are a three, and take in whoever is left over first", () => {
    expect(fours(["ab", "cd", "ef", "gh"], { gone: "h" })).toEqual(["abcd", "efg"]);
    expect(fours(["ab", "cd", "ef", "gh", "ij"], { gone: "h" })).toEqual(["abcdj", "efgi"]);
  });

  test("leave no odd pair alone, and nobody who came later", () => {
    expect(fours(["ab", "cd", "ef"])).toEqual(["abcdef"]);
    expect(fours(["ab", "cd", "ef", "gh"], { late: "xy" })).toEqual(["abcdx", "efghy"]);
  });

  test("are one group where too few are left for two", () => {
    expect(fours(["ab", "cd", "ef", "gh"], { gone: "abgh" })).toEqual(["cdef"]);
    expect(fours(["ab"], { gone: "ab" })).toEqual([]);
  });
});
