import type { PersonId, SessionId } from "../../src/model/ids.ts";
import type { Event } from "../../src/model/event.ts";
import type { Caller, Intent } from "../../src/platform/port.ts";

/** Where a process keeps its things. Handed over as JSON in the first argument. */
export interface Place {
  readonly databaseUrl?: string;
  readonly redisUrl?: string;
  readonly dataFolder: string;
  readonly keys: string;
  readonly name: string;
}

/** At these points of its work a process kills itself, as power that fails would. */
export type Point = `${"claimed" | "finishing"}:${"settle" | "compose" | "destroyKey"}` | `${"uncommitted" | "committed"}:${Event["type"]}`;

export interface Start {
  readonly place: Place;
  readonly dieAt: Point | null;
}

export interface Seat {
  readonly name: string;
  readonly caller: Caller;
}

export interface Seats {
  readonly session: SessionId;
  readonly facilitator: Seat;
  readonly voices: readonly Seat[];
}

export type Ask =
  | { readonly do: "plan"; readonly names: readonly string[] }
  | { readonly do: "act"; readonly caller: Caller; readonly intent: Intent }
  | { readonly do: "page"; readonly caller: Caller }
  | { readonly do: "artefact"; readonly caller: Caller }
  | { readonly do: "left"; readonly session: SessionId }
  | { readonly do: "dieAt"; readonly point: Point };

/** What lies in the store when all is over. */
export interface Left {
  readonly events: readonly Event[];
  readonly keys: readonly string[];
}

export type Reply = { readonly id: number } & ({ readonly value: unknown } | { readonly fault: string });

export const callerOf = (session: SessionId, person: PersonId): Caller => ({ session, person, locale: "en" });
