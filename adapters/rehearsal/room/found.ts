import type { Engine } from "../../../src/engine/engine.ts";
import type { Guest } from "../../../src/engine/found.ts";
import type { Random } from "../../../src/model/command.ts";
import type { Instant } from "../../../src/model/ids.ts";
import type { Planning } from "../../web/planning.ts";
import { cast, FACILITATOR, mannerOf, PROTOCOL, setupOf, sideName } from "./cast.ts";
import { goIn, type Ask, type Door } from "./door.ts";
import { offered } from "./moves.ts";
import type { Chair, Rehearsal } from "./rehearsal.ts";

export interface Founding {
  readonly engine: Engine;
  readonly plan: Planning;
  readonly ask: Ask;
  readonly chance: Random;
  readonly pace: number;
  readonly now: Instant;
  readonly endsAt: Instant;
  readonly erasedAfterMs: number;
}

/** A real session, planned and founded as any other. Its people come in by their links and stand ready, the terms unread. */
export async function found({ engine, plan, ask, chance, pace, now, endsAt, erasedAfterMs }: Founding): Promise<Rehearsal> {
  const planned = plan.plan(PROTOCOL, setupOf(pace, erasedAfterMs), "en");
  if (!planned.ok) throw new Error("REHEARSAL_NOT_PLANNED");
  const lead: Guest = { name: FACILITATOR, fullName: null, role: "facilitator", side: null };
  const { session, place } = await engine.found(planned.prepared, lead);
  try {
    const { sides } = planned.prepared.plan;
    const guests = cast.map(({ name, side }): Guest => ({ name, fullName: null, role: "delegate", side: sides[side]?.id ?? null }));
    const invited = await engine.invite({ session, person: place.person, locale: "en" }, guests);
    if (!invited.ok) throw new Error("REHEARSAL_NOT_INVITED");
    const chairs: Chair[] = [];
    for (const [index, each] of [place, ...invited.places].entries())
      chairs.push(chairOf(index, each.guest, await comeIn(ask, each.secret), now, chance));
    return { session, chairs, chance, endsAt };
  } catch (error) {
    await engine.eraseRehearsal(session);
    throw error;
  }
}

/** The facilitator opens at once; the others look up one after the other. */
function chairOf(index: number, { name, role }: Guest, door: Door, now: Instant, chance: Random): Chair {
  const leads = role === "facilitator";
  return {
    name,
    role,
    side: leads ? null : sideName(cast[index - 1]?.side ?? 0),
    leads,
    door,
    manner: leads ? { cards: [], lines: [], turns: 0 } : mannerOf(index - 1),
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
