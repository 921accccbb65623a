import { expect, test } from "vitest";
import { replay, type Watch } from "../../adapters/rehearsal/replay.ts";
import { readScenario, type Scenario } from "../../adapters/rehearsal/scenario.ts";
import { say } from "../../src/cards/messages.ts";
import { readTexts } from "../../src/engine/words.ts";
import type { Path, SessionId } from "../../src/model/ids.ts";
import type { Item, Run, Session } from "../../src/model/session.ts";
import { draftFigures } from "../../src/rounds/draft/own.ts";
import { figuresSchema } from "../../src/rounds/judge/figures.ts";
import { aWorld, type Sitting, type World } from "../support/world.ts";
import { computed, pathOf, read } from "./expected.ts";

const file = pathOf("water-two-party");

async function water(change: (scenario: Scenario) => Scenario = (same) => same, watch?: Watch) {
  const scenario = await readScenario(file);
  if (!scenario.ok) throw new Error(scenario.wrong);
  const world = await aWorld();
  return { world, ...(await replay(world, change(scenario.scenario), watch)) };
}

test("everything that the two-party water talks compute is as the file expects it", async () => {
  const { replayed } = await water();
  expect(replayed.scenario).toBe("water-two-party");
  expect(replayed.results).toEqual(computed(file));
  expect(replayed).toMatchObject({ skipped: [], notYet: [] });
});

test("“refused before storage: own name and a telephone number”, “refused: experts are not in `who` of this round”, “the message is not added as an item”", async () => {
  const { refusals, world, table } = await water();
  expect(refusals).toEqual(["needs refuse.notHere", "needs safety.phone", "needs refuse.notYours", "shapes refuse.notHere"]);
  const needs = Object.values((await world.engine.state(table.session))?.items ?? {}).filter((item) => item?.from === "needs");
  expect(needs).toHaveLength(15);
});

test("“upper has 3 of 4 submitters, below minSet 4: extend once by 8 minutes, nobody is named”", async () => {
  let after: Run | undefined;
  let page = "";
  await water(undefined, async (act, { world, table }) => {
    if (act.action !== "deadline") return;
    after = (await world.engine.state(table.session))?.runs["needs" as Path] as Run;
    page = JSON.stringify([await table.facilitator.page(), await table.voices[0]?.page()].map((each) => each?.now));
  });
  expect(after).toMatchObject({ extended: 1, stage: "open" });
  expect(page).not.toContain("Ileana Voss");
});

test("“15 items, grouped by side and tag, shuffled inside each group, no time and no author”", async () => {
  const { world, table } = await water();
  const state = await world.engine.state(table.session);
  const items = (state?.outputs["needs" as Path]?.items ?? []).flatMap((id) => state?.items[id] ?? []);
  expect(items).toHaveLength(15);
  expect(items.filter(({ label }) => label.as === "side")).toHaveLength(15);
  expect(items.filter(({ tag }) => tag === "need")).toHaveLength(8);
  for (const voice of table.voices) expect(JSON.stringify(items)).not.toContain(voice.person);
  for (const item of items) expect(Object.keys(item).toSorted()).toEqual(["from", "id", "label", "mergedFrom", "tag", "text"]);
});

/** All words that a session has kept of what was made in it. */
async function wordsIn(world: World, session: SessionId): Promise<readonly string[]> {
  const items = Object.values((await world.engine.state(session))?.items ?? {}) as Item[];
  const words = await readTexts(
    world.parts,
    session,
    items.map(({ text }) => text),
  );
  return [...words.values()];
}

