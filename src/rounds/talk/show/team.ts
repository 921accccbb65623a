import { order } from "../../../floor/floor.ts";
import type { Floor, Open, Upcoming } from "../../../floor/state.ts";
import type { Block } from "../../../model/card.ts";
import type { PersonId } from "../../../model/ids.ts";
import type { Round } from "../../../model/kind.ts";
import type { Talk } from "../../../model/vocabulary.ts";
import type { TalkOwn } from "../own.ts";
import { sayForm } from "./speaker.ts";

/** The floor as the facilitators see it: who comes next and why, and the means to help it along. */
export function teamBlocks({ run, input }: Round<Talk, TalkOwn>): readonly Block[] {
  const { floor, segment } = run.own;
  return [
    ...(floor.by === "open" ? [] : floorBlocks(floor)),
    ...(segment < input.length - 1 ? [button("floor", { do: "nextItem" }, "talk.nextItem")] : []),
    sayForm("talk.procedure"),
  ];
}

function floorBlocks(floor: Exclude<Floor, Open>): readonly Block[] {
  const line = order(floor);
  const passable = [...(floor.turn ? [floor.turn.person] : []), ...line.map((each) => each.person)];
  return [
    ...(line.length > 0 ? [orderList(line)] : []),
    ...(floor.turn ? endings(String(floor.turn.beganAt)) : []),
    ...(passable.length > 0 ? [passFor(passable)] : []),
  ];
}

/** A second press means the turn that was on when the page was made, and not the next one. */
const endings = (turn: string): readonly Block[] => [
  button("floor", { do: "done", turn }, "talk.turnOver"),
  button("pass", { skip: "yes", turn }, "talk.skip"),
];

function orderList(line: readonly Upcoming[]): Block {
  const entries = line.map(({ person, reason }) => ({ say: "talk.order", with: { person: { person }, reason: { message: reason } } }));
  return { is: "list", ordered: true, entries };
}

function passFor(people: readonly PersonId[]): Block {
  const options = people.map((person) => ({ value: person as string, words: { say: "talk.person", with: { person: { person } } } }));
  return {
    is: "form",
    command: "pass",
    title: null,
    assurance: [],
    args: {},
    fields: [{ is: "choice", name: "person", label: { say: "talk.passForWhom" }, options, value: "", required: true }],
    submit: { say: "talk.passFor" },
  };
}

const button = (command: string, args: Readonly<Record<string, string>>, say: string): Block => ({
  is: "button",
  command,
  args,
  words: { say },
  weight: "plain",
});
