import { createHash } from "node:crypto";
import type { ProgrammeId, SessionId } from "../model/ids.ts";
import type { Session } from "../model/session.ts";
import { isRehearsal } from "./rehearsal-id.ts";

/** What a host may know of a session. Held and locked are the room's own affair. */
export interface Numbered {
  readonly number: string;
  readonly state: "planned" | "running" | "ended" | "destroyed";
}

/**
 * The number people call a session by when they talk to the host, as `4821-9307`. Made from the id, so it is the same
 * everywhere and for ever, and tells neither the order nor the number of sessions.
 */
export function numberOf(session: SessionId | ProgrammeId): string {
  const digits = String(createHash("sha256").update(`parley/number/${session}`).digest().readUInt32BE() % 1e8).padStart(8, "0");
  return `${digits.slice(0, 4)}-${digits.slice(4)}`;
}

/** Conversations; rehearsals are none. */
export function numbered(rows: readonly { readonly id: SessionId; readonly status: Session["status"] }[]): readonly Numbered[] {
  return rows
    .filter(({ id }) => !isRehearsal(id))
    .map(({ id, status }) => ({ number: numberOf(id), state: status === "held" || status === "locked" ? "running" : status }) as const)
    .sort((one, other) => (one.number < other.number ? -1 : 1));
}