test.each([
  ["“the bot answers privately; the message is not added as an item”", "post", "needs", "is this the place?"],
  [
    "“where the platform shows it … does not create an item from public text”",
    "typedInPublic",
    "shapes",
    "Give the authority the last word",
  ],
])("%s: whoever said it hears why, and nobody else sees anything of it", async (_, action, round, words) => {
  let pages = "";
  let nothingMoved: boolean | null = null;
  const said: unknown[] = [];
  const { refusals, table, world } = await water(undefined, async (act, { table: here, seats, world: there }) => {
    if (act.action !== action) return;
    const everybodyElse = [here.facilitator, ...here.voices].filter((who) => who !== seats.get(act.actor));
    const others = async () => JSON.stringify(await Promise.all(everybodyElse.map((who) => who.page()))).replaceAll(/"key":"[^"]*"/g, "");
    pages = await others();
    // Said once more, to see what comes back: the same answer, and everybody else's page as it was.
    const { version } = (await there.engine.state(here.session)) as Session;
    const again = { type: "act", path: round as Path, act: { do: "say", text: String(act.payload?.["text"]), done: false } } as const;
    said.push(await seats.get(act.actor)?.do({ do: "decide", command: again }));
    nothingMoved = (await others()) === pages && (await there.engine.state(here.session))?.version === version;
  });
  expect(refusals).toContain(`${round} refuse.notHere`);
  expect(said).toEqual([expect.objectContaining({ ok: false, reason: "refuse.notHere", refusal: say("en", "refuse.notHere") })]);
  expect(pages).not.toBe("");
  expect(pages).not.toContain(words);
  expect(nothingMoved).toBe(true);
  // Not then, and not later: no item, no page and no line of the log has the words.
  const kept = await wordsIn(world, table.session);
  expect(kept).toContain("Write down that nothing tried this year is a precedent.");
  expect(JSON.stringify([kept, world.logged, await table.facilitator.page()])).not.toContain(words);
});

test("“own draft and own items are not shown again without a fresh check of the person”", async () => {
  const own = "إشعار قبل عشرة أيام من أي تغيير كبير في البوابات.";
  const seen: Record<string, string> = {};
  const keys: unknown[] = [];
  await water(undefined, async (act, { world, table, seats }) => {
    if (act.action !== "rejoin") return;
    const who = seats.get(act.actor) as Sitting;
    expect((await world.engine.state(table.session))?.runs["shapes" as Path]).toMatchObject({ stage: "open" });
    seen["own page"] = JSON.stringify(await who.page());
    seen["asked for"] = JSON.stringify(await who.page(true));
    seen["of another"] = JSON.stringify(await seats.get("p05")?.page(true));
    // A second phone is a second key to the seat: while the box is open nobody gets one, whoever asks.
    keys.push(await world.engine.reissue(table.facilitator.caller, who.person));
    keys.push(await who.do({ do: "decide", command: { type: "admitDevice", person: who.person } }));
  });
  expect(seen["own page"]).not.toContain(own);
  // It is there for whoever asks from the device they sat down with.
  expect(seen["asked for"]).toContain(own);
  expect(seen["of another"]).not.toContain(own);
  expect(keys).toHaveLength(2);
  for (const key of keys) expect(key).toMatchObject({ ok: false, refusal: say("en", "refuse.secondKey") });
});

test("a rule per side hides how people stood: in the session there is one word, and the numbers are in the rehearsal alone", async () => {
  const { world, table, replayed } = await water();
  const state = await world.engine.state(table.session);
  for (const id of ["G1", "G2"]) {
    const figures = figuresSchema.parse(state?.outputs[`poll-${id}[1]/grad-${id}` as Path]?.figures);
    expect(figures.rows).toMatchObject([{ n: null, histogram: null, median: null, forward: null, bySide: null, reached: id === "G1" }]);
  }
  expect(replayed.results["gradients"]).toMatchObject({ G1: { bands: { forward: 11 } }, G2: { bands: { forward: 7, notYet: 4 } } });
});

