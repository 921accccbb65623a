import { expect, test } from "vitest";
import { replay, type Watch } from "../../adapters/rehearsal/replay.ts";
import { readScenario, type Scenario } from "../../adapters/rehearsal/scenario.ts";
import { figuresSchema, type RateFigures } from "../../src/rounds/judge/figures.ts";
import type { Path } from "../../src/model/ids.ts";
import type { Plan } from "../../src/model/plan.ts";
import type { Run } from "../../src/model/session.ts";
import { reminderAt } from "../../src/session/reminders.ts";
import { aWorld, type World } from "../support/world.ts";
import { computed, pathOf, read } from "./expected.ts";

const file = pathOf("delphi-15");

async function panel(watch?: Watch, change: (scenario: Scenario) => Scenario = (same) => same) {
  const scenario = await readScenario(file);
  if (!scenario.ok) throw new Error(scenario.wrong);
  const world = await aWorld();
  return { world, ...(await replay(world, change(scenario.scenario), watch)) };
}

async function rated(world: World, session: Parameters<World["engine"]["state"]>[0], pass: number): Promise<RateFigures> {
  const state = await world.engine.state(session);
  return figuresSchema.parse(state?.outputs[`loop[${pass}]/rate` as Path]?.figures) as RateFigures;
}

test("everything that a panel of fifteen computes is as the file expects it", async () => {
  const { replayed } = await panel();
  expect(replayed.results).toEqual(computed(file));
  expect(replayed).toMatchObject({ skipped: [], notYet: [] });
});

test("“any eligible panelist may undo a change of wording, anonymously; the words are restored”", async () => {
  const { world, table } = await panel();
  const state = await world.engine.state(table.session);
  const first = state?.outputs["items" as Path];
  const { undone } = (first?.figures ?? { undone: [] }) as { undone: string[] };
  expect(undone).toHaveLength(1);
  const restored = state?.items[undone[0] as never]?.mergedFrom ?? [];
  expect(restored).toHaveLength(2);
  expect(first?.items).toEqual(expect.arrayContaining([...restored]));
  expect(first?.items).not.toContain(undone[0]);
  for (const id of restored) expect(state?.items[id]?.label).toEqual({ as: "nobody" });
  // They are put together once more with the words that were missing, and that stands.
  expect(state?.outputs["items-again" as Path]?.items).toHaveLength(18);
});

test("“last value before close counts; no trace of the earlier one”", async () => {
  const changed = await panel();
  const same = await panel(undefined, (scenario) => ({
    ...scenario,
    script: scenario.script.filter(({ action }) => action !== "changeRating"),
  }));
  expect(changed.replayed).toEqual(same.replayed);
  const versions = [changed, same].map(async ({ world, table }) => (await world.engine.state(table.session))?.version);
  expect(await versions[0]).toBe(await versions[1]);
});

test("“14 of 15 answered”, and the stop rule is evaluated with “13 answered”", async () => {
  const { world, table } = await panel();
  expect(await rated(world, table.session, 1)).toMatchObject({ panel: 15, ballots: 14, stop: { stop: false, why: "another" } });
  expect(await rated(world, table.session, 2)).toMatchObject({ ballots: 13, stop: { stop: true, why: "stable" } });
});

test("“each panelist sees own rating, group median and IQR, and reasons without author”; nobody is asked for one before there is a range", async () => {
  const seen = new Map<string, string>();
  const { refusals, table, world } = await panel(async (act, { seats }) => {
    if (act.action !== "open" || act.pass !== 2) return;
    for (const id of ["e04", "e05"]) seen.set(id, JSON.stringify((await seats.get(id)?.page(true))?.now));
  });
  expect(refusals).toEqual([]);
  const own = { e04: 7, e05: 8 };
  for (const [id, value] of Object.entries(own)) {
    const statement = seen.get(id)?.split("Publish the same gauge readings on one page every day.")[1]?.slice(0, 300);
    expect(statement).toContain("median 7.5, the middle half from 6.25 to 8.");
    expect(statement).toContain(`Your own answer in the pass before: ${value}.`);
    // The first pass has no reasons: nothing was published that an answer could be outside of.
    expect(seen.get(id)).not.toContain("Without observers each side");
  }
  const results = JSON.stringify((await table.voices[0]?.page())?.results);
  expect(results).toContain("Works now in progress are the real fear.");
  expect(results).not.toContain("Canaryexpert");
  const state = await world.engine.state(table.session);
  const reasons = Object.values(state?.items ?? {}).filter((item) => item?.about !== undefined);
  expect(reasons.map((item) => item?.label)).toEqual([{ as: "nobody" }, { as: "nobody" }]);
});

test("“figures already published stay as they are and are never recomputed”; “later passes are without e13”", async () => {
  let before: unknown = null;
  const { world, table } = await panel(async (act, { world: here, table: there }) => {
    if (act.action === "leave") before ??= (await here.engine.state(there.session))?.outputs["loop[1]/rate" as Path];
  });
  const state = await world.engine.state(table.session);
  expect(before).not.toBeNull();
  expect(state?.outputs["loop[1]/rate" as Path]).toEqual(before);
  const left = Object.values(state?.members ?? {}).filter((member) => member?.state === "left");
  expect(left).toHaveLength(1);
  expect(figuresSchema.parse(state?.outputs["rank" as Path]?.figures)).toMatchObject({ ballots: 13 });
});

/** Zones are never joined to a person: a reminder that comes at its own moment tells where somebody is. So one moment is for all. */
test("“each panelist at 09:00-18:00 of their own zone”: one reminder for all, at an hour that is waking for as many as any hour can be", async () => {
  const { participants } = read(file) as unknown as { participants: readonly { readonly tz: string }[] };
  const hours = { zones: [...new Set(participants.map(({ tz }) => tz))], from: 9, to: 18, rest: [] };
  const clocks = hours.zones.map((timeZone) => new Intl.DateTimeFormat("en-GB", { hour: "numeric", hourCycle: "h23", timeZone }));
  const awakeAt = (at: number): number =>
    clocks.map((clock) => Number(clock.format(at))).filter((hour) => hour >= hours.from && hour < hours.to).length;
  let run: Run | undefined;
  let plan: Plan | undefined;
  await panel(async (act, { world, table }) => {
    if (act.action !== "remind") return;
    const state = await world.engine.state(table.session);
    run = state?.runs["r1" as Path] as Run;
    plan = state?.plan;
  });
  if (!run || !plan) throw new Error("nobody was to be reminded");
  expect(hours.zones.length).toBeGreaterThan(5);
  // From Tokyo's morning to California's evening there is no hour that is everybody's: the best there is, whenever the window began.
  const most = Math.max(...Array.from({ length: 24 }, (_, hour) => awakeAt(Date.UTC(2026, 10, 16, hour))));
  for (let hour = 0; hour < 24; hour++) {
    const opened = { ...run, dueAt: (run.dueAt ?? 0) + hour * 3_600_000 };
    expect(awakeAt(reminderAt(opened, { ...plan, hours }) ?? 0)).toBe(most);
  }
});

test("no name of a panelist is in the results, in what is logged, or in the state", async () => {
  const { world, table, replayed } = await panel();
  const seen = JSON.stringify([replayed, world.logged, await world.engine.state(table.session)]);
  for (const canary of read(file).canaries?.neverInAnyOutputOrLog ?? []) expect(seen).not.toContain(canary);
});
