import { isOverShare, maySpeakFrom } from "../../../floor/open.ts";
import { sits } from "../../../floor/seats.ts";
import { isSilent } from "../../../floor/shares.ts";
import type { Circle, Floor, Open, Queue } from "../../../floor/state.ts";
import type { Block, Form } from "../../../model/card.ts";
import type { Instant, PersonId } from "../../../model/ids.ts";
import type { Person, Round } from "../../../model/kind.ts";
import type { Talk } from "../../../model/vocabulary.ts";
import { maxChars } from "../act.ts";
import type { TalkOwn } from "../own.ts";
import { button, note } from "./parts.ts";
import { queueBlocks, yielding } from "./queue.ts";
import { seatBlocks } from "./seats.ts";

/** What a voice can do now. Nothing is offered that would be refused. */
export function speakerBlocks({ run, plan }: Round<Talk, TalkOwn>, to: Person, now: Instant): readonly Block[] {
  const { floor } = run.own;
  return [...invitation(run.own, to.id), ...actsOf(floor, to.id, plan.speech === "typed", now)];
}

/**
 * One line more on the page of whoever has said nothing yet, once the facilitator has asked for it. It is sent nowhere
 * and no event names anybody, so that nobody else learns who was invited.
 */
function invitation({ floor, isSilentInvited }: TalkOwn, person: PersonId): readonly Block[] {
  const speaker = floor.speakers.find((each) => each.person === person);
  return isSilentInvited && speaker && isSilent(floor, speaker) ? [{ is: "text", tone: "plain", words: { say: "talk.invitation" } }] : [];
}

function actsOf(floor: Floor, person: PersonId, isTyped: boolean, now: Instant): readonly Block[] {
  switch (floor.by) {
    case "open":
      return isTyped ? openTyped(floor, person, now) : [note("talk.speakFreely")];
    case "seats":
      return [...(sits(floor, person) ? [isTyped ? speakForm : note("talk.seats.speak")] : []), ...seatBlocks(floor, person, now)];
    case "circle":
    case "queue":
      return floor.turn?.person === person ? inTurn(floor, floor.turn.signed, isTyped) : waiting(floor, person);
  }
}

const inTurn = (floor: Circle | Queue, isSigned: boolean, isTyped: boolean): readonly Block[] => [
  ...(isSigned ? [] : [button({ do: "here" }, "talk.here")]),
  ...(isTyped ? [speakForm] : [note("talk.speakOnTheCall")]),
  button({ do: "done" }, "talk.done", "main"),
  ...(floor.by === "queue" || floor.pass ? [pass] : []),
  ...(floor.by === "queue" ? yielding(floor) : []),
];

function waiting(floor: Circle | Queue, person: PersonId): readonly Block[] {
  if (floor.by === "queue") return queueBlocks(floor, person);
  return floor.pass && floor.waiting.includes(person) ? [pass] : [];
}

function openTyped(floor: Open, person: PersonId, now: Instant): readonly Block[] {
  if (isOverShare(floor, person)) return [note("talk.othersFirst")];
  const left = (maySpeakFrom(floor, person) ?? now) - now;
  if (left <= 0) return [speakForm];
  return [{ is: "text", tone: "small", words: { say: "talk.speakAgainIn", with: { left: { lasting: left } } } }, speakForm];
}

/** The form of `say`, also for a word about the procedure. */
export const sayForm = (label: string): Form => ({
  is: "form",
  command: "say",
  title: null,
  assurance: [],
  args: {},
  fields: [{ is: "words", name: "words", label: { say: label }, maxChars: maxChars.say, lines: 4, value: "", required: true }],
  submit: { say: "talk.say" },
});
const speakForm = sayForm("talk.yourWords");

const pass: Block = { is: "button", command: "pass", args: {}, words: { say: "talk.pass" }, weight: "plain" };
