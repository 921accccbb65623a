import type { Json } from "./json.ts";

/** One payload on its way to the app. */
export interface Parcel {
  readonly kind: "events_api" | "slash_commands" | "interactive";
  readonly payload: Json;
  /** Set when an event is delivered again. */
  readonly retry: { readonly attempt: number; readonly reason: string } | null;
}

/** What became of a parcel. `lost`: the connection that carried it went away before an answer. */
export type Receipt =
  | { readonly status: "acked"; readonly body: unknown }
  | { readonly status: "timed out" | "lost" | "unreachable" }
  | { readonly status: "refused"; readonly httpStatus: number; readonly isFinal: boolean };

/** A way to the app. */
export interface Transport {
  send(parcel: Parcel): Promise<Receipt>;
  /** Resolves when it makes sense to send. */
  ready(): Promise<void>;
  close(): Promise<void>;
}
