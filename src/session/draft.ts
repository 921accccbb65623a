import type { Context, Decision, PlainText, Refusal } from "../model/command.ts";
import type { Event } from "../model/event.ts";
import type { KindDecision, Kinds } from "../model/kind.ts";
import type { Run, Session } from "../model/session.ts";
import { evolve } from "./evolve.ts";

/**
 * A decision in the making. Deciding often means several events, each of which must see what the one before it did
 * (a round ends, so the next begins, so its box opens); a draft folds every event as it is put down.
 */
export interface Draft {
  readonly ctx: Context;
  readonly kinds: Kinds;
  readonly now: Session;
  put(event: Event): void;
  say(texts: readonly PlainText[]): void;
  decision(): Decision;
}

export function draftOf(session: Session, ctx: Context, kinds: Kinds): Draft {
  let state = session;
  const events: Event[] = [];
  const texts: PlainText[] = [];
  return {
    ctx,
    kinds,
    get now() {
      return state;
    },
    put(event) {
      events.push(event);
      state = evolve(state, event, kinds);
    },
    say(more) {
      texts.push(...more);
    },
    decision: () => ({ ok: true, events, texts }),
  };
}

/** Puts down what a round kind decided. */
export function putKind(draft: Draft, run: Run, decision: KindDecision<unknown>): void {
  draft.say(decision.texts ?? []);
  if (decision.items?.length) draft.put({ type: "itemsMade", path: run.path, items: decision.items });
  for (const event of decision.events) draft.put({ type: "kindEvent", path: run.path, event });
}

export function refuse(reason: string, args?: Refusal["args"]): Decision {
  return { ok: false, refusal: args ? { reason, args } : { reason } };
}

export const changeNothing: Decision = { ok: true, events: [], texts: [] };
