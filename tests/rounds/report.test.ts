import { describe, expect, test } from "vitest";
import type { Report } from "../../src/model/vocabulary.ts";
import { report } from "../../src/rounds/report/index.ts";
import { aTable } from "./table.ts";

const spec = (mode: Report["review"]["mode"]): Report => ({
  kind: "report",
  id: "out",
  title: "t",
  who: { roles: ["facilitator"] },
  artefact: "jointStatement",
  review: { by: "voices", mode, live: 10, async: 48 },
});
const plan = { sides: ["upper", "lower"].map((id) => ({ id, name: `t-${id}` })) as never };
const PEOPLE = ["cedar", "birch", "elm", "fir", "sage"];

/** The report in its clearance, with everybody who may clear it. */
function clearing(mode: Report["review"]["mode"]) {
  const table = aTable(report, { spec: spec(mode), plan, people: PEOPLE });
  table.on();
  table.on();
  return table;
}
const presses = (...names: readonly string[]) => names.map((by) => ({ by, body: { objects: [] } }));
const clears = (mode: Report["review"]["mode"], ...names: readonly string[]): boolean =>
  (clearing(mode).settleAs(presses(...names))?.figures as { cleared: boolean } | undefined)?.cleared ?? false;

describe("an artefact leaves the room", () => {
  test("in silence, when nobody has to press anything", () => expect(clears("silence")).toBe(true));

  test("by consent, only when everybody has made a choice", () => {
    expect(clears("consent", "cedar", "birch", "elm")).toBe(false);
    expect(clears("consent", "cedar", "birch", "elm", "fir")).toBe(true);
  });

  test("per party, only when two of each side have", () => {
    expect(clears("perPartyClearance", "cedar", "birch", "elm")).toBe(false);
    expect(clears("perPartyClearance", "cedar", "birch", "elm", "fir")).toBe(true);
  });

  test("not over the silence of somebody, though another pressed and left", () => {
    const table = clearing("consent").leave("cedar");
    expect(table.settleAs(presses("cedar", "birch", "elm"))?.figures).toMatchObject({ cleared: false });
  });

  test("per party, those who left clear nothing for those who are still here", () => {
    const table = clearing("perPartyClearance").gone("cedar");
    expect(table.settleAs(presses("cedar", "birch", "elm", "fir"))?.figures).toMatchObject({ cleared: false });
  });

  test("per party, every official has as well, who stands for no side", () => {
    const asked = (...people: readonly string[]) => {
      const table = aTable(report, { spec: spec("perPartyClearance"), plan, people: [...PEOPLE, ...people] });
      table.on();
      table.on();
      return (...names: readonly string[]) => table.settleAs(presses(...names))?.figures as { cleared: boolean };
    };
    const one = asked("hazel");
    expect(one("cedar", "birch", "elm", "fir").cleared).toBe(false);
    expect(one("cedar", "birch", "elm", "fir", "hazel").cleared).toBe(true);
    const two = asked("hazel", "rowan");
    expect(two("cedar", "birch", "elm", "fir", "hazel").cleared).toBe(false);
    expect(two("cedar", "birch", "elm", "hazel", "rowan").cleared).toBe(false);
    expect(two("cedar", "birch", "elm", "fir", "hazel", "rowan").cleared).toBe(true);
  });

  test.each([
    { mode: "perPartyClearance", asked: ["delegate", "official"] },
    { mode: "consent", asked: ["delegate"] },
  ] as const)("$mode asks officials of what may touch an institution, even where delegates alone are named: $asked", ({ mode, asked }) => {
    const review = { by: ["delegate" as const], mode, live: 10, async: 48 };
    const table = aTable(report, { spec: { ...spec(mode), review }, plan, people: PEOPLE });
    table.on();
    expect(table.on()).toMatchObject({ name: "clear", who: { roles: asked } });
  });

  test("a side of one clears with that one", () => {
    const table = aTable(report, { spec: spec("perPartyClearance"), plan, people: ["cedar", "birch", "elm", "sage"] });
    table.on();
    table.on();
    expect(table.settleAs(presses("cedar", "birch", "elm"))?.figures).toMatchObject({ cleared: true });
  });
});

