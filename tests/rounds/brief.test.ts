import { describe, expect, test } from "vitest";
import type { Card } from "../../src/model/card.ts";
import type { ItemId, PersonId, SideId } from "../../src/model/ids.ts";
import type { Brief } from "../../src/model/vocabulary.ts";
import { brief } from "../../src/rounds/brief/index.ts";
import { aTable, anItem, everybody } from "./table.ts";

const aBriefing = (own: Partial<Brief> = {}): Brief => ({
  kind: "brief",
  id: "talk",
  title: "t-title",
  who: { roles: "voices" },
  body: { from: ["briefing"] },
  ack: true,
  timing: { live: 15, async: 24 },
  questions: { attribution: "anonymous", moderated: true, upvote: true },
  ...own,
});
const briefing = (own: Partial<Brief> = {}) => aTable(brief, { spec: aBriefing(own), input: [anItem("text")] });
type Briefing = ReturnType<typeof briefing>;

const asking = (...texts: readonly string[]) => ({
  contributions: texts.map((text, at) => ({ key: `key-0000${at}`, text })),
  withdrawn: [],
});
/** The box opens on these questions. */
const asked = (table: Briefing, ...ids: readonly string[]): Briefing => {
  table.next(
    null,
    ids.map((id) => anItem(id)),
  );
  return table;
};

describe("a briefing without questions", () => {
  test("says above the words whose they are; what one side said stands together, and the words stand alone", () => {
    const { questions: _, ...spec } = aBriefing();
    const ofSide = (id: string, side: string) => anItem(id, { as: "side", side: side as SideId });
    const table = aTable(brief, { spec, input: [ofSide("one", "upper"), ofSide("two", "lower"), ofSide("three", "upper")] });
    const { blocks } = JSON.parse(table.shows("cedar")) as Card;
    expect(blocks.flatMap((block) => (block.is === "text" ? [block.words] : []))).toEqual([
      { say: "page.above.side", with: { side: { side: "upper" }, tag: "" } },
      { item: "one" },
      { item: "three" },
      { say: "page.above.side", with: { side: { side: "lower" }, tag: "" } },
      { item: "two" },
    ]);
  });

  test("is read, confirmed, and hands on its text", () => {
    const { questions: _, ...spec } = aBriefing();
    const table = aTable(brief, { spec, input: [anItem("text")] });
    expect(table.round.run.phase).toMatchObject({ name: "read", box: null });
    table.do("cedar", { do: "acknowledge" }).do("cedar", { do: "acknowledge" });
    expect(table.own.acknowledged).toEqual(["cedar"]);
    table.next();
    expect(table.done).toEqual({ items: ["text"], figures: null });
  });
});

test("how a text is meant to be read stands above it, for whoever reads it", () => {
  const table = briefing({ ask: "t-ask" });
  for (const who of ["cedar", "sage"]) {
    const [ask, text] = (JSON.parse(table.shows(who)) as Card).blocks;
    expect(ask).toMatchObject({ is: "text", tone: "title", words: { text: "t-ask" } });
    expect(text).toMatchObject({ is: "text", tone: "quote", words: { item: "text" } });
  }
});

