import type { Engine } from "../../../src/engine/engine.ts";
import type { Guest, Place } from "../../../src/engine/found.ts";
import type { Random } from "../../../src/model/command.ts";
import type { Instant } from "../../../src/model/ids.ts";
import type { Planning } from "../../planning.ts";
import { castOf, FACILITATOR, setupOf, sideName } from "./cast.ts";
import { goIn, type Ask, type Door } from "./door.ts";
import { offered } from "./moves.ts";
import type { Chair, Rehearsal } from "./rehearsal.ts";
import type { Manner, Staging } from "./staging.ts";

export interface Founding {
  readonly engine: Engine;
  readonly plan: Planning;
  readonly ask: Ask;
  readonly chance: Random;
  readonly staging: Staging;
  readonly pace: number;
  readonly now: Instant;
  readonly endsAt: Instant;
  readonly erasedAfterMs: number;
}

const SAYS_NOTHING: Manner = { cards: () => [], lines: () => [], turns: 0, points: () => [] };

/** A real session, planned and founded as any other. Its people come in by their links and stand ready, the terms unread. */
export async function found(founding: Founding): Promise<Rehearsal> {
  const { engine, plan, staging, ask, chance, pace, now, endsAt, erasedAfterMs } = founding;
  const planned = plan.plan(staging.protocol, setupOf(staging, pace, erasedAfterMs), "en");
  if (!planned.ok) throw new Error("REHEARSAL_NOT_PLANNED");
  const lead: Guest = { name: FACILITATOR, fullName: null, role: "facilitator", side: null };
  const { sides } = planned.prepared.plan;
  const cast = castOf(staging);
  const guests = cast.map(({ name, side }): Guest => ({ name, fullName: null, role: "delegate", side: sides[side]?.id ?? null }));
  const { session, place, places } = await engine.found(planned.prepared, lead, { guests, until: endsAt });
  try {
    const chairs: Chair[] = [];
    for (const [index, each] of [place, ...places].entries()) {
      const sits = cast[index - 1];
      const manner = sits ? staging.manner(index - 1) : SAYS_NOTHING;
      chairs.push(chairOf(each, sits ? sideName(sits.side) : null, manner, await comeIn(ask, each.secret), { now, chance }));
    }
    return { session, chairs, chance, endsAt };
  } catch (error) {
    await engine.eraseRehearsal(session);
    throw error;
  }
}

/** The facilitator opens at once; the others look up one after the other. */
function chairOf(
  { person, guest: { name, role } }: Place,
  side: string | null,
  manner: Manner,
  door: Door,
  { now, chance }: Pick<Founding, "now" | "chance">,
): Chair {
  const leads = role === "facilitator";
  return {
    person,
    name,
    role,
    side,
    leads,
    door,
    manner,
    did: new Map(),
    isTaken: false,
    isGone: false,
    dueAt: leads ? now + 1_000 : now + 1_500 + chance.int(3_000),
    idleIn: null,
    waitedFor: null,
  };
}

async function comeIn(ask: Ask, secret: string): Promise<Door> {
  const door = await goIn(ask, secret);
  const join = offered((await door.look()) ?? [], "join");
  if (join) await door.send(join);
  return door;
}
