import { commands } from "../../../commands/index.ts";
import type { SessionId } from "../../../src/model/ids.ts";
import { actAs } from "../../chat/receive/act.ts";
import { callerIn, leaderHere, sessionsMeant, type Somebody } from "../../chat/receive/person.ts";
import { FORMS, GRAVE, helpFor, PAGES, TOOLS } from "../../chat/receive/sorts.ts";
import { codeFor } from "../../chat/receive/link.ts";
import { codeModal } from "../render/modal.ts";
import type { Answer } from "./answer.ts";
import { sessionIn } from "../ids.ts";
import { told, type Door } from "./door.ts";
import { ownPage, seats } from "./pages.ts";
import { beginPlan, openForm } from "./press.ts";

/** `/parley …`: numbers and choices alone, never words of somebody. */
export interface Typed {
  readonly name: string;
  readonly options: Readonly<Record<string, string | number | boolean>>;
  readonly channel: string;
}

export async function onCommand(door: Door, who: Somebody, answer: Answer, { name: command, options, channel }: Typed): Promise<void> {
  const { t } = who;
  const isBare = Object.keys(options).length === 0;
  if (FORMS.includes(command) || (TOOLS.includes(command) && isBare)) {
    const { anywhere } = await sessionsMeant(door.deps, who, channel);
    if (anywhere !== null) return openForm(door, who, answer, { session: anywhere, does: "form", command });
    return (await answer.defer()) ? answer.show(await seats(door, who)) : undefined;
  }
  if (command === "link") return link(door, who, answer, channel);
  if (!(await answer.defer())) return;
  if (command === "help") return answer.show(told(helpFor(t)));
  if (command === "plan") return answer.show(beginPlan(door, who, channel));
  const chosen = sessionIn(options["conversation"]);
  const { here, anywhere } = await sessionsMeant(door.deps, who, channel);
  if (PAGES.includes(command)) return page(door, who, answer, chosen ?? anywhere, null);
  if (GRAVE.includes(command)) return page(door, who, answer, here, t("chat.pressIt"));
  if (!Object.hasOwn(commands, command)) return answer.show(told(`${t("chat.noCommand")} ${helpFor(t)}`));
  const caller = here === null ? null : await callerIn(door.deps, who, here);
  if (!caller) return answer.show(await seats(door, who));
  const done = await actAs(door, who, caller, command, options);
  return answer.show(told(done.ok ? (done.said ?? t("chat.done")) : done.refusal));
}

/** The code, for whoever leads a conversation that goes on here; else the window that asks for one. */
async function link(door: Door, who: Somebody, answer: Answer, channel: string): Promise<void> {
  const caller = await leaderHere(door.deps, who, channel);
  if (!caller) return void (await answer.modal(codeModal(who.t)));
  if (await answer.defer()) await answer.show(told(await codeFor(door, who, caller)));
}

async function page(door: Door, who: Somebody, answer: Answer, session: SessionId | null, said: string | null): Promise<void> {
  if (session === null) return answer.show(await seats(door, who));
  const caller = await callerIn(door.deps, who, session);
  return answer.show(caller ? await ownPage(door, caller, who, { said }) : told(who.t("refuse.notInvited")));
}
