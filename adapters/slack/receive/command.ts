import { FORMS, GRAVE, helpFor, PAGES, TOOLS } from "../../chat/receive/sorts.ts";
import { commands } from "../../../commands/index.ts";
import type { SessionId } from "../../../src/model/ids.ts";
import type { Client } from "../client.ts";
import type { Press } from "../../chat/press.ts";
import type { Modal } from "../render/kit.ts";
import { actAs } from "../../chat/receive/act.ts";
import type { Parts } from "./parts.ts";
import { seatsView } from "./home.ts";
import { openView, told, whyNot, type Opened } from "./open.ts";
import { callerIn, sessionsMeant, type Somebody } from "../../chat/receive/person.ts";
import { codeFor } from "../../chat/receive/link.ts";
import { openLink, openPlan, viewOf } from "./press.ts";
import type { Whisper } from "./whisper.ts";

/** `/parley …`, or the global shortcut, which has no words and no channel. */
export interface Typed {
  readonly who: Somebody;
  readonly words: string;
  readonly channel: string | null;
  readonly trigger: string;
  readonly whisper: Whisper;
}

export async function onCommand(parts: Parts, client: Client, typed: Typed): Promise<void> {
  const { who, whisper, channel } = typed;
  const { t } = who;
  const [name = "", ...rest] = typed.words.trim().split(/\s+/);
  const command = name.toLowerCase();
  const behind = rest.join(" ");
  if (command === "help") return whisper(helpFor(t));
  if (command === "plan") {
    const opened = await openPlan(parts, client, who, { id: typed.trigger, modal: null }, channel);
    return opened === "opened" ? undefined : whisper(notOpened(opened, t));
  }
  if (command === "link") {
    const { here } = await sessionsMeant(parts.deps, who, channel ?? "");
    const caller = here === null ? null : await callerIn(parts.deps, who, here);
    if (caller) return whisper(await codeFor(parts, who, caller));
    const opened = await openLink(parts, client, who, { id: typed.trigger, modal: null }, channel);
    return opened === "opened" ? undefined : whisper(notOpened(opened, t));
  }
  const isForm = FORMS.includes(command) || (TOOLS.includes(command) && behind === "");
  const isPage = PAGES.includes(command);
  if (!isForm && !isPage && !Object.hasOwn(commands, command)) return whisper(`${t("chat.noCommand")} ${helpFor(t)}`);
  const meaning = sessionsMeant(parts.deps, who, channel ?? "");
  const shows = (session: Promise<SessionId | null>): Promise<void> =>
    show(parts, client, typed, session, isForm ? { does: "form", command } : { does: "page" });
  if (isForm || isPage) {
    await shows(meaning.then(({ anywhere }) => anywhere));
    return FORMS.includes(command) && behind !== "" ? whisper(t("chat.typed")) : undefined;
  }
  if (GRAVE.includes(command)) {
    await shows(meaning.then(({ here }) => here));
    return (await meaning).here === null ? undefined : whisper(t("chat.pressIt"));
  }
  const { here } = await meaning;
  if (here === null) return shows(Promise.resolve(null));
  const caller = await callerIn(parts.deps, who, here);
  if (!caller) return whisper(t("refuse.notInvited"));
  const answer = await actAs(parts, who, caller, command, typedOptions(command, rest));
  return whisper(answer.ok ? (answer.said ?? t("chat.done")) : answer.refusal);
}

/**
 * Opens a view while it is looked up what it shows: a trigger lives three seconds. Where no conversation goes on here, or
 * several do, it shows those of this person, to choose from.
 */
async function show(
  parts: Parts,
  client: Client,
  { who, trigger, whisper }: Typed,
  meant: Promise<SessionId | null>,
  press: Omit<Press, "session">,
): Promise<void> {
  const { t } = who;
  const looksUp = async (): Promise<Modal> => {
    const session = await meant;
    if (session === null) return seatsView(parts, who);
    const caller = await callerIn(parts.deps, who, session);
    return caller ? viewOf(parts, who, caller, { session, ...press }) : told(t("chat.page"), t("refuse.notInvited"), t);
  };
  const opened = await openView(parts.deps, client, { id: trigger, modal: null }, looksUp(), t);
  if (opened === "opened") return;
  const session = await meant;
  await (session === null ? whisper(notOpened(opened, t)) : whisper(whyNot(opened, t), { session, ...press }));
}

/** There is nothing to press once more. */
const notOpened = (opened: Exclude<Opened, "opened">, t: Somebody["t"]): string =>
  t(opened === "late" ? "chat.expired.command" : "chat.away");

/** What may be typed behind a command: numbers and what to do, never words of somebody. */
function typedOptions(command: string, rest: readonly string[]): Readonly<Record<string, unknown>> {
  const [first = "", second = ""] = rest;
  switch (command) {
    case "extend":
      return { minutes: first };
    case "insert":
      return { what: first, ...(second === "" ? {} : { minutes: second }) };
    case "floor":
      return { do: first };
    case "schedule":
      return { starts: first };
    default:
      return {};
  }
}
