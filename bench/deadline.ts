import { setTimeout as delay } from "node:timers/promises";
import type { Prepared } from "../src/protocol/prepared.ts";
import type { SessionId } from "../src/model/ids.ts";
import { count, each } from "./all.ts";
import { backings, type Backing } from "./backing.ts";
import { bareJobs } from "./deadline-peer.ts";
import { aHouse, planned, type House } from "./house.ts";
import { figure, median, p99, type Figure, type Measurement, type Options } from "./measurement.ts";
import { aRoom, must } from "./room.ts";
import { keysIn } from "./server.ts";

const SESSIONS = 1_000;
const QUICK_SESSIONS = 300;
/** They come due spread over this. */
const WITHIN_MS = 5_000;
/** So many are made first, to learn how long all will take. */
const TRIAL = 40;
const BUDGET_MS = 250;

/**
 * 1,000 live sessions whose first round comes due within five seconds: from the moment a timer is due until the event
 * it caused is committed; one process works. On every tier there is. The peer: as many bare delayed jobs of BullMQ, due
 * at the same distances, on the same backend with the same settings, until the first line of the job.
 */
export const deadline: Measurement = {
  name: "deadline",
  async run(options) {
    const figures: Figure[] = [];
    for (const open of await backings()) {
      const backing = await open();
      try {
        figures.push(await onTier(backing, options));
      } finally {
        await backing.remove();
      }
    }
    return figures;
  },
};

async function onTier(backing: Backing, { quick, note }: Options): Promise<Figure> {
  const { late, dues } = await sessions(backing, quick ? QUICK_SESSIONS : SESSIONS);
  const first = Math.min(...dues);
  const shift = Date.now() + 4_000 - first;
  const bare = await bareJobs(
    backing,
    dues.map((due) => due + shift),
  );
  note(
    `${backing.tier}: due within ${((Math.max(...dues) - first) / 1000).toFixed(1)} s; ` +
      `median ${median(late).toFixed(0)} ms, worst ${Math.max(...late).toFixed(0)} ms; bare median ${median(bare).toFixed(0)} ms`,
  );
  return figure(`deadline p99, ${late.length} on ${backing.tier}`, "ms", p99(late), BUDGET_MS, {
    name: "bare BullMQ job",
    value: p99(bare),
  });
}

async function sessions(
  { databaseUrl, redisUrl, name, folder }: Backing,
  number: number,
): Promise<{ late: readonly number[]; dues: readonly number[] }> {
  const house = await aHouse(
    { databaseUrl, redisUrl: redisUrl ?? undefined, name, dataFolder: folder, keys: keysIn(folder) },
    { works: true },
  );
  try {
    const opened = await openAll(house, number);
    const dues = new Map<SessionId, number>();
    for (const { session, dueAt } of await house.parts.store.timersBefore(Date.now() + 600_000, number * 2))
      if (dueAt > Date.now()) dues.set(session, dueAt);
    if (dues.size < number) throw new Error(`${dues.size} of ${number} timers are still to come: opening took too long`);
    const late = new Map<SessionId, number>();
    house.onCommit((session, _events, at) => {
      const due = dues.get(session);
      if (due !== undefined && at >= due && !late.has(session)) late.set(session, at - due);
    });
    const until = Math.max(...dues.values()) + 30_000;
    while (late.size < opened.length && Date.now() < until) await delay(50);
    if (late.size < opened.length) throw new Error(`${opened.length - late.size} timers did not ring`);
    return { late: [...late.values()], dues: [...dues.values()] };
  } finally {
    await house.close();
  }
}

/** Founds and opens sessions. Each is given as much time as is left until its place in the five seconds. */
async function openAll(house: House, number: number): Promise<readonly SessionId[]> {
  const prepared = planned(house.library, 8);
  const began = Date.now();
  const open = async (dueAt: number): Promise<SessionId> => {
    const { session, lead } = await aRoom(house, lasting(prepared, dueAt - Date.now()), 1);
    await must(house, session, { type: "open", by: lead.person });
    return session;
  };
  await each(count(TRIAL), 10, () => open(began + 3_600_000));
  const first = Date.now() + ((Date.now() - began) / TRIAL) * number * 1.2 + 3_000;
  return each(count(number), 10, (nth) => open(first + (nth * WITHIN_MS) / number));
}

function lasting(prepared: Prepared, ms: number): Prepared {
  const [terms, ...rest] = prepared.plan.steps;
  if (!terms || "steps" in terms) throw new Error("the plan does not begin with the terms");
  const timing = { ...terms.timing, live: ms / 60_000, async: null };
  return { ...prepared, plan: { ...prepared.plan, steps: [{ ...terms, timing }, ...rest] } };
}
