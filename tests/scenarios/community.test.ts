import { expect, test } from "vitest";
import { replay, type Watch } from "../../adapters/rehearsal/replay.ts";
import { readScenario, type Scenario } from "../../adapters/rehearsal/scenario.ts";
import type { Path, PersonId } from "../../src/model/ids.ts";
import { figuresSchema } from "../../src/rounds/judge/figures.ts";
import { aWorld } from "../support/world.ts";
import { computed, pathOf, read } from "./expected.ts";

const file = pathOf("community-60");
const expected = computed(file);

async function town(watch?: Watch, change: (scenario: Scenario) => Scenario = (same) => same) {
  const scenario = await readScenario(file);
  if (!scenario.ok) throw new Error(scenario.wrong);
  const world = await aWorld();
  return { world, ...(await replay(world, change(scenario.scenario), watch)) };
}

const COUNTED = ["voters", "votersWithAtLeast7", "lurkers", "statementTotals", "returneeCut"];

test("what the town's votes come to is as the file expects it, and what does not exist yet is named", async () => {
  const { replayed } = await town();
  expect(replayed.results).toEqual(Object.fromEntries(COUNTED.map((key) => [key, expected[key]])));
  expect(replayed.notYet).toEqual(Object.keys(expected).filter((key) => !COUNTED.includes(key)));
  // A fishbowl is for people who are there at once.
  expect(replayed.skipped).toEqual(["inner"]);
});

test("what the session itself publishes are the votes of everybody, those of few words included", async () => {
  const { world, table } = await town();
  const { votes } = read(file) as unknown as { votes: Record<string, Record<string, number>> };
  const published = figuresSchema.parse((await world.engine.state(table.session))?.outputs["vote" as Path]?.figures);
  const given = Object.values(votes).reduce((sum, each) => sum + Object.keys(each).length, 0);
  expect(published.rows.reduce((sum, { voters }) => sum + voters, 0)).toBe(given);
});

test("“51 of 60 wrote something; nine are reminded once, privately, and nobody is listed”: to the team a box is full enough, or not yet", async () => {
  let seen = "";
  const { table } = await town(async (act, { table: here, seats }) => {
    if (act.round !== "one" || act.action !== "submit" || act.actor !== "c51") return;
    seen = JSON.stringify([await here.facilitator.page(), await seats.get("c60")?.page()]);
  });
  expect(seen).not.toBe("");
  expect(seen).not.toMatch(/\b51 (of|people|voices)\b/);
  expect(JSON.stringify(await table.facilitator.page())).not.toContain("What I would say to begin with.");
});

test("“pairs mix the two sides wherever the numbers allow; an odd person joins a pair as a three”", async () => {
  let mixed = 0;
  let sizes: readonly number[] = [];
  await town(async (act, { world, table }) => {
    if (act.action !== "split") return;
    const state = await world.engine.state(table.session);
    const frame = state?.frames["two" as Path];
    if (frame?.at !== "split") return;
    const groups = Object.values(frame.branches).map((members) => members ?? []);
    sizes = groups.map((members) => members.length);
    mixed = groups.filter((members) => new Set(members.map((id) => state?.members[id]?.side)).size === 2).length;
  });
  expect(sizes.reduce((sum, each) => sum + each, 0)).toBe(60);
  for (const size of sizes) expect([2, 3]).toContain(size);
  // 29 on one side, 31 on the other: one pair is of one side.
  expect(mixed).toBe(29);
});

test("“groups of three to five; no group of one; a group that lost two people is merged into its neighbour”", async () => {
  let groups: readonly (readonly PersonId[])[] = [];
  await town(async (act, { world, table }) => {
    const frame = act.action === "regroup" ? (await world.engine.state(table.session))?.frames["four" as Path] : null;
    if (frame?.at === "split") groups = Object.values(frame.branches).map((members) => members ?? []);
  });
  expect(groups.length).toBeGreaterThan(10);
  for (const members of groups) {
    expect(members.length).toBeGreaterThanOrEqual(3);
    expect(members.length).toBeLessThanOrEqual(5);
  }
});

test("“refused before storage (telephone number), reason shown only to the author”", async () => {
  const { refusals, world, table } = await town();
  expect(refusals).toEqual(["add safety.phone"]);
  const seen = JSON.stringify([world.logged, await world.engine.state(table.session), await table.facilitator.page()]);
  for (const canary of read(file).canaries?.neverInAnyOutputOrLog.filter((each) => each !== "Canaryname") ?? [])
    expect(seen).not.toContain(canary);
});

/** No link to an author is left to answer to: the room hears how many cards were left out and why, and the words are shown to nobody. */
test("“facilitator declines”, “returned to the author to be split” and “not added twice”: cards are left out with a reason for all, without their words", async () => {
  const { world, table } = await town();
  const state = await world.engine.state(table.session);
  const add = state?.outputs["add" as Path];
  expect(add?.figures).toEqual({ refused: { aboutPeople: 1, twoIdeas: 1, saidAlready: 1 } });
  expect(add?.items).toHaveLength(12);
  const page = JSON.stringify(await table.voices[0]?.page());
  expect(page).not.toContain("Ces gens-là");
  expect(page).not.toContain("Repair the road and lower the tax.");
});

/** A reminder for those who have not voted would tell a platform who has: it goes to all alike, and never at night. */
test("“only people who have not voted, … not between 21:00 and 08:00 local”: one reminder for all, and nothing in it moves with a vote", async () => {
  const pages: (string | undefined)[] = [];
  await town(async (act, { table, seats }) => {
    if (act.action !== "remind") return;
    pages.push(JSON.stringify(await seats.get("c14")?.page()), JSON.stringify(await table.facilitator.page()));
  });
  expect(pages).toHaveLength(2);
  for (const page of pages) expect(page).not.toMatch(/\b(56|52) (of|people|voices|votes)\b/);
});

test("“refused: 4 people share this trait, below 5, and the complement would give it away”; five and more who differ may be shown", async () => {
  expect((await town()).replayed.results["returneeCut"]).toBe("refused");
  const wider = await town(undefined, (scenario) => ({
    ...scenario,
    participants: scenario.participants.map((each, index) => ({ ...each, returnee: index % 2 === 0 })),
  }));
  expect(wider.replayed.results["returneeCut"]).toBe("shown");
});
