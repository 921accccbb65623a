import { describe, expect, test } from "vitest";
import { gate } from "../../src/rounds/gate/index.ts";
import { say } from "../../src/cards/messages.ts";
import { gateCard, showGate } from "../../src/rounds/gate/show.ts";
import type { Member } from "../../src/model/session.ts";
import type { Gate } from "../../src/model/vocabulary.ts";
import { aTable } from "./table.ts";

const member = (role: Member["role"], state: Member["state"] = "present", termsVersion: number | null = 1): Member => ({
  role,
  side: null,
  state,
  termsVersion,
  acceptedOn: null,
});

test("those who lead, and those who left, are counted neither among the guests nor among those who accepted", () => {
  const { round } = aTable(gate, { spec: { kind: "gate", id: "terms", title: "t", who: { roles: "voices" }, of: "consent" } as never });
  const members = {
    sage: member("facilitator", "present", null),
    moss: member("cofacilitator"),
    birch: member("participant"),
    cedar: member("participant", "listening"),
    elm: member("participant", "present", null),
    fir: member("participant", "invited", null),
    oak: member("participant", "left"),
  } as never;
  const sage = { ...member("facilitator"), id: "sage" } as never;
  const [said] = showGate({ ...round, members }, sage).blocks;
  expect(said).toMatchObject({ words: { say: "gate.team", with: { accepted: 2, invited: 4 } } });
});

const asking: Gate = {
  kind: "gate",
  id: "understood",
  title: "t",
  of: "goNoGo",
  decline: "again",
  who: { roles: ["delegate"], side: "each" },
};
const sides = { sides: ["upper", "lower"].map((id) => ({ id, name: `t-${id}` })) as never };
const atTheGate = () => aTable(gate, { spec: asking, plan: sides, people: ["cedar", "birch", "elm", "sage"] });
const says = (go: boolean, ...names: readonly string[]) => names.map((by) => ({ by, body: { go } }));

describe("a gate for each side", () => {
  test("stands open when most of each side say so", () => {
    expect(atTheGate().settleAs([...says(true, "cedar", "birch"), ...says(true, "elm")])?.figures).toEqual({ verdict: { reached: true } });
  });

  test("one side that does not say so keeps it shut, and nothing tells which", () => {
    const upper = atTheGate().settleAs([...says(false, "cedar", "birch"), ...says(true, "elm")]);
    const lower = atTheGate().settleAs([...says(true, "cedar", "birch"), ...says(false, "elm")]);
    expect(upper?.figures).toEqual({ verdict: { reached: false } });
    expect(lower).toEqual(upper);
  });

  test("half against half is not yet, and a side that stays silent can not be spoken for", () => {
    expect(atTheGate().settleAs([...says(true, "cedar"), ...says(false, "birch"), ...says(true, "elm")])?.figures).toEqual({
      verdict: { reached: false },
    });
    expect(atTheGate().settleAs(says(true, "cedar", "birch"))?.figures).toEqual({ verdict: { reached: false } });
  });

  test("who leads reads that others answer, and no button", () => {
    expect(atTheGate().shows("sage")).toContain("gate.othersAnswer");
    expect(atTheGate().shows("sage")).not.toContain("gate.yes");
  });
});

describe("a gate that waits for a quorum", () => {
  const spec: Gate = { ...asking, of: "quorum", close: { when: "facilitator", quorum: 0.7, quorumPerSide: 0.5 } };
  const waiting = () => aTable(gate, { spec, plan: sides, people: ["cedar", "birch", "elm", "sage"] });

  test("asks like any other, and says what it takes but never how many have answered", () => {
    expect(waiting().round.run.phase).toMatchObject({ box: { named: false }, close: { waits: true, quorum: 0.7, quorumPerSide: 0.5 } });
    const shown = waiting().shows("cedar");
    for (const said of ["gate.yes", "gate.no", '"gate.quorum.all","with":{"share":0.7}', '"gate.quorum.perSide","with":{"share":0.5}'])
      expect(shown).toContain(said);
    expect(waiting().settleAs([...says(true, "cedar", "birch"), ...says(true, "elm")])?.figures).toEqual({ verdict: { reached: true } });
  });

  test("says what it takes in every language", () => {
    expect(["en", "fr", "ar"].map((locale) => say(locale, "gate.quorum.all", { share: 0.7 }).match(/70|٧٠/)?.[0])).toEqual([
      "70",
      "70",
      "70",
    ]);
  });

  test("that enough never answered is a no of its own, and one that is skipped says nothing", () => {
    const { round } = waiting();
    const left = (change: object) => gate.cutShort?.({ ...round, run: { ...round.run, ...change } }).figures;
    expect(left({ stage: "held", heldFor: "waits" })).toEqual({ verdict: { reached: false }, short: true });
    expect(left({})).toBeNull();
    expect(JSON.stringify(gateCard({ verdict: { reached: false }, short: true }))).toContain("gate.result.short");
  });
});

describe("once more", () => {
  const spec: Gate = { ...asking, of: "onceMore", who: { roles: ["facilitator"] } };
  const around = { path: "cycle", until: { rule: "facilitator" }, pass: 2, max: 10, before: null } as never;
  const table = () => aTable(gate, { spec, around });

  test("is the facilitator's to say, and ends the gate", () => {
    const once = table();
    expect(once.try("cedar", { do: "again" })).toBe("refuse.notHere");
    expect(once.do("sage", { do: "again" }).isOver).toBe(true);
    expect(once.after()).toEqual({ done: { items: [], figures: { verdict: { reached: false } } } });
    expect(table().do("sage", { do: "goOn" }).after()).toMatchObject({ done: { figures: { verdict: { reached: true } } } });
  });

  test("is not asked after the last pass, when there is nothing to decide", () => {
    const at = (pass: number) => gate.isIdle?.({ spec, input: [], around: { ...(around as object), pass } as never });
    expect([9, 10].map(at)).toEqual([false, true]);
  });

  test("Next without an answer goes on", () => {
    expect(table().after()).toMatchObject({ done: { figures: { verdict: { reached: true } } } });
  });
});
