import { clock } from "../../../floor/clock.ts";
import { mayEverSit, nextToStand, sits } from "../../../floor/seats.ts";
import type { Seats } from "../../../floor/state.ts";
import type { Block } from "../../../model/card.ts";
import type { Instant, PersonId } from "../../../model/ids.ts";
import { button, named, note } from "./parts.ts";

/** Who sits in the middle, which everybody sees, and how many seats are free. */
export function middle(floor: Seats): readonly Block[] {
  const free = floor.seats + floor.open - floor.sitting.length;
  const whose: Block[] =
    floor.side === null ? [] : [{ is: "text", tone: "small", words: { say: "talk.seats.circleOf", with: { side: { side: floor.side } } } }];
  return [
    { is: "text", tone: "plain", words: { say: "talk.seats.middle", with: { sitting: floor.sitting.length, free } } },
    ...(floor.sitting.length === 0
      ? []
      : [{ is: "list", ordered: false, entries: floor.sitting.map((each) => named(each.person)) } as const]),
    ...whose,
  ];
}

/** What somebody in the middle, or outside, can do about a seat. */
export function seatBlocks(floor: Seats, person: PersonId, now: Instant): readonly Block[] {
  if (sits(floor, person)) return [...untilWhen(floor, person, now), button({ do: "stand" }, "talk.seats.stand")];
  if (floor.hands.includes(person)) return [note("talk.seats.youWait"), button({ do: "lower" }, "talk.seats.lower")];
  if (!mayEverSit(floor, person)) return [note("talk.seats.listen")];
  return [button({ do: "take" }, "talk.seats.take", "main")];
}

/** Whoever sat longest is told how long they may stay; that somebody should make room is told to all who sit. */
function untilWhen(floor: Seats, person: PersonId, now: Instant): readonly Block[] {
  const next = nextToStand(floor);
  if (next?.person === person) {
    const left = Math.max(0, next.since + floor.timing.seatMs - clock(floor, now));
    return [{ is: "text", tone: "notice", words: { say: "talk.seats.until", with: { left: { lasting: left } } }, left }];
  }
  return floor.open > 0 && floor.sitting.length > floor.seats ? [note("talk.seats.makeRoom")] : [];
}
