import { isRegime, tellsWhoSpoke } from "../../../src/confidentiality/regimes.ts";
import { writtenIn } from "../../chat/fields.ts";
import { browserButton, button } from "../../chat/kit.ts";
import { actAs, mayBeConfirmed } from "../../chat/receive/act.ts";
import { invited } from "../../chat/receive/invite.ts";
import { optionsOf } from "../../chat/receive/options.ts";
import { callerIn, sessionsMeant, type Somebody } from "../../chat/receive/person.ts";
import { planIn } from "../../chat/receive/plan.ts";
import { draftSheet } from "../render/draft.ts";
import type { Sheet } from "../render/layout.ts";
import type { Door } from "./door.ts";
import { handedBack, told } from "./door.ts";
import type { Draft } from "../drafts.ts";
import { ownPage } from "./pages.ts";

/** What came of a form: a sheet to show, or (`null`) nothing to say. */
export type Result = Sheet | null;

export interface Sending {
  readonly confirmed?: boolean;
  /** Whether the page of this person is what they look at: it is shown anew. */
  readonly fromPage: boolean;
}

/** Sends what was filled in. Words are never lost: what is refused stands in a form again, with the reason. */
export async function send(door: Door, who: Somebody, draft: Draft, { confirmed = false, fromPage }: Sending): Promise<Result> {
  if (draft.press === null) return plan(door, who, draft);
  const caller = await callerIn(door.deps, who, draft.press.session);
  if (!caller) return told(who.t("refuse.notInvited"));
  const { path, command = "", args } = draft.press;
  const options = optionsOf(draft.values, { ...args, ...(path === undefined ? {} : { path }) });
  const answer =
    command === "invite" ? await invited(door, who, caller, options) : await actAs(door, who, caller, command, options, confirmed);
  const back = button({ session: caller.session, t: who.t }, who.t("chat.open"), { does: "page" });
  if (!answer.ok && draft.form.fields.length === 0) {
    door.drafts.end(draft.id);
    return handedBack(writtenIn(draft.values), answer.refusal, back);
  }
  if (!answer.ok) {
    const kept = door.drafts.change(draft);
    return draftSheet(kept, who.t, { refusal: answer.refusal, confirm: mayBeConfirmed(answer) });
  }
  door.drafts.end(draft.id);
  return fromPage
    ? ownPage(door, caller, who, { said: answer.said })
    : answer.said === null
      ? null
      : told(answer.said, back, browserButton(caller.session, who.t));
}

/** On the record the channel is shut to others during turns, so not everybody who may write there may have that. */
function whyNot({ may }: Door, { values }: Draft, t: Somebody["t"]): string | null {
  if (!may.write) return t.own("plan.mayNotWrite");
  const regime = values.get("regime")?.[0] ?? "";
  const isShut = isRegime(regime) && tellsWhoSpoke(regime) && (values.get("speech")?.[0] ?? "typed") === "typed";
  return isShut && !may.shut ? t.own("plan.mayNotShut") : null;
}

/** Founds a conversation. */
async function plan(door: Door, who: Somebody, draft: Draft): Promise<Sheet> {
  const { t } = who;
  if ((draft.values.get("title")?.[0] ?? "").trim() === "")
    return draftSheet(door.drafts.change(draft), t, { refusal: t("room.plan.no.title") });
  const against = whyNot(door, draft, t);
  if (against !== null) return draftSheet(door.drafts.change(draft), t, { refusal: against });
  const made = await planIn(door, who, draft.channel, draft.values, async (channel) => door.look(who, channel), door.may.shut);
  if (!made.ok) return draftSheet(door.drafts.change(draft), t, { refusal: made.faults.join("\n") });
  door.drafts.end(draft.id);
  const readers = made.shows === "room" && draft.channel !== null ? await door.readers(who, draft.channel) : [];
  const { here } = draft.channel === null ? { here: null } : await sessionsMeant(door.deps, who, draft.channel);
  return told(
    [t(`chat.plan.made.${made.shows}`), ...readers, ...made.warnings].join("\n\n"),
    ...(here === null ? [] : [button({ session: here, t }, t("chat.open"), { does: "page" }, "main")]),
  );
}
