import { order } from "../../../floor/floor.ts";
import { WAITS } from "../../../floor/fair.ts";
import { sits } from "../../../floor/seats.ts";
import { isSilent } from "../../../floor/shares.ts";
import type { Circle, Floor, Queue, Seats, Upcoming } from "../../../floor/state.ts";
import type { Block } from "../../../model/card.ts";
import type { Instant } from "../../../model/ids.ts";
import type { Round } from "../../../model/kind.ts";
import type { Talk } from "../../../model/vocabulary.ts";
import type { TalkOwn } from "../own.ts";
import { button, note, personForm } from "./parts.ts";
import { shareBlocks } from "./shares.ts";
import { sayForm } from "./speaker.ts";

/** The floor as the facilitators see it: who comes next and why, and the means to help it along. */
export function teamBlocks(round: Round<Talk, TalkOwn>, now: Instant): readonly Block[] {
  const { floor, segment } = round.run.own;
  return [
    ...floorBlocks(floor),
    ...(segment < round.input.length - 1 ? [button({ do: "nextItem" }, "talk.nextItem")] : []),
    ...shareBlocks(round, now),
    ...silent(round),
    sayForm("talk.procedure"),
  ];
}

function floorBlocks(floor: Floor): readonly Block[] {
  switch (floor.by) {
    case "open":
      return [];
    case "seats":
      return seatsBlocks(floor, order(floor));
    case "circle":
    case "queue":
      return turnBlocks(floor, order(floor));
  }
}

function turnBlocks(floor: Circle | Queue, line: readonly Upcoming[]): readonly Block[] {
  const people = line.map((each) => each.person);
  const passable = [...(floor.turn ? [floor.turn.person] : []), ...people.filter((each) => each !== floor.turn?.person)];
  return [
    ...(line.length > 0 ? [orderList(line)] : []),
    ...(floor.turn ? endings(String(floor.turn.beganAt)) : []),
    ...(passable.length > 0 ? [personForm("pass", {}, "talk.passForWhom", "talk.passFor", passable)] : []),
    ...(floor.by === "queue" && people.length > 1
      ? [personForm("floor", { do: "moveBack" }, "talk.moveBackWhom", "talk.moveBack", people.slice(0, -1))]
      : []),
    ...(line.some(({ reason }) => reason === WAITS) ? [button({ do: "renew" }, "talk.renew")] : []),
  ];
}

function seatsBlocks(floor: Seats, line: readonly Upcoming[]): readonly Block[] {
  const outside = floor.speakers.filter((each) => each.present && !sits(floor, each.person)).map((each) => each.person);
  const isFull = floor.sitting.length >= floor.seats + floor.open;
  const removable = [...floor.sitting.map((each) => each.person), ...line.map((each) => each.person)];
  return [
    ...(line.length > 0 ? [orderList(line)] : []),
    ...(isFull || outside.length === 0 ? [] : [personForm("floor", { do: "seat" }, "talk.seats.offerTo", "talk.seats.offer", outside)]),
    ...(removable.length > 0 ? [personForm("pass", {}, "talk.seats.freeWhose", "talk.seats.free", removable)] : []),
  ];
}

/** Only where somebody has said nothing yet that the program could have noticed. */
function silent({ run: { own }, plan }: Round<Talk, TalkOwn>): readonly Block[] {
  const { floor } = own;
  if (floor.by === "circle" || (floor.by === "open" && plan.speech === "spoken")) return [];
  if (own.isSilentInvited) return [note("talk.invited")];
  return floor.speakers.some((each) => isSilent(floor, each)) ? [button({ do: "inviteSilent" }, "talk.inviteSilent")] : [];
}

/** A second press means the turn that was on when the page was made, and not the next one. */
const endings = (turn: string): readonly Block[] => [
  button({ do: "done", turn }, "talk.turnOver"),
  { is: "button", command: "pass", args: { skip: "yes", turn }, words: { say: "talk.skip" }, weight: "plain" },
];

function orderList(line: readonly Upcoming[]): Block {
  const entries = line.map(({ person, reason }) => ({ say: "talk.order", with: { person: { person }, reason: { message: reason } } }));
  return { is: "list", ordered: true, entries };
}
