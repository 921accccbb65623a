import type { Field, Spoken } from "../../../src/model/card.ts";
import type { Client } from "../client.ts";
import { read as readPress } from "../press.ts";
import { isOfNone, type Press } from "../../chat/press.ts";
import { formView } from "../render/form.ts";
import type { Modal } from "../render/kit.ts";
import { actAs, mayBeConfirmed } from "../../chat/receive/act.ts";
import type { Parts } from "./parts.ts";
import { writtenIn } from "../../chat/fields.ts";
import { formOf } from "../../chat/receive/forms.ts";
import { fits } from "./fitted.ts";
import { told, updateView } from "./open.ts";
import { ownPage } from "./own-page.ts";
import { invited } from "../../chat/receive/invite.ts";
import { callerIn, type Somebody } from "../../chat/receive/person.ts";
import { inTime, once, type Reply, type Shown } from "./reply.ts";
import { optionsOf } from "../../chat/receive/options.ts";
import { valuesOf, type State } from "./values.ts";

export interface Submitted {
  readonly who: Somebody;
  readonly metadata: string;
  readonly state: State;
  readonly viewId: string;
  /** The view under this one, which is shown anew. */
  readonly underId: string | null;
}

/** A form was sent. Words are never lost: what is refused stands beside the field, and the modal keeps what was typed. */
export async function onSubmit(parts: Parts, client: Client, sent: Submitted): Promise<Reply> {
  const press = readPress(sent.metadata);
  if (!press || isOfNone(press))
    return { response_action: "update", view: told(sent.who.t("chat.page"), sent.who.t("room.badForm"), sent.who.t) };
  const { t } = sent.who;
  // To be copied, where the form it stood in is gone.
  const words = writtenIn(valuesOf(sent.state));
  const late = (reply: Exclude<Reply, Shown>): Modal =>
    told(t("chat.page"), reply === undefined ? t("collect.received") : [...Object.values(reply.errors), ...words].join("\n\n"), t);
  const work = once(parts.sent, `${sent.who.user} ${sent.viewId}`, () => answered(parts, client, sent, press), late);
  return inTime(client, sent.viewId, t, work, { late, words });
}

async function answered(parts: Parts, client: Client, sent: Submitted, press: Press): Promise<Reply> {
  const { who } = sent;
  const caller = await callerIn(parts.deps, who, press.session);
  if (!caller) return { response_action: "update", view: told(who.t("chat.page"), who.t("refuse.notInvited"), who.t) };
  const values = valuesOf(sent.state);
  const options = optionsOf(values, { ...press.args, ...(press.path === undefined ? {} : { path: press.path }) });
  const confirmed = values.get("confirm")?.[0] === "yes";
  const answer =
    press.command === "invite"
      ? await invited(parts, who, caller, options)
      : await actAs(parts, who, caller, press.command ?? "", options, confirmed);
  if (!answer.ok) return refused(parts, sent, press, answer);
  const { underId } = sent;
  if (underId)
    ownPage(parts, caller, who)
      .then((page) => updateView(parts.deps, client, underId, page, who.t))
      .catch(() => {});
  return answer.said === null ? undefined : { response_action: "update", view: told(who.t("chat.page"), answer.said, who.t) };
}

/** What may be confirmed comes back as a form with a box to say so, and the words in it. */
async function refused(
  parts: Parts,
  { who, state, metadata }: Submitted,
  press: Press,
  answer: { readonly refusal: string; readonly reason: string },
): Promise<Reply> {
  const field = Object.keys(state).find((name) => name === "words") ?? Object.keys(state)[0];
  if (!mayBeConfirmed(answer))
    return field === undefined
      ? { response_action: "update", view: told(who.t("chat.page"), answer.refusal, who.t) }
      : { response_action: "errors", errors: { [field]: answer.refusal } };
  const caller = await callerIn(parts.deps, who, press.session);
  const page = caller && (await parts.deps.engine.page(caller, { mine: false }));
  const found = page && !("reason" in page) ? formOf(page, press, who.t) : null;
  if (!found || field === undefined)
    return field === undefined ? undefined : { response_action: "errors", errors: { [field]: answer.refusal } };
  const values = valuesOf(state);
  const fields = found.form.fields.map((each) => filledAgain(each, values));
  const form = formView({ ...found.form, fields }, press, found.heading, who.t, {
    refusal: answer.refusal,
    confirm: true,
    browser: found.isUnattributed,
  });
  const view = { ...form, private_metadata: metadata };
  return fits(parts.deps, view) ? { response_action: "update", view } : { response_action: "errors", errors: { [field]: answer.refusal } };
}

/** A field with what was entered in it. */
function filledAgain(field: Field<Spoken>, values: ReadonlyMap<string, readonly string[]>): Field<Spoken> {
  const entered = (name: string): string | undefined => values.get(name)?.[0];
  if (field.is === "words" || field.is === "choice") return { ...field, value: entered(field.name) ?? field.value };
  if (field.is !== "rating") return field;
  const items = field.items.map((item) => ({
    ...item,
    chosen: entered(`${field.name}.${item.value}`) ?? "",
    reason: item.reason === null ? null : (entered(`reasons.${item.value}`) ?? ""),
  }));
  return { ...field, items };
}
