import type { Prepared } from "../src/protocol/prepared.ts";
import type { ItemId } from "../src/model/ids.ts";
import type { Step } from "../src/model/vocabulary.ts";
import { each } from "./all.ts";
import { embeddedBacking } from "./backing.ts";
import { aHouse, planned, type House } from "./house.ts";
import { figure, median, type Measurement } from "./measurement.ts";
import { anIdea, aRoom, fill, isAt, next, seal, untilIt, type Room } from "./room.ts";
import { keysIn } from "./server.ts";

const PEOPLE = 60;
const IDEAS_EACH = 5;
const RUNS = 3;
/** Divides the plan's times, so that a last call takes a third of a second. */
const PACE = 100;
const TARGET_MS = 2_000;

/**
 * 60 people wrote 300 items and ranked them: from the commit that closes the ranking, through settling it, to the
 * commit of the composed draft. One process on the embedded database. Median of three sessions.
 */
export const recap: Measurement = {
  name: "recap",
  async run({ note }) {
    const backing = await embeddedBacking();
    try {
      const { databaseUrl, folder, name } = backing;
      const house = await aHouse({ databaseUrl, name, dataFolder: folder, keys: keysIn(folder) }, { works: true });
      try {
        const took: number[] = [];
        for (let run = 0; run < RUNS; run++) took.push(await once(house));
        note(`${took.map((ms) => ms.toFixed(0)).join(", ")} ms`);
        return [figure("recap of 300 items", "ms", median(took), TARGET_MS)];
      } finally {
        await house.close();
      }
    } finally {
      await backing.remove();
    }
  },
};

async function once(house: House): Promise<number> {
  const room = await aRoom(house, short(planned(house.library, 8, { pace: PACE })), PEOPLE);
  const { session, lead } = room;
  await fill(house, room);
  await next(house, session, lead.person);
  await untilIt(house, session, isAt("silent"));
  await write(house, room);
  await next(house, session, lead.person);
  const { items } = await untilIt(house, session, isAt("vote1"));
  const ids = Object.keys(items) as ItemId[];
  if (ids.length !== PEOPLE * IDEAS_EACH) throw new Error(`there are ${ids.length} items`);
  await vote(house, room, ids);
  const closed = Promise.withResolvers<number>();
  const composed = Promise.withResolvers<number>();
  house.onCommit((moved, events, at) => {
    if (moved !== session) return;
    const paths = events.flatMap((event) => (event.type === "phaseClosed" ? [event.path as string] : []));
    if (paths.includes("vote1")) closed.resolve(at);
    if (paths.includes("out-rankedList")) composed.resolve(at);
  });
  await next(house, session, lead.person);
  return -(await closed.promise) + (await composed.promise);
}

/** Writing, ranking and the report alone: every item of the one goes into the others. */
function short(prepared: Prepared): Prepared {
  const kept = prepared.plan.steps.filter((step) => ["terms", "silent", "vote1", "out-rankedList"].includes(step.id));
  const steps = kept.map((step): Step => {
    if (step.kind === "judge") return { ...step, items: { ...step.items, from: ["silent"] } };
    return step.kind === "report" ? { ...step, basis: { from: ["vote1"] } } : step;
  });
  return { ...prepared, plan: { ...prepared.plan, steps } };
}

const write = (house: House, { session, places }: Room): Promise<unknown> =>
  each(places, 8, async ({ person }, who) => {
    for (let nth = 0; nth < IDEAS_EACH; nth++) {
      const text = anIdea(who, nth + 1);
      await seal(house, { session, person, locale: "en" }, "silent", { do: "write", key: `measured-${nth}`, text });
    }
  });

const vote = (house: House, { session, places }: Room, ids: readonly ItemId[]): Promise<unknown> =>
  each(places, 8, async ({ person }, who) => {
    const ranking = Array.from({ length: 5 }, (_, nth) => ids[(who * 7 + nth * 31) % ids.length]);
    await seal(house, { session, person, locale: "en" }, "vote1", { ballot: { ranking } });
  });
