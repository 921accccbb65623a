import { commands } from "../../../commands/index.ts";
import type { SessionId } from "../../../src/model/ids.ts";
import type { Client } from "../client.ts";
import { write, type Press } from "../press.ts";
import type { Whisper } from "./whisper.ts";
import { planView } from "../render/plan.ts";
import { actAs, type Parts } from "./act.ts";
import { seatsView } from "./home.ts";
import { openView, type Trigger } from "./open.ts";
import { callerIn, sessionsMeant, type Somebody } from "./person.ts";
import { onPress } from "./press.ts";

/** `/parley …`, or the global shortcut, which has no words and no channel. */
export interface Typed {
  readonly who: Somebody;
  readonly words: string;
  readonly channel: string | null;
  readonly trigger: string;
  readonly whisper: Whisper;
}

/** Those whose words come from a form: what is typed behind them is not read. */
const FORMS = ["idea", "vote", "say", "object", "tell", "announce", "park", "notes", "invite", "listen", "remove", "role", "handover"];
/** One's own page shows it. */
const PAGES = ["", "page", "mine", "status", "privacy", "recap", "consent", "join"];
/** A form as well, unless its numbers are typed. */
const TOOLS = ["insert", "extend"];
/** Not to be undone, or felt by everybody: pressed on one's own page, which asks whether it is meant. */
const GRAVE = ["destroy", "close", "leave", "lockdown", "drop", "skip", "withdraw"];

export async function onCommand(parts: Parts, client: Client, typed: Typed): Promise<void> {
  const { who, whisper, channel } = typed;
  const { t } = who;
  const [name = "", ...rest] = typed.words.trim().split(/\s+/);
  const command = name.toLowerCase();
  const behind = rest.join(" ");
  const trigger = { id: typed.trigger, modal: null };
  if (command === "help") return whisper(helpFor(t));
  if (command === "plan") {
    const view = Promise.resolve(planView(parts.deps.plan, who.profile.locale, channel, t));
    const opened = await openView(client, trigger, view, t);
    return opened === "opened" ? undefined : whisper(t(opened === "late" ? "slack.expired.command" : "slack.away"));
  }
  const { here, anywhere } = await sessionsMeant(parts.deps, who, channel ?? "");
  const isShownOnly = PAGES.includes(command) || FORMS.includes(command) || (TOOLS.includes(command) && behind === "");
  const session = isShownOnly || !Object.hasOwn(commands, command) ? anywhere : here;
  if (session === null) return chosen(parts, client, typed, trigger);
  const open = (press: Omit<Press, "session">): Promise<void> =>
    onPress(parts, client, { who, value: valueOf(session, press), trigger: typed.trigger, view: null, whisper });
  if (PAGES.includes(command)) return open({ does: "page" });
  if (FORMS.includes(command)) {
    await open({ does: "form", command });
    return behind === "" ? undefined : whisper(t("slack.typed"));
  }
  if (TOOLS.includes(command) && behind === "") return open({ does: "form", command });
  if (!Object.hasOwn(commands, command)) return whisper(`${t("slack.noCommand")} ${helpFor(t)}`);
  if (GRAVE.includes(command)) {
    await open({ does: "page" });
    return whisper(t("slack.pressIt"));
  }
  const caller = await callerIn(parts.deps, who, session);
  if (!caller) return whisper(t("refuse.notInvited"));
  const answer = await actAs(parts, who, caller, command, typedOptions(command, rest));
  return whisper(answer.ok ? (answer.said ?? t("slack.done")) : answer.refusal);
}

/** None goes on here, or several do: those of this person, to choose from. */
async function chosen(parts: Parts, client: Client, { who, whisper }: Typed, trigger: Trigger): Promise<void> {
  const opened = await openView(client, trigger, seatsView(parts, who), who.t);
  return opened === "opened" ? undefined : whisper(opened === "late" ? who.t("slack.expired.command") : who.t("slack.away"));
}

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

const valueOf = (session: SessionId, press: Omit<Press, "session">): string => write({ session, ...press });

function helpFor(t: Somebody["t"]): string {
  const names = Object.values(commands)
    .map((each) => each.example)
    .toSorted();
  return [t("slack.help"), ...names.map((each) => `• ${each}`)].join("\n");
}
