import { isOverShare, maySpeakFrom } from "../../../floor/open.ts";
import type { Floor, Open } from "../../../floor/state.ts";
import type { Block, Form } from "../../../model/card.ts";
import type { Instant, PersonId } from "../../../model/ids.ts";
import type { Person, Round } from "../../../model/kind.ts";
import type { Talk } from "../../../model/vocabulary.ts";
import { maxChars } from "../act.ts";
import type { TalkOwn } from "../own.ts";

/** What a voice can do now. Nothing is offered that would be refused. */
export function speakerBlocks({ run, plan }: Round<Talk, TalkOwn>, to: Person, now: Instant): readonly Block[] {
  const { floor } = run.own;
  const isTyped = plan.speech === "typed";
  if (floor.by === "open") return isTyped ? openTyped(floor, to.id, now) : [note("talk.speakFreely")];
  if (floor.turn?.person !== to.id) return waiting(floor, to.id);
  return [
    ...(floor.turn.signed ? [] : [button("here", "talk.here", "plain")]),
    ...(isTyped ? [speakForm] : [note("talk.speakOnTheCall")]),
    button("done", "talk.done", "main"),
    ...(floor.by === "queue" || floor.pass ? [pass] : []),
  ];
}

function waiting(floor: Exclude<Floor, Open>, person: PersonId): readonly Block[] {
  if (floor.by === "circle") return floor.pass && floor.waiting.includes(person) ? [pass] : [];
  const answers = floor.answers === person ? [note("talk.youAnswer")] : [];
  if (floor.hands.includes(person)) return [...answers, button("lower", "talk.lower", "plain")];
  const used = floor.turnsInSegment[person] ?? 0;
  if (floor.max !== null && floor.answers !== person && used >= floor.max) return [note("talk.turnsUsed")];
  return [...answers, button("raise", "talk.raise", "main")];
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
const button = (does: string, say: string, weight: "main" | "plain"): Block => ({
  is: "button",
  command: "floor",
  args: { do: does },
  words: { say },
  weight,
});
const note = (say: string): Block => ({ is: "text", tone: "small", words: { say } });
