import type { Caller } from "../../../src/platform/port.ts";
import type { Client } from "../client.ts";
import { read as readPress } from "../press.ts";
import { isOfNone, type Press } from "../../chat/press.ts";
import { codeFor } from "../../chat/receive/link.ts";
import { linkView } from "../render/link.ts";
import { formView } from "../render/form.ts";
import type { Modal } from "../render/kit.ts";
import { planView } from "../render/plan.ts";
import { actAs } from "../../chat/receive/act.ts";
import type { Parts } from "./parts.ts";
import { browserLink } from "../../chat/receive/browser.ts";
import { formOf, sentAs } from "../../chat/receive/forms.ts";
import { ownPage } from "./own-page.ts";
import { openView, told, updateView, whyNot, type Opened, type Trigger } from "./open.ts";
import { callerIn, type Somebody } from "../../chat/receive/person.ts";
import type { Whisper } from "./whisper.ts";

/** A button somebody pressed. */
export interface Pressing {
  readonly who: Somebody;
  readonly value: unknown;
  readonly trigger: string;
  /** The modal it stands in; null: a message. */
  readonly view: { readonly id: string; readonly metadata: string } | null;
  /** Says something to whoever pressed, and to nobody else. */
  readonly whisper: Whisper;
}

export async function onPress(parts: Parts, client: Client, pressing: Pressing): Promise<void> {
  const { who, view, whisper } = pressing;
  const update = async (to: Modal): Promise<void> => {
    if (view) await updateView(parts.deps, client, view.id, to, who.t);
  };
  const press = readPress(pressing.value);
  if (!press) return whisper(who.t("room.badForm"));
  const trigger: Trigger = { id: pressing.trigger, modal: view?.id ?? null };
  if (isOfNone(press)) {
    const opened = await (press.does === "plan" ? openPlan : openLink)(parts, client, who, trigger, null);
    return opened === "opened" ? undefined : whisper(whyNot(opened, who.t));
  }
  const caller = await callerIn(parts.deps, who, press.session);
  if (!caller) {
    const no = who.t("refuse.notInvited");
    return view ? update(told(who.t("chat.page"), no, who.t)) : whisper(no);
  }
  const pageOf = (leaf = 0, mine = false): Promise<Modal> => ownPage(parts, caller, who, { leaf, mine });

  const opens = async (making: Promise<Modal>): Promise<void> => {
    const opened = await openView(parts.deps, client, trigger, making, who.t);
    return opened === "opened" ? undefined : whisper(whyNot(opened, who.t), press);
  };

  switch (press.does) {
    case "page":
      if (view) return update(await pageOf());
      return opens(viewOf(parts, who, caller, press));
    case "more":
      return update(await pageOf(press.leaf));
    case "browser": {
      const link = await browserLink(parts.deps, caller);
      const words = link.ok ? who.t("chat.browser.link", { address: link.address }) : link.refusal;
      const opened = view && (await openView(parts.deps, client, trigger, Promise.resolve(told(who.t("chat.page"), words, who.t)), who.t));
      return opened === "opened" ? undefined : whisper(words);
    }
    case "form":
      return opens(viewOf(parts, who, caller, press));
    case "do": {
      if (press.command === "mine") return update(await pageOf(0, true));
      if (press.command === "link") return view ? update(told(who.t("chat.link"), await codeFor(parts, who, caller), who.t)) : undefined;
      const options = { ...press.args, ...(press.path === undefined ? {} : { path: press.path }) };
      const answer = await actAs(parts, who, caller, press.command ?? "", options);
      if (!answer.ok) return view ? update(told(who.t("chat.page"), answer.refusal, who.t)) : whisper(answer.refusal);
      if (view) return update(await pageOf());
      return answer.said === null ? undefined : whisper(answer.said);
    }
  }
}

/** Opens the form of a new conversation. `channel` null: it is chosen in the form. */
export function openPlan(
  { deps }: Parts,
  client: Client,
  { profile, t }: Somebody,
  trigger: Trigger,
  channel: string | null,
): Promise<Opened> {
  return openView(deps, client, trigger, Promise.resolve(planView(deps.plan, profile.locale, channel, t)), t);
}

/** Asks for a code from another place. */
export function openLink({ deps }: Parts, client: Client, { t }: Somebody, trigger: Trigger, channel: string | null): Promise<Opened> {
  return openView(deps, client, trigger, Promise.resolve(linkView(channel, t)), t);
}

/** A form, or one's own page where there is no such form now: terms come first, and a round may have moved on. */
export async function viewOf(parts: Parts, who: Somebody, caller: Caller, press: Press): Promise<Modal> {
  const { t } = who;
  if (press.does !== "form") return ownPage(parts, caller, who);
  const shown = await parts.deps.engine.page(caller, { mine: press.args?.["key"] !== undefined });
  if ("reason" in shown) return told(t("chat.page"), t(shown.reason), t);
  const found = formOf(shown, press, t);
  if (!found) return ownPage(parts, caller, who);
  return formView(found.form, sentAs(found, press), found.heading, t, { browser: found.isUnattributed });
}