test("words that a side holds are seen by nobody of the other, and what it lets out goes as the side's", async () => {
  const pages: Record<string, string> = {};
  const { replayed, world, table } = await water(undefined, async (act, { seats }) => {
    for (const id of ["p01", "p05"]) pages[id] = `${pages[id] ?? ""}${JSON.stringify(await seats.get(id)?.page())}`;
    expect(act.round).not.toBe("");
  });
  expect(pages["p05"]).not.toContain("CANARY-upper-7731");
  expect(pages["p01"]).not.toContain("CANARY-lower-4402");
  expect(replayed.results).toMatchObject({ carryVisibleToLower: ["m01", "m02"], carryVisibleToUpper: ["m04"] });
  const artefacts = (await table.facilitator.page()).artefacts;
  const texts = await Promise.all(artefacts.map(({ path }) => world.engine.artefact(table.facilitator.caller, path, "markdown")));
  expect(texts.length).toBeGreaterThan(0);
  const out = JSON.stringify([texts, world.logged, replayed]);
  for (const canary of read(file).canaries?.neverInAnyOutputOrLog ?? []) expect(out).not.toContain(canary);
});

/** A side's decision is one announced word; how many people consented is in the rehearsal alone. */
test("a text is published in two versions, amended after an objection, and each side says one word", async () => {
  const { world, table, replayed } = await water();
  const state = await world.engine.state(table.session);
  const yes = [2, 3].map((pass) => figuresSchema.parse(state?.outputs[`versions[${pass}]/yesable` as Path]?.figures));
  for (const figures of yes) for (const row of figures.rows) expect(row).toMatchObject({ n: null, objections: null });
  expect(yes.map((figures) => "verdict" in figures && figures.verdict?.reached)).toEqual([false, true]);
  expect(draftFigures.parse(state?.outputs["versions[3]/text" as Path]?.figures)).toMatchObject({
    version: 3,
    changes: [{ clause: "c3" }],
    apart: [{ clause: "c4" }],
  });
  expect(replayed.results["yesable"]).toEqual({ first: { consent: 7, objection: 1 }, afterAmendment: { consent: 8, objection: 0 } });
});

test("“72 h after close: working data destroyed; artefacts and the consent record remain”", async () => {
  // The clock starts when the last report is released, which is when there is nothing left to read and object to.
  let released = 0;
  const { world, table } = await water(undefined, async (act, { world: { parts } }) => {
    if (act.action === "amendReport") released = parts.clock.now();
  });
  const destroyAt = (await world.engine.state(table.session))?.destroyAt ?? 0;
  expect(Math.abs(destroyAt - released - 72 * 3_600_000)).toBeLessThan(60_000);
  const [artefact] = (await table.facilitator.page()).artefacts;
  await world.pass(destroyAt - world.clock.now() + 60_000);
  const state = await world.engine.state(table.session);
  expect(state?.status).toBe("destroyed");
  expect(state?.consents.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThanOrEqual(11);
  expect(await world.engine.artefact({ session: table.session, person: null }, artefact?.path as Path, "markdown")).toContain("#");
});

test("another file of the same shape gives its own result, whatever its ids are", async () => {
  const { replayed } = await water((scenario) => ({
    ...scenario,
    id: "another",
    script: scenario.script.map((entry) =>
      entry.action === "rank" && entry.actor === "p01" ? { ...entry, payload: { ballot: ["O10", "O09"] } } : entry,
    ),
  }));
  const rows = replayed.results["ngt"] as { item: string; points: number; voters: number }[];
  expect(rows.find((row) => row.item === "O10")).toEqual({ item: "O10", points: 7, voters: 2 });
  expect(rows.find((row) => row.item === "O03")).toEqual({ item: "O03", points: 9, voters: 3 });
});

test("“the sealed entry is overwritten at once and unreadable once the round's key has ended; no tombstone in any output”", async () => {
  const { replayed, table, world } = await water();
  const seen = JSON.stringify([
    replayed,
    world.logged,
    await world.engine.state(table.session),
    ...(await Promise.all(table.voices.map((voice) => voice.page()))),
  ]);
  for (const gone of ["CANARY-withdrawn-9150", "o17", "+000 555 0142"]) expect(seen).not.toContain(gone);
});
