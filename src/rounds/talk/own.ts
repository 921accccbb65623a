import type { FloorEvent, Floor } from "../../floor/state.ts";
import type { SaidLine } from "../../model/effect.ts";
import type { ItemId } from "../../model/ids.ts";

/** What was typed: ids only. process: a word of the facilitator about the procedure. answer: of the item's author. */
export interface Line extends SaidLine {
  readonly as: Exclude<SaidLine["as"], "announcement">;
}

export interface TalkOwn {
  readonly floor: Floor;
  /** Which of the round's input is talked about, from 0. */
  readonly segment: number;
  /** The last lines; earlier ones are not shown again. */
  readonly lines: readonly Line[];
  /** Captured points: the round's output. */
  readonly points: readonly ItemId[];
  /** Those who have said nothing on this item yet are invited to, each on their own page. Nothing says who they are. */
  readonly isSilentInvited: boolean;
}

export type TalkEvent =
  | FloorEvent
  | { readonly type: "lineSaid"; readonly line: Line }
  | { readonly type: "silentInvited" }
  | { readonly type: "itemReached"; readonly segment: number }
  | { readonly type: "pointCaptured"; readonly item: ItemId };
