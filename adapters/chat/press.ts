import type { Path, SessionId } from "../../src/model/ids.ts";

/** What a button says that is of no session yet: a new one is to be planned, or one is to be brought here by a code. */
export type ToPlan = { readonly does: "plan" } | { readonly does: "code" };

/**
 * What a button says when it is pressed: which session, which round, what is wanted. Ids of sessions, rounds and items only,
 * never of a person; whoever presses is told by the platform. How it is carried is the platform's (`press.ts`, `ids.ts`).
 */
export interface Press {
  readonly session: SessionId;
  /** `page`: one's own page. `form`: a form of it. `do`: a command. `more`: the next leaf of a long page. `browser`: the way to it. */
  readonly does: "page" | "form" | "do" | "more" | "browser";
  readonly path?: Path;
  readonly command?: string;
  readonly args?: Readonly<Record<string, string>>;
  readonly leaf?: number;
}

/** Of no conversation that there is. */
export const isOfNone = (press: Press | ToPlan): press is ToPlan => press.does === "plan" || press.does === "code";

/** What is asked before something grave is done: a sentence's key. */
export const sureKey = (press: Press | ToPlan): string =>
  !isOfNone(press) && press.command === "unlink" ? "room.places.sure" : "room.sure";