describe("what is not cleared", () => {
  const uncleared = () => {
    const table = clearing("consent");
    table.on({ figures: { objected: [], cleared: false } });
    return table;
  };

  test("is asked for once more, when the facilitator says so", () => {
    const table = uncleared();
    expect(table.try("cedar", { do: "again" })).toBe("refuse.notHere");
    expect(table.do("sage", { do: "again" }).isOver).toBe(true);
    expect(table.on()).toMatchObject({ name: "clear" });
  });

  test("what was objected to when it was asked first stays objected to", () => {
    const table = clearing("consent");
    table.on({ figures: { objected: ["p3"], cleared: false } });
    table.do("sage", { do: "again" }).on();
    table.on({ figures: { objected: ["p7"], cleared: true } });
    expect(table.own.objected).toEqual(["p3", "p7"]);
  });

  test("is released to nobody otherwise", () => {
    expect(uncleared().on()).toEqual({ items: [], figures: null });
  });
});

describe("the path of a memo to the official process", () => {
  const aMemo = (artefact: Report["artefact"] = "transferMemo") => {
    const table = aTable(report, { spec: { ...spec("consent"), artefact }, plan, people: PEOPLE });
    const recap = { artefact, language: "en", title: "Memo", sections: [], footer: [] };
    table.composed({ plain: JSON.stringify(recap), paragraphs: [] }).on();
    return table;
  };
  const answer = (said: "carried" | "notYet", side: string) => ({ do: said, side });

  test("is asked of the team in the preview, side by side, and of nobody else", () => {
    expect(aMemo().shows("sage")).toMatch(/report\.path\.open.*upper.*report\.path\.open.*lower/);
    expect(aMemo().shows("cedar")).not.toContain("report.path");
    expect(aMemo().try("cedar", answer("carried", "upper"))).toBe("refuse.notHere");
    expect(aMemo().try("sage", answer("carried", "elsewhere"))).toBe("refuse.notHere");
    expect(aMemo("jointStatement").try("sage", answer("carried", "upper"))).toBe("refuse.notHere");
  });

  test("where a side has nobody, a warning stands before the team until it has, also while the others read", () => {
    const table = aMemo().do("sage", answer("carried", "upper")).do("sage", answer("notYet", "lower"));
    expect(table.own.carriers).toEqual({ upper: true, lower: false });
    expect(table.shows("sage")).toContain("report.path.none");
    table.on();
    expect(table.shows("sage")).toContain("report.path.none");
    expect(table.shows("cedar")).not.toContain("report.path");
    table.on({ figures: { objected: ["p1"], cleared: true } });
    expect(table.shows("sage")).toContain("report.path.none");
    expect(table.do("sage", answer("carried", "lower")).shows("sage")).not.toContain("report.path.none");
  });

  test("leaves nothing behind", () => {
    const table = aMemo().do("sage", answer("carried", "upper"));
    table.on();
    table.on({ figures: { objected: [], cleared: true } });
    expect(JSON.stringify(table.on())).not.toMatch(/upper|carried/);
  });
});

describe("what is to be looked at first", () => {
  const entries = [{ id: "p1", words: "The upper side insists." }];
  const recap = {
    artefact: "jointStatement",
    language: "en",
    title: "Memo",
    sections: [{ id: "items", heading: "Items", blocks: [{ is: "list", entries }] }],
    footer: [],
  };
  const previewing = (flagged: readonly unknown[]) => {
    const table = aTable(report, { spec: spec("silence"), plan, people: PEOPLE });
    table.composed({ plain: JSON.stringify(recap), paragraphs: ["p1"], flagged }).on();
    return table;
  };

  test("is shown with the reason to whoever leads, in the preview alone", () => {
    const table = previewing([{ id: "p1", why: ["judging", "name"] }]);
    expect(table.shows("sage")).toMatch(/report\.look\.judging.*The upper side insists.*report\.look\.name/);
    expect(table.shows("cedar")).not.toContain("report.look");
    table.on();
    for (const who of ["sage", "cedar"]) expect(table.shows(who)).not.toContain("report.look");
  });

  test("where nothing was found, that is said, and that it is no proof", () => {
    expect(previewing([]).shows("sage")).toContain("report.look.none");
  });
});
