import type { Refusal } from "../model/command.ts";
import type { FloorEvent } from "./state.ts";

/** What a policy answers to an act: what happened first (what follows from it is added by `decideFloor`), or why not. */
export type FloorAnswer = { readonly ok: true; readonly events: readonly FloorEvent[] } | { readonly ok: false; readonly refusal: Refusal };

export const happened = (...events: readonly FloorEvent[]): FloorAnswer => ({ ok: true, events });

export function refuse(reason: string, args?: Refusal["args"]): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal: args ? { reason, args } : { reason } };
}
