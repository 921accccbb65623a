import { AuditLogEvent } from "discord-api-types/v10";
import type { Json } from "../slack/json.ts";
import type { Overwrite, State } from "./state.ts";

interface Wanted {
  readonly by: string;
  readonly target: string | null;
  readonly reason?: string | null;
  readonly changes?: readonly Json[];
  readonly options?: Json;
}

/** Writes into the audit log, which everybody with VIEW_AUDIT_LOG reads for 45 days. */
export function note(
  { audit, clock, ids }: State,
  action: AuditLogEvent,
  { by, target, reason = null, changes = [], options }: Wanted,
): void {
  audit.push({ id: ids.id(), action, by, target, reason, changes, options: options ?? null, at: new Date(clock.now()) });
}

/** The changes between two states of the same thing. */
export const changesOf = (before: Json, after: Json): readonly Json[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((key) => before[key] !== after[key])
    .map((key) => ({
      key,
      ...(before[key] !== undefined && { old_value: before[key] }),
      ...(after[key] !== undefined && { new_value: after[key] }),
    }));

const described = (overwrite: Overwrite | undefined): Json =>
  overwrite ? { id: overwrite.id, type: overwrite.type, allow: String(overwrite.allow), deny: String(overwrite.deny) } : {};

/** An overwrite made, changed or taken away: the entry names whose it is. */
export function noteOverwrite(
  state: State,
  { channelId, by, reason }: { readonly channelId: string; readonly by: string; readonly reason: string | null },
  before: Overwrite | undefined,
  after: Overwrite | undefined,
): void {
  const either = after ?? before;
  if (!either || (before && after && before.allow === after.allow && before.deny === after.deny)) return;
  const action = !before
    ? AuditLogEvent.ChannelOverwriteCreate
    : after
      ? AuditLogEvent.ChannelOverwriteUpdate
      : AuditLogEvent.ChannelOverwriteDelete;
  note(state, action, {
    by,
    target: channelId,
    reason,
    changes: changesOf(described(before), described(after)),
    options: {
      id: either.id,
      type: String(either.type),
      ...(either.type === 0 && { role_name: state.roles.get(either.id)?.name ?? "" }),
    },
  });
}
