import { evolveFloor } from "../../floor/evolve.ts";
import type { TalkEvent, TalkOwn } from "./own.ts";

/** Lines that stay on the page. The state is folded and stored again and again, so it must not grow with the talk. */
const keptLines = 50;

export function evolve(own: TalkOwn, event: TalkEvent): TalkOwn {
  switch (event.type) {
    case "lineSaid":
      return { ...own, lines: [...own.lines, event.line].slice(-keptLines) };
    case "itemReached":
      return { ...own, segment: event.segment, isSilentInvited: false };
    case "silentInvited":
      return { ...own, isSilentInvited: true };
    case "pointCaptured":
      return { ...own, points: [...own.points, event.item] };
    default:
      return { ...own, floor: evolveFloor(own.floor, event) };
  }
}
