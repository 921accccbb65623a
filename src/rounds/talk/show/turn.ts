import { turnLeft } from "../../../floor/clock.ts";
import { WAITS } from "../../../floor/fair.ts";
import { order } from "../../../floor/floor.ts";
import type { Block, Value, Words } from "../../../model/card.ts";
import type { Instant, PersonId } from "../../../model/ids.ts";
import type { Person, Round } from "../../../model/kind.ts";
import type { Talk } from "../../../model/vocabulary.ts";
import type { TalkOwn } from "../own.ts";
import { middle } from "./seats.ts";

/** Whose turn it is, how long it lasts, and where in line the reader stands. */
export function turnBlocks({ run }: Round<Talk, TalkOwn>, to: Person, now: Instant): readonly Block[] {
  const { floor } = run.own;
  if (floor.by === "open") return [];
  const line = order(floor);
  const place = line.findIndex((each) => each.person === to.id);
  const yours = place === -1 ? [] : [plain({ say: "talk.yourPlace", with: { place: place + 1 } })];
  if (floor.by === "seats") return [...middle(floor), ...yours];
  const left = turnLeft(floor, now);
  const words = whose(run.own, to.id, left ?? 0);
  const running = left === null || floor.stoppedAt !== null ? {} : { left };
  // Nobody has to look for it: a turn runs out.
  const isYours = floor.turn?.person === to.id;
  return [
    { is: "text", tone: isYours ? "notice" : "plain", words, ...running },
    ...yours,
    // Said to everybody, and of no side in particular.
    ...(line.some(({ reason }) => reason === WAITS) ? [plain({ say: "talk.sidesShare" })] : []),
  ];
}

function whose({ floor }: TalkOwn, reader: PersonId, left: number): Words {
  if (!floor.turn) return { say: floor.by === "circle" && floor.completed ? "talk.circleCompleted" : "talk.nobodySpeaks" };
  const isYou = floor.turn.person === reader;
  const time: Record<string, Value> = { left: { lasting: left } };
  if (left === 0) return isYou ? { say: "talk.yourTimeIsUp" } : { say: "talk.timeIsUp", with: { person: { person: floor.turn.person } } };
  return isYou ? { say: "talk.yourTurn", with: time } : { say: "talk.now", with: { ...time, person: { person: floor.turn.person } } };
}

const plain = (words: Words): Block => ({ is: "text", tone: "plain", words });
