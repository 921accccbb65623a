import type { Client } from "../client.ts";
import { outcomeOf } from "../client.ts";
import { read as readPress, type Press } from "../press.ts";
import { formView } from "../render/form.ts";
import type { Modal } from "../render/kit.ts";
import { actAs, type Parts } from "./act.ts";
import { browserLink } from "./browser.ts";
import { formOf } from "./forms.ts";
import { ownPage } from "./own-page.ts";
import { openView, told, whyNot, type Trigger } from "./open.ts";
import { callerIn, type Somebody } from "./person.ts";
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
  const press = readPress(pressing.value);
  if (!press) return whisper(who.t("room.badForm"));
  const caller = await callerIn(parts.deps, who, press.session);
  if (!caller) {
    const no = who.t("refuse.notInvited");
    return view ? update(client, view, told(who.t("slack.page"), no, who.t)) : whisper(no);
  }
  const trigger: Trigger = { id: pressing.trigger, modal: view?.id ?? null };
  const page = async (mine = false) => parts.deps.engine.page(caller, { mine });
  const pageOf = (leaf = 0, mine = false): Promise<Modal> => ownPage(parts, caller, who, { leaf, mine });

  switch (press.does) {
    case "page": {
      if (view) return update(client, view, await pageOf());
      const opened = await openView(client, trigger, pageOf(), who.t);
      return opened === "opened" ? undefined : whisper(whyNot(opened, who.t), press);
    }
    case "more":
      return update(client, view, await pageOf(press.leaf));
    case "browser": {
      const link = await browserLink(parts.deps, caller);
      const words = link.ok ? who.t("slack.browser.link", { address: link.address }) : link.refusal;
      const opened = view && (await openView(client, trigger, Promise.resolve(told(who.t("slack.page"), words, who.t)), who.t));
      return opened === "opened" ? undefined : whisper(words);
    }
    case "form": {
      const opened = await openView(
        client,
        trigger,
        formFor(page, press, who, () => pageOf()),
        who.t,
      );
      return opened === "opened" ? undefined : whisper(whyNot(opened, who.t), press);
    }
    case "do": {
      if (press.command === "mine") return update(client, view, await pageOf(0, true));
      const options = { ...press.args, ...(press.path === undefined ? {} : { path: press.path }) };
      const answer = await actAs(parts, who, caller, press.command ?? "", options);
      if (!answer.ok) return view ? update(client, view, told(who.t("slack.page"), answer.refusal, who.t)) : whisper(answer.refusal);
      if (view) return update(client, view, await pageOf());
      return answer.said === null ? undefined : whisper(answer.said);
    }
  }
}

type Pages = (mine?: boolean) => ReturnType<Parts["deps"]["engine"]["page"]>;

async function formFor(page: Pages, press: Press, { t }: Somebody, ownPage: () => Promise<Modal>): Promise<Modal> {
  const shown = await page(press.args?.["key"] !== undefined);
  if ("reason" in shown) return told(t("slack.page"), t(shown.reason), t);
  const found = formOf(shown, press, t);
  // Terms come first, and a round may have moved on: one's own page says which.
  if (!found) return ownPage();
  const { path, ...args } = found.form.args;
  const at = path ?? press.path;
  return formView(
    found.form,
    {
      session: press.session,
      does: "form",
      command: found.form.command,
      args,
      ...(at === undefined ? {} : { path: at as NonNullable<Press["path"]> }),
    },
    found.heading,
    t,
    { browser: found.isUnattributed },
  );
}

async function update(client: Client, view: Pressing["view"], to: Modal): Promise<void> {
  if (view) await outcomeOf(client.views.update({ view_id: view.id, view: to }));
}