describe("asking", () => {
  test("goes on while people read, in a sealed box that opens from five on and needs no quorum", () => {
    const { phase } = briefing().round.run;
    expect(phase).toMatchObject({ name: "ask", lasts: 540_000, close: { quorum: 0, quorumPerSide: 0 } });
    expect(phase.box).toMatchObject({ minContributors: 5, named: false, keyEndsWith: "@phase" });
    expect(briefing({ questions: { attribution: "named", moderated: false, upvote: false } }).round.run.phase.box).toMatchObject({
      named: true,
      minContributors: 1,
    });
  });

  test("has room for three short questions, to be changed and withdrawn", () => {
    const { round } = briefing();
    const write = (key: string, text = "Why?") => ({ do: "write", key, text });
    const three = ["key-00001", "key-00002", "key-00003"].reduce<unknown>((before, key) => {
      const applied = brief.apply?.(round, before, write(key));
      return applied?.ok ? applied.body : null;
    }, null);
    expect(brief.apply?.(round, three, write("key-00004"))).toMatchObject({ ok: false, refusal: { reason: "collect.refuse.enough" } });
    expect(brief.admit?.(round, write("key-00001", "x".repeat(281)))?.reason).toBe("safety.tooLong");
    expect(brief.admit?.(round, { votes: [] })?.reason).toBe("refuse.notHere");
    expect(brief.counts?.(asking())).toBe(false);
    expect(brief.counts?.(asking("Why?"))).toBe(true);
  });

  test("releases the questions without an author, unless people agreed to be named", () => {
    const entries = [{ who: 0, side: null, person: "cedar" as PersonId, body: asking("Why?", "When?") }];
    const settle = (attribution: "anonymous" | "named") =>
      brief.settle?.(
        briefing({ questions: { attribution, moderated: false, upvote: false } }).round,
        entries,
        [],
        { int: () => 0 },
        everybody,
      );
    expect(settle("anonymous")?.items.map(({ label }) => label)).toEqual([{ as: "nobody" }, { as: "nobody" }]);
    expect(settle("named")?.items[0]?.label).toEqual({ as: "person", person: "cedar" });
  });

  test("that nobody did leaves no questions and asks nothing more", () => {
    const table = asked(briefing());
    expect(table.done).toEqual({ items: [], figures: { supporters: null, rows: [], declined: [] } });
  });
});

describe("moderating", () => {
  const moderating = () => asked(briefing(), "q1", "q2", "q3");

  test("is the team's alone: nobody else sees a question before it is over", () => {
    const table = moderating();
    expect(table.round.run.phase).toMatchObject({ name: "moderate", box: null, close: { when: "facilitator" } });
    expect(table.shows("sage")).toContain('"item":"q1"');
    for (const name of ["cedar", "reed"]) expect(table.shows(name)).not.toContain("q1");
    expect(table.try("cedar", { do: "decline", item: "q1", words: "Off the topic" })).toBe("refuse.onlyFacilitator");
  });

  test("joins what is one question, where the first of them stood", () => {
    const table = moderating().do("sage", { do: "merge", items: ["q3", "q1"] });
    const joined = table.own.joined[0]?.item as ItemId;
    expect(table.items[joined]).toMatchObject({ text: "t-q3", mergedFrom: ["q1", "q3"] });
    table.next();
    expect(table.round.run.phase.name).toBe("support");
    expect(table.shows("cedar")).toMatch(new RegExp(`"value":"${joined}".*"value":"q2"`));
  });

  test("takes along what a joined question holds, and leaves alone what was declined", () => {
    const table = moderating().do("sage", { do: "merge", items: ["q1", "q2"] });
    const [first] = table.own.joined;
    expect(table.try("sage", { do: "merge", items: [first?.item, first?.item] })).toBeNull();
    expect(table.own.joined).toEqual([first]);
    table.do("sage", { do: "merge", items: [first?.item, "q3"], words: "One question" });
    expect(table.own.joined).toMatchObject([{ members: ["q1", "q2", "q3"] }]);
    const other = moderating().do("sage", { do: "merge", items: ["q1", "q2"] });
    other.do("sage", { do: "decline", item: other.own.joined[0]?.item, words: "Off the topic" });
    expect(other.try("sage", { do: "merge", items: ["q1", "q3"] })).toBe("organise.refuse.unknown");
  });

  test("declines with a reason that everybody reads, and never with the question", () => {
    const table = moderating();
    expect(table.try("sage", { do: "decline", item: "q2", words: " " })).toBe("questions.refuse.reason");
    table.do("sage", { do: "decline", item: "q2", words: "Off the topic" });
    expect(table.texts).toEqual(["Off the topic"]);
    const reason = table.own.declined[0]?.reason;
    expect(table.items[reason as ItemId]).toMatchObject({ about: "q2" });
    table.next();
    for (const name of ["cedar", "reed"]) {
      expect(table.shows(name)).toContain(`"item":"${reason}"`);
      expect(table.shows(name)).not.toContain("q2");
    }
    table.next(table.settle([])?.figures);
    expect(JSON.stringify(table.done)).not.toContain("q2");
    expect(table.done?.figures).toMatchObject({ declined: [reason] });
  });

  test("can be taken back while it goes on", () => {
    const table = moderating()
      .do("sage", { do: "decline", item: "q2", words: "Off the topic" })
      .do("sage", { do: "keep", items: ["q2"] });
    expect(table.own.declined).toEqual([]);
    table.do("sage", { do: "merge", items: ["q1", "q2"] }).do("sage", { do: "split", group: table.own.joined[0]?.item });
    expect(table.own.joined).toEqual([]);
  });

  test("of everything leaves nothing to support, and the reasons", () => {
    const table = moderating();
    for (const item of ["q1", "q2", "q3"]) table.do("sage", { do: "decline", item, words: "Not today" });
    table.next();
    expect(table.done?.items).toEqual([]);
    expect(table.done?.figures).toMatchObject({ declined: [expect.any(String), expect.any(String), expect.any(String)] });
  });

  test("is over: then nobody joins or declines any more", () => {
    const table = moderating();
    table.next();
    expect(table.try("sage", { do: "decline", item: "q1", words: "Late" })).toBe("refuse.notHere");
  });
});

