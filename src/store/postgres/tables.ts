import type { Generated, Kysely } from "kysely";
import type { BoxId, Day, EffectId, Instant, KeyId, PersonId, ProgrammeId, SessionId, TextId } from "../../model/ids.ts";
import type { Effect, QueueName } from "../../model/effect.ts";
import type { Session } from "../../model/session.ts";
import type { Event } from "../../model/event.ts";

/**
 * The tables as they are after the last migration. Nothing has a time of writing: who wrote when would tell who wrote
 * what. Instants are `double precision`, which holds every millisecond exactly, and which the driver reads as a number.
 */
export interface Tables {
  readonly sessions: {
    readonly id: SessionId;
    readonly version: number;
    readonly status: Session["status"];
    readonly key: KeyId;
    readonly artefact_key: KeyId;
  };
  readonly events: { readonly session: SessionId; readonly version: number; readonly body: Json<Event> };
  readonly snapshots: { readonly session: SessionId; readonly version: number; readonly body: Json<Session> };
  readonly texts: { readonly id: TextId; readonly session: SessionId; readonly under: "session" | "artefact"; readonly ciphertext: Buffer };
  readonly roster: { readonly session: SessionId; readonly person: PersonId; readonly ciphertext: Buffer };
  readonly boxes: { readonly id: BoxId; readonly session: SessionId; readonly key: KeyId; readonly state: "open" | "frozen" };
  readonly entries: { readonly box: BoxId; readonly token: string; readonly ciphertext: Buffer };
  readonly timers: { readonly session: SessionId; readonly key: string; readonly due_at: Instant };
  readonly effects: {
    readonly id: EffectId;
    readonly session: SessionId;
    readonly queue: QueueName;
    readonly body: Json<Effect>;
    readonly state: "pending" | "sending";
    /** From then on it may be claimed: the retry of a waiting one, the end of the claim of one under way. */
    readonly free_at: Instant;
    readonly attempts: number;
    /** A claim ran out once: nobody knows whether its worker got as far as the platform. */
    readonly unsure: boolean;
    readonly code: string | null;
  };
  readonly links: {
    readonly hash: string;
    readonly session: SessionId | null;
    readonly person: PersonId | null;
    readonly seat: string;
    readonly expires_at: Instant;
    readonly number: Generated<string | null>;
    readonly tries: Generated<number>;
    readonly used: Generated<boolean>;
    readonly means: Generated<"browser" | "place" | null>;
  };
  readonly places: { readonly session: SessionId; readonly mark: string; readonly ciphertext: Buffer };
  readonly accounts: { readonly mark: string; readonly session: SessionId; readonly person: PersonId };
  readonly posts: { readonly session: SessionId; readonly name: string; readonly ciphertext: Buffer };
  /** Things of the host's, of no session. */
  readonly notes: { readonly mark: string; readonly ciphertext: Buffer };
  /** Deliveries of chat platforms that have come, so that one that comes again is known. */
  readonly arrivals: { readonly mark: string; readonly until: Instant };
  readonly programmes: { readonly id: ProgrammeId; readonly version: number; readonly ends_on: Day; readonly ciphertext: Buffer };
  readonly papers: { readonly programme: ProgrammeId; readonly id: string; readonly ciphertext: Buffer };
  readonly house: { readonly name: string; readonly value: string };
  readonly devices: {
    readonly seat: string;
    readonly device: string;
    readonly session: SessionId | null;
    readonly person: PersonId | null;
    readonly pin: Generated<string | null>;
    readonly locked: Generated<boolean>;
    readonly tries: Generated<number>;
  };
}

export type Db = Kysely<Tables>;

/** Written as JSON text by `json`, read as a value. */
type Json<T> = T;
