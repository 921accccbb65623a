import type { Block } from "../../../model/card.ts";
import type { ItemId } from "../../../model/ids.ts";
import type { Person, Round } from "../../../model/kind.ts";
import type { Organise } from "../../../model/vocabulary.ts";
import { isTeam } from "../../people.ts";
import { contestable } from "../contest.ts";
import { isTheirs } from "../decide.ts";
import { leftOut, type OrganiseOwn } from "../groups.ts";
import { groupBlocks, say } from "./parts.ts";

type Here = Round<Organise, OrganiseOwn>;

/** Anybody may have a change undone. Nobody sees who did, nor that anybody did, until the window is over. */
export function contest(round: Here, to: Person, mine: unknown): readonly Block[] {
  const { own, eligible, input, spec } = round.run;
  const left = leftOut(input, own);
  const shown = [
    ...own.groups.flatMap((group) => groupBlocks(round, group.item, false)),
    ...(left.length === 0
      ? []
      : [say("small", "arrange.leftOut"), { is: "list", ordered: false, entries: left.map((item) => ({ item })) } as const]),
  ];
  if (spec.contest?.veto === "author") return byAuthor(round, to, shown);
  const isMerge = spec.op === "dedupe" || spec.op === "cluster";
  const key = (what: string): string => (isMerge ? `organise.${what}` : `arrange.${what}.${spec.op}`);
  if (isTeam(to)) return [say("plain", isMerge ? "organise.contestTeam" : "arrange.contestTeam"), ...shown];
  if (!eligible.includes(to.id)) return shown;
  const options = contestable(round).map((item) => ({ value: item as string, words: { item } }));
  return [
    say("plain", key("contest")),
    ...shown,
    {
      is: "form",
      command: "object",
      title: { say: key("undoTitle") },
      assurance: [],
      args: { of: "merge" },
      fields: [
        {
          is: "many",
          name: "undo",
          label: { say: key("undo") },
          options,
          chosen: (mine as { undo?: readonly string[] } | null)?.undo ?? [],
          max: options.length,
        },
      ],
      submit: { say: "organise.undoSend" },
    },
  ];
}

/** Where names stand beside the items, each sees a button for their own and for nothing else. */
function byAuthor(round: Here, to: Person, shown: readonly Block[]): readonly Block[] {
  const { own, input } = round.run;
  const theirs = [...own.groups.flatMap((group) => group.members), ...leftOut(input, own)].filter((id) => isTheirs(round, id, to.id));
  const intro = say("plain", theirs.length === 0 ? "arrange.author.others" : "arrange.author");
  return [intro, ...shown, ...theirs.flatMap((id) => ownItem(round, id))];
}

function ownItem(round: Here, item: ItemId): readonly Block[] {
  const isGrouped = round.run.own.groups.some((group) => group.members.includes(item));
  return [
    { is: "text", tone: "quote", words: { item } },
    {
      is: "button",
      command: "organise",
      args: { do: "out", item },
      words: { say: isGrouped ? "arrange.author.out" : "arrange.author.back" },
      weight: "plain",
    },
  ];
}