describe("support", () => {
  const supporting = () => {
    const table = asked(briefing({ questions: { attribution: "anonymous", moderated: false, upvote: true } }), "q1", "q2", "q3");
    expect(table.round.run.phase).toMatchObject({ name: "support", box: { minContributors: 5, named: false } });
    return table;
  };

  test("puts the questions into order, ties as ties", () => {
    const table = supporting();
    const ballots = [["q3"], ["q3", "q1"], ["q2"], ["q3"], []].map((votes) => ({ votes }));
    for (const ballot of ballots) expect(brief.admit?.(table.round, ballot)).toBeNull();
    table.next(table.settle(ballots)?.figures);
    expect(table.done?.items).toEqual(["q3", "q1", "q2"]);
    expect(table.done?.figures).toEqual({
      supporters: 4,
      rows: [
        { item: "q3", votes: 3, voters: 3, rank: 1 },
        { item: "q1", votes: 1, voters: 1, rank: 2 },
        { item: "q2", votes: 1, voters: 1, rank: 2 },
      ],
      declined: [],
    });
  });

  test("is for questions that stand, and shows no count before it closes", () => {
    const table = supporting();
    expect(brief.admit?.(table.round, { votes: ["q9"] })?.reason).toBe("organise.refuse.unknown");
    expect(brief.admit?.(table.round, { do: "write", key: "key-00001", text: "Late" })?.reason).toBe("refuse.notHere");
    expect(table.shows("cedar")).toContain('"chosen":[]');
    expect(table.shows("cedar", { votes: ["q2"] })).toContain('"chosen":["q2"]');
    expect(table.shows("sage")).not.toContain('"command":"vote"');
  });

  test("that is dropped leaves the questions as they came", () => {
    expect(brief.cutShort?.(supporting().round)).toMatchObject({ items: ["q1", "q2", "q3"], figures: { supporters: null } });
    expect(brief.cutShort?.(briefing().round)).toEqual({ items: [], figures: null });
  });

  test("is not asked for where there is only one question", () => {
    const table = asked(briefing({ questions: { attribution: "anonymous", moderated: false, upvote: true } }), "q1");
    expect(table.done?.items).toEqual(["q1"]);
  });
});

test("questions labelled by role or side are refused with what to do", () => {
  const faults = (attribution: "role" | "side" | "named" | "anonymous") =>
    brief.check(aBriefing({ questions: { attribution, moderated: false, upvote: false } }), { sides: 2 });
  expect(faults("side")).toMatchObject([{ path: "questions/attribution", fix: "use anonymous or named" }]);
  expect(faults("role")).toHaveLength(1);
  expect([...faults("named"), ...faults("anonymous")]).toEqual([]);
});

test("a briefing for each side takes, in the room of a side, what is not its own", () => {
  const spec = { kind: "brief", perSide: true, body: { from: ["rooms"] } } as never;
  const of = (side: string) => anItem(side, { as: "side", side } as never);
  const taken = (...sides: string[]) => brief.takes?.(spec, [of("upper"), of("lower"), anItem("x")], sides as never).map(({ id }) => id);
  expect(taken("upper")).toEqual(["lower", "x"]);
  expect(taken()).toEqual(["upper", "lower", "x"]);
});
