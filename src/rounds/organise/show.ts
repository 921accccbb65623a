import type { Block, Card, Form, Words } from "../../model/card.ts";
import type { Instant, ItemId } from "../../model/ids.ts";
import type { Person, Reader, Round } from "../../model/kind.ts";
import type { Item } from "../../model/session.ts";
import type { Organise } from "../../model/vocabulary.ts";
import { isTeam } from "../people.ts";
import { exactDuplicates } from "./duplicates.ts";
import { arranged } from "./groups.ts";
import type { OrganiseOwn } from "./groups.ts";

type Here = Round<Organise, OrganiseOwn>;

export function showOrganise(round: Here, to: Person, _now: Instant, mine: unknown, read: Reader): Card {
  return { blocks: round.run.phase.name === "contest" ? contest(round, to, mine) : work(round, to, read) };
}

function work(round: Here, to: Person, read: Reader): readonly Block[] {
  const { own, input, eligible, spec } = round.run;
  const arranging = isTeam(to) || (spec.by === "participants" && eligible.includes(to.id));
  const list: Block = { is: "list", ordered: false, entries: arranged(input, own.groups).map((id) => ({ item: id })) };
  const intro: Block = { is: "text", tone: "plain", words: { say: arranging ? "organise.work" : "organise.watch" } };
  if (!arranging) return [intro, list];
  const loose = round.input.filter((item) => !own.groups.some((group) => group.members.includes(item.id)));
  return [intro, ...own.groups.flatMap((group) => groupBlocks(round, group.item, true)), ...suggestions(loose, read), mergeForm(round)];
}

function suggestions(loose: readonly Item[], read: Reader): readonly Block[] {
  return exactDuplicates(loose, read).flatMap((group): readonly Block[] => [
    { is: "text", tone: "notice", words: { say: "organise.same", with: { count: group.length } } },
    { is: "list", ordered: false, entries: group.slice(0, 1).map((id) => ({ item: id })) },
    { is: "button", command: "organise", args: { do: "merge", items: group.join(",") }, words: { say: "organise.merge" }, weight: "main" },
  ]);
}

function mergeForm(round: Here): Form {
  const options = arranged(round.run.input, round.run.own.groups).map((id) => ({ value: id as string, words: { item: id } as Words }));
  return {
    is: "form",
    command: "organise",
    title: { say: "organise.choose" },
    assurance: [],
    args: { do: "merge" },
    fields: [
      { is: "many", name: "items", label: { say: "organise.items" }, options, chosen: [], max: 200 },
      {
        is: "words",
        name: "words",
        label: { say: round.run.spec.op === "cluster" ? "organise.name" : "organise.wording" },
        maxChars: 280,
        lines: 1,
        value: "",
        required: false,
      },
    ],
    submit: { say: "organise.together" },
  };
}

function groupBlocks(round: Here, group: ItemId, splittable: boolean): readonly Block[] {
  const members = round.items[group]?.mergedFrom ?? [];
  const shown: Block[] = [
    { is: "text", tone: "quote", words: { item: group } },
    { is: "list", ordered: false, entries: members.map((id) => ({ item: id })) },
  ];
  return splittable
    ? [...shown, { is: "button", command: "organise", args: { do: "split", group }, words: { say: "organise.split" }, weight: "plain" }]
    : shown;
}

/** Anybody may have a merge undone. Nobody sees who did, nor that anybody did, until the window is over. */
function contest(round: Here, to: Person, mine: unknown): readonly Block[] {
  const { own, eligible } = round.run;
  const shown = own.groups.flatMap((group) => groupBlocks(round, group.item, false));
  if (isTeam(to)) return [{ is: "text", tone: "plain", words: { say: "organise.contestTeam" } }, ...shown];
  if (!eligible.includes(to.id)) return shown;
  const chosen = (mine as { undo?: readonly string[] } | null)?.undo ?? [];
  return [
    { is: "text", tone: "plain", words: { say: "organise.contest" } },
    ...shown,
    {
      is: "form",
      command: "object",
      title: { say: "organise.undoTitle" },
      assurance: [],
      args: { of: "merge" },
      fields: [
        {
          is: "many",
          name: "undo",
          label: { say: "organise.undo" },
          options: own.groups.map((group) => ({ value: group.item, words: { item: group.item } })),
          chosen,
          max: own.groups.length,
        },
      ],
      submit: { say: "organise.undoSend" },
    },
  ];
}
