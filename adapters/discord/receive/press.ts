import { newId } from "../../../src/chance.ts";
import { within } from "../../chat/outcome.ts";
import type { Press } from "../../chat/press.ts";
import { actAs } from "../../chat/receive/act.ts";
import { codeFor } from "../../chat/receive/link.ts";
import { browserLink } from "../../chat/receive/browser.ts";
import { callerIn, type Somebody } from "../../chat/receive/person.ts";
import { button } from "../../chat/kit.ts";
import { idOf, keep, read } from "../ids.ts";
import { draftSheet } from "../render/draft.ts";
import { codeModal, modalOf } from "../render/modal.ts";
import { planForm } from "../render/plan.ts";
import type { Answer } from "./answer.ts";
import { sure, told, type Door } from "./door.ts";
import type { Draft } from "../drafts.ts";
import { draftFor, ownPage, whoIs } from "./pages.ts";

/** A window has to be the first answer: whoever waits longer for it presses once more. */
const WINDOW_MS = 2_000;
const NONCE_CHARS = 8;

/** A button of ours. `isPrivate`: it stood in a message that this person alone sees, which is shown anew. */
export async function onPress(door: Door, who: Somebody, answer: Answer, id: string, channel: string, isPrivate: boolean): Promise<void> {
  const { t } = who;
  const found = await read(door.deps.engine.places, id);
  if (!found) return (await answer.defer()) ? answer.show(told(t("room.badForm"))) : undefined;
  const { press } = found;
  if (press.does === "code") return void (await answer.modal(codeModal(t)));
  if (press.does === "plan") return (await answer.defer()) ? answer.show(beginPlan(door, who, channel)) : undefined;
  if (press.does === "form") return openForm(door, who, answer, press);
  if (!(await answer.defer())) return;
  const caller = await callerIn(door.deps, who, press.session);
  if (!caller) return answer.show(told(t("refuse.notInvited")));
  switch (press.does) {
    case "page":
    case "more":
      return answer.show(await ownPage(door, caller, who, { leaf: press.leaf }));
    case "browser": {
      const link = await browserLink(door.deps, caller);
      return answer.show(told(link.ok ? t("chat.browser.link", { address: link.address }) : link.refusal));
    }
    case "do": {
      if (press.asks) return answer.show(sure(t, { words: t("chat.sure.yes"), press: withoutAsking(press), weight: "main" }));
      if (press.command === "link") return answer.show(told(await codeFor(door, who, caller)));
      if (press.command === "mine") return answer.show(await ownPage(door, caller, who, { mine: true }));
      const options = { ...press.args, ...(press.path === undefined ? {} : { path: press.path }) };
      const done = await actAs(door, who, caller, press.command ?? "", options);
      const back = button({ session: press.session, t }, t("chat.open"), { does: "page" });
      if (!done.ok) return answer.show(told(done.refusal, back));
      if (isPrivate) return answer.show(await ownPage(door, caller, who, { said: done.said }));
      return done.said === null ? answer.drop() : answer.show(told(done.said, back));
    }
  }
}

const withoutAsking = ({ session, does, path, command, args, leaf }: Press): Press => ({
  session,
  does,
  ...(path === undefined ? {} : { path }),
  ...(command === undefined ? {} : { command }),
  ...(args === undefined ? {} : { args }),
  ...(leaf === undefined ? {} : { leaf }),
});

export const beginPlan = (door: Door, who: Somebody, channel: string) =>
  draftSheet(
    door.drafts.begin({
      who: whoIs(who),
      form: planForm(door.deps.plan, who.profile.locale, who.t),
      heading: who.t("chat.plan"),
      press: null,
      channel,
      values: new Map(),
      leaf: 0,
    }),
    who.t,
  );

/** A form as a window, where it fits into one; else in a message that this person alone sees. */
export async function openForm(door: Door, who: Somebody, answer: Answer, press: Press): Promise<void> {
  const { t } = who;
  const looked = callerIn(door.deps, who, press.session).then(async (caller) => ({
    caller,
    draft: caller && (await draftFor(door, who, caller, press)),
  }));
  const found = await within(looked, WINDOW_MS);
  if (!found) {
    looked.catch(() => {});
    if (await answer.defer()) await answer.show(told(t("chat.expired"), { words: t("chat.tryAgain"), press, weight: "main" }));
    return;
  }
  const { caller, draft } = found;
  const modal = draft?.press ? modalFor(draft, draft.press, t) : null;
  if (modal) {
    await keep(door.deps.engine.places, [modal.coded]);
    await answer.modal(modal.modal);
    return;
  }
  if (!(await answer.defer())) return;
  if (!caller) return answer.show(told(t("refuse.notInvited")));
  await answer.show(draft ? draftSheet(door.drafts.begin(draft), t) : await ownPage(door, caller, who));
}

/** Each opening of a window has a name of its own: what is sent from it twice acts once. */
function modalFor(draft: Omit<Draft, "id">, press: Press, t: Somebody["t"]) {
  const coded = idOf(press, newId().slice(0, NONCE_CHARS));
  const modal = modalOf(draft.form, `m|${coded.id}`, draft.heading, t);
  return modal && { coded, modal };
}
