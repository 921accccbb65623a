import { numberOf } from "../../../src/engine/number.ts";
import { seatsOf } from "../../chat/receive/seats.ts";
import { read } from "../ids.ts";
import { subcommandOf } from "../register.ts";
import { answerTo, type Answer } from "./answer.ts";
import { onCommand } from "./command.ts";
import { draftSheet } from "../render/draft.ts";
import { handedBack, told, type Door } from "./door.ts";
import { onDraft, onTyped, once } from "./draft.ts";
import { enteredIn, interactionSchema, isPrivate, somebodyIn, type Interaction } from "./interaction.ts";
import { draftFor, whoIs } from "./pages.ts";
import { mayWrite } from "./may.ts";
import { onPress } from "./press.ts";
import { send } from "./submit.ts";
import { linkHere } from "../../chat/receive/link.ts";
import type { Sheet } from "../render/layout.ts";
import { CODE } from "../render/modal.ts";
import { callerIn, type Somebody } from "../../chat/receive/person.ts";

const MOST_CHOICES = 25;

/** What somebody did. What is none of ours is left. Throws nothing of it: a fault is noted by its code. */
export async function receive(all: Omit<Door, "permissions">, payload: unknown): Promise<void> {
  const given = interactionSchema.safeParse(payload);
  if (!given.success) return;
  const interaction = given.data;
  const door: Door = { ...all, permissions: BigInt(interaction.member.permissions) };
  const who = somebodyIn(door.people, interaction);
  const { id, token, application_id: application } = interaction;
  const answer = answerTo(door.rest, door.deps.engine.places, { id, token, application, isPrivate: isPrivate(interaction) });
  try {
    await answered(door, who, answer, interaction);
  } catch (error) {
    await answer.fails(told(who.t("chat.failed")));
    throw error;
  }
}

async function answered(door: Door, who: Somebody, answer: Answer, interaction: Interaction): Promise<void> {
  const { channel_id: channel } = interaction;
  // Typing a command out is no sign that they want to be answered.
  if (interaction.type !== 4) door.heard.note(who.user, interaction.application_id, interaction.token);
  switch (interaction.type) {
    case 2: {
      const typed = subcommandOf(interaction.data);
      if (typed) await onCommand(door, who, answer, { ...typed, channel });
      return;
    }
    case 3: {
      const { custom_id: name, values } = interaction.data;
      if (name.startsWith("d|")) return onDraft(door, who, answer, name, values);
      return onPress(door, who, answer, name, channel, isPrivate(interaction));
    }
    case 4:
      return answer.choices(await conversations(door, who));
    case 5:
      return onSent(door, who, answer, interaction);
  }
}

/** The conversations of somebody, by number: a title may be nobody else's business who looks at the screen. */
async function conversations(door: Door, who: Somebody): Promise<readonly { readonly name: string; readonly value: string }[]> {
  const { pages } = await seatsOf(door, who);
  return pages
    .slice(0, MOST_CHOICES)
    .map(({ session }) => ({ name: who.t("chat.home.one", { number: numberOf(session) }), value: session }));
}

async function onSent(door: Door, who: Somebody, answer: Answer, interaction: Extract<Interaction, { type: 5 }>): Promise<void> {
  const { custom_id: name, components } = interaction.data;
  const entered = enteredIn(components);
  const [mark, draftId = ""] = name.split("|");
  if (mark === "d") return onTyped(door, who, answer, draftId, entered);
  if (!(await answer.defer())) return;
  if (name === CODE) return answer.show(await linked(door, who, interaction.channel_id, entered));
  try {
    const shown = await sent(door, who, answer, name, entered, isPrivate(interaction));
    await (shown === null ? answer.drop() : answer.show(shown));
  } catch (error) {
    await answer.fails(handedBack(entered.get("words") ?? [], who.t("chat.failed")));
    throw error;
  }
}

/** What comes of a form that stood in a window. Null: nothing to say. */
async function sent(
  door: Door,
  who: Somebody,
  answer: Answer,
  name: string,
  entered: ReadonlyMap<string, readonly string[]>,
  fromPage: boolean,
): Promise<Sheet | null> {
  const { t } = who;
  const words = entered.get("words") ?? [];
  const found = name.startsWith("m|") ? await read(door.deps.engine.places, name.slice("m|".length)) : null;
  if (!found || found.press.does !== "form") return handedBack(words, t("room.badForm"));
  const { press, nth } = found;
  const caller = await callerIn(door.deps, who, press.session);
  if (!caller) return handedBack(words, t("refuse.notInvited"));
  // What is refused stands in a form again, so it is looked up what form it was; one that is gone says so by its refusal.
  const form = await draftFor(door, who, caller, press);
  const draft = door.drafts.begin({
    ...(form ?? { ...gone, who: whoIs(who), heading: t("chat.page") }),
    press: { ...press, args: { ...form?.press?.args, ...press.args } },
    values: entered,
  });
  try {
    return await once(door, who, nth, () => send(door, who, draft, { fromPage }));
  } catch (error) {
    if (form) await answer.show(draftSheet(draft, t, { refusal: t("chat.failed") }));
    throw error;
  }
}

async function linked(door: Door, who: Somebody, channel: string, entered: ReadonlyMap<string, readonly string[]>): Promise<Sheet> {
  const against = mayWrite(door.permissions) ? await door.look(who, channel) : who.t.own("plan.mayNotWrite");
  const { ok, said } = against === null ? await linkHere(door, who, channel, entered.get(CODE)?.[0] ?? "") : { ok: false, said: against };
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
