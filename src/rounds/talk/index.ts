import { alarmAt } from "../../floor/clock.ts";
import { wholeFloor } from "../../floor/earlier-version.ts";
import type { RoundKind } from "../../model/kind.ts";
import type { Talk } from "../../model/vocabulary.ts";
import { actSchema, type TalkAct } from "./act.ts";
import { check } from "./check.ts";
import { figuresOf } from "./circles.ts";
import { decide, inform } from "./decide.ts";
import { evolve } from "./evolve.ts";
import type { TalkEvent, TalkOwn } from "./own.ts";
import { show } from "./show.ts";
import { start } from "./start.ts";

export type { TalkAct, TalkEvent, TalkOwn };

/** Conversation under a floor rule: on a call beside the room, where only the order and the clock are kept, or typed. */
export const talk: RoundKind<Talk, TalkOwn, TalkAct, TalkEvent> = {
  kind: "talk",
  act: actSchema,
  entry: null,
  check,
  reads: ({ over }) => over ?? null,
  start,
  decide,
  evolve,
  whole: (own) => ({ ...own, isSilentInvited: own.isSilentInvited ?? false, floor: wholeFloor(own.floor) }),
  after: ({ run: { own } }) => ({ done: { items: own.points, figures: figuresOf(own.floor) } }),
  timers(round) {
    const turn = alarmAt(round.run.own.floor);
    return turn === null ? {} : { turn };
  },
  onTimer: (round, _name, ctx) => inform(round, { do: "alarm" }, ctx),
  onJoin: (round, person, ctx) => inform(round, { do: "join", person, side: round.members[person]?.side ?? null }, ctx),
  onLeave: (round, person, ctx) => inform(round, { do: "leave", person }, ctx),
  onPause: (round, ctx) => inform(round, { do: "pause" }, ctx),
  onResume: (round, ctx) => inform(round, { do: "resume" }, ctx),
  show,
};
