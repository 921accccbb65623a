import { controlsOf } from "../render/controls.ts";
import { draftSheet, leafOf } from "../render/draft.ts";
import { wordsModal } from "../render/modal.ts";
import type { Somebody } from "../../chat/receive/person.ts";
import type { Answer } from "./answer.ts";
import { once, tried, type Came } from "./came.ts";
import { handedBack, told, type Door } from "./door.ts";
import type { Draft } from "../drafts.ts";
import { whoIs } from "./pages.ts";
import { send } from "./submit.ts";

/** A menu or button of a form that stands in a message, by what it is called there. */
export async function onDraft(door: Door, who: Somebody, answer: Answer, id: string, values: readonly string[]): Promise<void> {
  const { t } = who;
  const [, draftId = "", what = "", which = ""] = id.split("|");
  const draft = door.drafts.find(draftId, whoIs(who));
  // The form itself stays above, with the words that were written in it.
  if (!draft) return (await answer.defer({ anew: true })) ? answer.show(told(t("chat.draft.gone"))) : undefined;
  const controls = controlsOf(draft.form, t);
  switch (what) {
    case "pick": {
      const control = controls[Number(which)];
      if (!control) return answer.taken();
      const changed = door.drafts.change({ ...draft, values: picked(draft, control.name, Number(which), values, controls) });
      // What was chosen in one of several menus for one thing is not chosen in the others any more: they are shown anew.
      const isAlone = controls.filter(({ name }) => name === control.name).length === 1;
      if (isAlone) return answer.taken();
      return (await answer.defer()) ? answer.show(draftSheet(changed, t)) : undefined;
    }
    case "words": {
      const words = leafOf(controls, draft.leaf).words.flatMap((each) =>
        each.is === "words" ? [{ ...each, value: draft.values.get(each.name)?.[0] ?? each.value }] : [],
      );
      await answer.modal(wordsModal(words, `d|${draft.id}|typed`, draft.heading, t));
      return;
    }
    case "back":
    case "more": {
      if (!(await answer.defer())) return;
      const leaf = Math.max(0, draft.leaf + (what === "more" ? 1 : -1));
      return answer.show(draftSheet(door.drafts.change({ ...draft, leaf }), t));
    }
    case "send":
    case "confirm": {
      if (!(await answer.defer())) return;
      const { shown, fault } = await sends(door, who, draft, what === "confirm");
      await answer.show(shown ?? told(t("chat.done")));
      if (fault !== undefined) throw fault;
    }
  }
}

/** Should it fail, the form stands there again. */
async function sends(door: Door, who: Somebody, draft: Draft, confirmed: boolean): Promise<Came> {
  const { t } = who;
  const whole = withDefaults(draft, controlsOf(draft.form, t));
  return once(door, who, draft.id, () =>
    tried(
      () => send(door, who, whole, { confirmed, fromPage: true }),
      () => draftSheet(door.drafts.change(draft), t, { refusal: t("chat.failed") }),
    ),
  );
}

/** The words of a form that stands in a message. */
export async function typed(door: Door, who: Somebody, draftId: string, entered: Draft["values"]): Promise<Came> {
  const draft = door.drafts.find(draftId, whoIs(who));
  if (!draft) return { shown: handedBack([...entered.values()].flat(), who.t("chat.draft.gone")) };
  const controls = controlsOf(draft.form, who.t);
  const words = controls.filter(({ is }) => is === "words");
  const values = new Map(draft.values);
  // A window holds the words of one leaf; those of the others stay as they are.
  const here = new Set(leafOf(controls, draft.leaf).words.map(({ name }) => name));
  for (const { name } of words) if (here.has(name) || entered.has(name)) values.set(name, entered.get(name) ?? [""]);
  const changed = door.drafts.change({ ...draft, values });
  // Where there is nothing to choose beside them, the words are the whole form: sent is sent.
  if (words.length === controls.length) return sends(door, who, changed, false);
  return { shown: draftSheet(changed, who.t) };
}

/** Two menus for one field hold what was chosen in both, where several may be chosen; else the last. */
function picked(
  draft: Draft,
  name: string,
  index: number,
  values: readonly string[],
  controls: ReturnType<typeof controlsOf>,
): Draft["values"] {
  const menus = controls.flatMap((each, at) => (each.is === "options" && each.name === name ? [{ ...each, at }] : []));
  const others = menus.filter(({ at }) => at !== index).flatMap(({ options }) => options);
  const before = draft.values.get(name) ?? menus.flatMap(({ chosen }) => chosen);
  const isOne = draft.form.fields.some((field) => field.name === name && field.is === "choice") || /^(ranking|choices)\./.test(name);
  const kept = isOne && values.length > 0 ? [] : before.filter((each) => others.some(({ value }) => value === each));
  return new Map(draft.values).set(name, [...kept, ...values]);
}

/** What stands chosen in a form and was not touched is sent as well. */
function withDefaults(draft: Draft, controls: ReturnType<typeof controlsOf>): Draft {
  const values = new Map(draft.values);
  for (const control of controls) {
    if (draft.values.has(control.name)) continue;
    if (control.is === "options" && control.chosen.length > 0)
      values.set(control.name, [...(values.get(control.name) ?? []), ...control.chosen]);
    if (control.is === "words" && control.value !== "") values.set(control.name, [control.value]);
  }
  for (const [name, chosen] of values) if (chosen.length === 0) values.delete(name);
  return { ...draft, values };
}
