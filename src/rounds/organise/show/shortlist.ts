import type { Block, Form } from "../../../model/card.ts";
import type { ItemId } from "../../../model/ids.ts";
import type { Round } from "../../../model/kind.ts";
import type { Organise } from "../../../model/vocabulary.ts";
import { leftOut, type OrganiseOwn } from "../groups.ts";
import { say } from "./parts.ts";

/** What is on the list, and what is not: two lists, so that two who choose at the same time do not undo each other. */
export function shortlistBlocks({ run }: Round<Organise, OrganiseOwn>, choosing: boolean): readonly Block[] {
  const { own, input, spec } = run;
  const kept = own.kept ?? [];
  const others = own.kept === null ? input : leftOut(input, own);
  const top = spec.rule?.top;
  return [
    ...(top === undefined ? [] : [say("small", "arrange.top", { top })]),
    kept.length === 0 ? say("notice", "arrange.noneYet") : say("notice", "arrange.onTheList", { count: kept.length }),
    ...(kept.length === 0 ? [] : [list(kept)]),
    ...(choosing
      ? [...chooser("keep", others), ...(kept.length > 1 ? chooser("leave", kept) : [])]
      : others.length === 0
        ? []
        : [say("small", "arrange.notOnTheList"), list(others)]),
  ];
}

const list = (ids: readonly ItemId[]): Block => ({ is: "list", ordered: false, entries: ids.map((item) => ({ item })) });

function chooser(does: "keep" | "leave", ids: readonly ItemId[]): readonly Form[] {
  if (ids.length === 0) return [];
  const options = ids.map((item) => ({ value: item as string, words: { item } }));
  return [
    {
      is: "form",
      command: "organise",
      title: { say: `arrange.${does}.title` },
      assurance: [],
      args: { do: does },
      fields: [{ is: "many", name: "items", label: { say: "organise.items" }, options, chosen: [], max: options.length }],
      submit: { say: `arrange.${does}` },
    },
  ];
}
