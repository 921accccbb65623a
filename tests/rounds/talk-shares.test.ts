import { describe, expect, test } from "vitest";
import type { Talk } from "../../src/model/vocabulary.ts";
import { talk } from "../../src/rounds/talk/index.ts";
import { aTable, anItem } from "./table.ts";

const aTalk = (floor: Talk["floor"]): Talk => ({
  kind: "talk",
  id: "round",
  title: "t-title",
  who: { roles: "voices" },
  floor,
  crossTalk: false,
  capture: false,
  timing: { live: 30, async: 24, perTurn: 120 },
});
const queue = aTalk({ by: "queue" });
const people = ["cedar", "birch", "elm", "sage", "reed"];
const share = (of: string, part: string): string =>
  `{"say":"talk.share.person","with":{"person":{"person":"${of}"},"part":{"message":"talk.part.${part}"}}}`;

describe("how a talk is shared", () => {
  test("is seen by the facilitators alone, by side and by person, in words", () => {
    const table = aTable(talk, { spec: queue });
    const spoken = { cedar: 3, birch: 1, elm: 2 } as const;
    for (const [name, words] of Object.entries(spoken))
      table.do(name, { do: "raise" }).do(name, { do: "say", text: "word ".repeat(words), done: true });
    const seen = table.shows("sage");
    for (const [name, part] of [
      ["cedar", "half"],
      ["birch", "fifth"],
      ["elm", "third"],
    ] as const)
      expect(seen).toContain(share(name, part));
    expect(seen).toContain('"say":"talk.share.side","with":{"side":{"side":"upper"},"part":{"message":"talk.part.twoThirds"}}');
    for (const name of ["cedar", "reed"]) expect(table.shows(name)).not.toContain("talk.share");
  });

  test("is in the order of the list, whoever spoke most", () => {
    const table = aTable(talk, { spec: queue }).do("elm", { do: "raise" }).do("elm", { do: "say", text: "All of it.", done: true });
    const seen = table.shows("sage");
    expect(seen.indexOf(share("cedar", "nothing"))).toBeLessThan(seen.indexOf(share("elm", "most")));
  });

  test("on a call is the time of the turns, the running one included", () => {
    const table = aTable(talk, { spec: queue, plan: { speech: "spoken" } })
      .do("cedar", { do: "raise" })
      .wait(60);
    table.do("cedar", { do: "done" }).do("elm", { do: "raise" }).wait(60);
    expect(table.shows("sage")).toContain(share("cedar", "half"));
    expect(table.shows("sage")).toContain(share("elm", "half"));
  });

  test("leaves nothing behind when the round is over", () => {
    const table = aTable(talk, { spec: queue }).do("cedar", { do: "raise" }).do("cedar", { do: "say", text: "A word.", done: true });
    expect(table.after()).toEqual({ done: { items: [], figures: null } });
  });
});

describe("an invitation to those who have said nothing yet", () => {
  const invited = () =>
    aTable(talk, { spec: queue, people }).do("cedar", { do: "raise" }).do("cedar", { do: "say", text: "A word.", done: true });

  test("stands on their own page, and on nobody else's", () => {
    const table = invited().do("sage", { do: "inviteSilent" });
    for (const name of ["birch", "elm"]) expect(table.shows(name)).toContain("talk.invitation");
    for (const name of ["cedar", "reed", "sage"]) expect(table.shows(name)).not.toContain("talk.invitation");
  });

  test("is one event that names nobody", () => {
    const table = invited();
    const sage = { id: "sage", role: "facilitator", side: null, state: "present", termsVersion: 1, acceptedOn: 1 } as never;
    expect(talk.decide(table.round, { do: "inviteSilent" }, sage, {} as never)).toEqual({
      ok: true,
      decision: { events: [{ type: "silentInvited" }] },
    });
  });

  test("goes when they ask to speak, and with the next item", () => {
    const table = invited().do("sage", { do: "inviteSilent" }).do("birch", { do: "raise" });
    expect(table.shows("birch")).not.toContain("talk.invitation");
    const over = aTable(talk, { spec: { ...queue, over: { from: ["ideas"] } }, input: [anItem("i-1"), anItem("i-2")], people });
    over.do("sage", { do: "inviteSilent" }).do("sage", { do: "nextItem" });
    expect(over.shows("birch")).not.toContain("talk.invitation");
  });

  test("is the facilitator's to make", () => {
    expect(invited().try("cedar", { do: "inviteSilent" })).toBe("talk.refuse.teamOnly");
  });
});

test("a queue offers what somebody may ask to speak for, and its holder whom to give the turn to", () => {
  const table = aTable(talk, { spec: queue });
  expect(table.shows("cedar")).toContain('"do":"raise","as":"order"');
  expect(table.shows("cedar")).not.toContain('"as":"reply"');
  table.do("cedar", { do: "raise" }).do("birch", { do: "raise" });
  expect(table.shows("cedar")).toContain("talk.yieldTo");
  table.do("elm", { do: "raise" });
  expect(table.shows("birch")).toContain("talk.letGoFirst");
  expect(table.do("birch", { do: "moveBack" }).try("cedar", { do: "moveBack", person: "elm" })).toBe("talk.refuse.teamOnly");
});
