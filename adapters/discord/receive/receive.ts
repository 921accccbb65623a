import type { Session } from "../../../src/model/session.ts";
import { tellsWhoSpoke } from "../../../src/confidentiality/regimes.ts";
import { numberOf } from "../../../src/engine/number.ts";
import { writtenIn } from "../../chat/fields.ts";
import { seatsOf } from "../../chat/receive/seats.ts";
import { read } from "../ids.ts";
import { answerTo, type Answer } from "./answer.ts";
import { answers, once, tried, windowMark, type Came } from "./came.ts";
import { onCommand } from "./command.ts";
import { draftSheet } from "../render/draft.ts";
import { handedBack, told, type Door } from "./door.ts";
import { onDraft, typed } from "./draft.ts";
import type { Draft } from "../drafts.ts";
import { cameFrom, enteredIn, interactionSchema, somebodyIn, subcommandOf, type Interaction } from "./interaction.ts";
import { draftFor, whoIs } from "./pages.ts";
import { mayIn } from "./may.ts";
import { onPress } from "./press.ts";
import { send } from "./submit.ts";
import { linkHere } from "../../chat/receive/link.ts";
import type { Sheet } from "../render/layout.ts";
import { CODE } from "../render/modal.ts";
import { callerIn, type Somebody } from "../../chat/receive/person.ts";

const MOST_CHOICES = 25;

/**
 * What somebody did. What is none of ours is left. Throws nothing of it: a fault is noted by its code. `isMissed`: it was
 * done before the connection was there, and an earlier process may have heard it.
 */
export async function receive(all: Omit<Door, "may">, payload: unknown, isMissed: boolean): Promise<void> {
  const given = interactionSchema.safeParse(payload);
  if (!given.success) return;
  const interaction = given.data;
  const door: Door = { ...all, may: mayIn(interaction) };
  const who = somebodyIn(door.people, interaction);
  const { id, token, application_id: application } = interaction;
  const answer = answerTo(door.rest, door.deps.engine.places, { id, token, application, from: cameFrom(interaction) });
  try {
    await answered(door, who, answer, interaction, isMissed);
  } catch (error) {
    await answer.fails(told(who.t("chat.failed")));
    throw error;
  }
}

async function answered(door: Door, who: Somebody, answer: Answer, interaction: Interaction, isMissed: boolean): Promise<void> {
  const { channel_id: channel } = interaction;
  // Typing a command out is no sign that they want to be answered.
  if (interaction.type !== 4) door.heard.note(who.user, interaction.application_id, interaction.token);
  switch (interaction.type) {
    case 2: {
      const command = subcommandOf(interaction.data);
      if (command) await onCommand(door, who, answer, { ...command, channel });
      return;
    }
    case 3: {
      const { custom_id: name, values } = interaction.data;
      if (name.startsWith("d|")) return onDraft(door, who, answer, name, values);
      return onPress(door, who, answer, name, channel, cameFrom(interaction) === "private");
    }
    case 4:
      return answer.choices(await conversations(door, who));
    case 5:
      return onSent(door, who, answer, interaction, isMissed);
  }
}

/** The conversations of somebody, by number: a title may be nobody else's business who looks at the screen. */
async function conversations(door: Door, who: Somebody): Promise<readonly { readonly name: string; readonly value: string }[]> {
  const { pages } = await seatsOf(door, who);
  return pages
    .slice(0, MOST_CHOICES)
    .map(({ session }) => ({ name: who.t("chat.home.one", { number: numberOf(session) }), value: session }));
}

/**
 * A window that was sent. What was sent before the connection was there may have been dealt with by a process that was
 * killed: then Discord has an answer. What it brings twice to this process has the same id.
 */
async function onSent(door: Door, who: Somebody, answer: Answer, interaction: Sent, isMissed: boolean): Promise<void> {
  const { id, data } = interaction;
  const entered = enteredIn(data.components);
  if (isMissed && !(await answer.isAwaited())) return;
  if (!door.sent.begin(id, async () => ({ shown: null })).isFirst) return;
  try {
    await answers(answer, sent(door, who, interaction, entered));
  } catch (error) {
    await answer.fails(handedBack(wordsIn(interaction, entered), who.t("chat.failed")));
    throw error;
  }
}

type Sent = Extract<Interaction, { type: 5 }>;
type Entered = Draft["values"];

const isOfDraft = (name: string): boolean => name.startsWith("d|");

/** A window that belongs to a form in a message holds nothing but words. */
const wordsIn = ({ data }: Sent, entered: Entered): readonly string[] =>
  isOfDraft(data.custom_id) ? [...entered.values()].flat() : writtenIn(entered);

async function sent(door: Door, who: Somebody, interaction: Sent, entered: Entered): Promise<Came> {
  const { custom_id: name } = interaction.data;
  if (name === CODE) return { shown: await linked(door, who, interaction.channel_id, entered) };
  return once(door, who, windowMark(name, entered), () =>
    isOfDraft(name) ? typed(door, who, name.split("|")[1] ?? "", entered) : filledIn(door, who, interaction, entered),
  );
}

/** What comes of a form that stood in a window. */
async function filledIn(door: Door, who: Somebody, interaction: Sent, entered: Entered): Promise<Came> {
  const { t } = who;
  const { custom_id: name } = interaction.data;
  const words = wordsIn(interaction, entered);
  const found = name.startsWith("m|") ? await read(door.deps.engine.places, name.slice("m|".length)) : null;
  if (!found || found.press.does !== "form") return { shown: handedBack(words, t("room.badForm")) };
  const { press } = found;
  const caller = await callerIn(door.deps, who, press.session);
  if (!caller) return { shown: handedBack(words, t("refuse.notInvited")) };
  // What is refused stands in a form again, so it is looked up what form it was; one that is gone says so by its refusal.
  const form = await draftFor(door, who, caller, press);
  const draft = door.drafts.begin({
    ...(form ?? { ...gone, who: whoIs(who), heading: t("chat.page") }),
    press: { ...press, args: { ...form?.press?.args, ...press.args } },
    values: entered,
  });
  const failed = t("chat.failed");
  return tried(
    () => send(door, who, draft, { fromPage: cameFrom(interaction) === "private" }),
    () => (form ? draftSheet(draft, t, { refusal: failed }) : handedBack(words, failed)),
  );
}

async function linked(door: Door, who: Somebody, channel: string, entered: ReadonlyMap<string, readonly string[]>): Promise<Sheet> {
  const against = door.may.write ? await door.look(who, channel) : who.t.own("plan.mayNotWrite");
  // During turns on the record the channel is shut to others: not everybody who may write there may have that.
  const isShut = ({ plan }: Session): boolean => plan.speech === "typed" && tellsWhoSpoke(plan.regime) && !door.may.shut;
  const { ok, said } =
    against === null
      ? await linkHere(door, who, channel, entered.get(CODE)?.[0] ?? "", {
          against: (session) => (isShut(session) ? "discord.plan.mayNotShut" : null),
          mayChange: door.may.shut,
        })
      : { ok: false, said: against };
  return ok
    ? told([said, ...(await door.readers(who, channel))].join("\n\n"))
    : told(said, { words: who.t("chat.tryAgain"), press: { does: "code" }, weight: "main" });
}

/** A form that is not theirs any more: nothing can be changed in it, and its words are handed back. */
const gone = {
  form: { is: "form", command: "", title: null, assurance: [], args: {}, fields: [], submit: { words: "", fromPerson: false } },
  channel: null,
  leaf: 0,
} as const;
