import { setTimeout as sleep } from "node:timers/promises";
import type { Transport } from "./delivery.ts";
import type { Faults } from "./faults.ts";
import type { Json } from "./json.ts";
import type { State } from "./state.ts";

export interface Delivered {
  readonly eventId: string;
  readonly outcome: "acked" | "given up";
  readonly attempts: number;
}

export interface Events {
  /** Sends an event in its envelope, and again while it is not acknowledged. Null: the app does not subscribe to it. */
  emit(event: Json & { readonly type: string }, about?: { readonly isShared?: boolean }): Promise<Delivered | null>;
  /** Resolves when nothing is on its way. */
  idle(): Promise<void>;
  close(): void;
}

export interface EventSettings {
  readonly subscribed: readonly string[];
  /** How long Slack waits before each of its three retries. */
  readonly retriesMs: readonly number[];
  readonly isHttp: boolean;
}

/** The Events API: envelopes, retries and, when ordered, duplicates. */
export function someEvents(state: State, faults: Faults, transport: Transport, settings: EventSettings): Events {
  const { isHttp, retriesMs, subscribed } = settings;
  const underway = new Set<Promise<unknown>>();
  const closing = new AbortController();
  const reasonOf = (status: string): string => {
    if (!isHttp) return "timeout";
    return status === "refused" ? "http_error" : status === "unreachable" ? "connection_failed" : "http_timeout";
  };

  async function deliver(payload: Json, eventId: string): Promise<Delivered> {
    let reason = "";
    for (let attempt = 0; attempt <= retriesMs.length; attempt++) {
      if (attempt > 0) await sleep(retriesMs[attempt - 1] ?? 0, undefined, { signal: closing.signal });
      await Promise.race([transport.ready(), closed]);
      if (closing.signal.aborted) break;
      const receipt = await transport.send({ kind: "events_api", payload, retry: attempt > 0 ? { attempt, reason } : null });
      if (receipt.status === "acked") {
        if (faults.takeDuplicate()) {
          await transport.send({ kind: "events_api", payload, retry: { attempt: attempt + 1, reason: reasonOf("timed out") } });
        }
        return { eventId, outcome: "acked", attempts: attempt + 1 };
      }
      if (receipt.status === "refused" && receipt.isFinal) return { eventId, outcome: "given up", attempts: attempt + 1 };
      reason = reasonOf(receipt.status);
    }
    return { eventId, outcome: "given up", attempts: retriesMs.length + 1 };
  }

  const closed = new Promise<void>((resolve) => closing.signal.addEventListener("abort", () => resolve()));

  return {
    async emit(event, { isShared = false } = {}) {
      const isFarewell = event.type === "app_uninstalled" || event.type === "tokens_revoked";
      if (!subscribed.includes(event.type) || (!state.isInstalled && !isFarewell)) return null;
      const eventId = state.ids.id("Ev");
      const at = state.clock.ts();
      const payload: Json = {
        token: state.tokens.verification,
        team_id: state.team.id,
        context_team_id: state.team.id,
        context_enterprise_id: null,
        api_app_id: state.app.id,
        event: { ...event, event_ts: at },
        type: "event_callback",
        event_id: eventId,
        event_time: Math.floor(Number(at)),
        authorizations: [
          { enterprise_id: null, team_id: state.team.id, user_id: state.bot.id, is_bot: true, is_enterprise_install: false },
        ],
        is_ext_shared_channel: isShared,
        event_context: `4-${state.ids.secret()}`,
      };
      const delivery = deliver(payload, eventId).catch((): Delivered => ({ eventId, outcome: "given up", attempts: retriesMs.length + 1 }));
      underway.add(delivery);
      try {
        return await delivery;
      } finally {
        underway.delete(delivery);
      }
    },
    async idle() {
      while (underway.size > 0) await Promise.all(underway);
    },
    close: () => closing.abort(),
  };
}
