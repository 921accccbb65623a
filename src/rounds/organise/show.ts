import type { Block, Card } from "../../model/card.ts";
import type { Instant } from "../../model/ids.ts";
import type { Person, Reader, Round } from "../../model/kind.ts";
import type { Organise } from "../../model/vocabulary.ts";
import { isTeam } from "../people.ts";
import { ACTS } from "./act.ts";
import { exactDuplicates } from "./duplicates.ts";
import { arranged, type OrganiseOwn } from "./groups.ts";
import { contest } from "./show/contest.ts";
import { mergeForm } from "./show/merge.ts";
import { rewordForms } from "./show/reword.ts";
import { shortlistBlocks } from "./show/shortlist.ts";
import { groupBlocks, say } from "./show/parts.ts";

type Here = Round<Organise, OrganiseOwn>;

export function showOrganise(round: Here, to: Person, _now: Instant, mine: unknown, read: Reader): Card {
  switch (round.run.phase.name) {
    case "contest":
      return { blocks: contest(round, to, mine) };
    case "rule":
      return { blocks: [say("plain", "arrange.rule")] };
    default:
      return { blocks: work(round, to, read) };
  }
}

function work(round: Here, to: Person, read: Reader): readonly Block[] {
  const { own, input, eligible, spec } = round.run;
  const arranging = isTeam(to) || (spec.by === "participants" && eligible.includes(to.id));
  const intro = say("plain", wordsFor(spec.op, arranging ? "work" : "watch"));
  if (spec.op === "shortlist") return [intro, ...shortlistBlocks(round, arranging)];
  if (!arranging) return [intro, { is: "list", ordered: false, entries: arranged(input, own).map((id) => ({ item: id })) }];
  const groups = own.groups.flatMap((group) => groupBlocks(round, group.item, true));
  const takes = ACTS[spec.op];
  return [
    intro,
    ...groups,
    ...(takes.includes("reword") ? rewordForms(round, read) : []),
    // One card alone can not be put together with anything.
    ...(takes.includes("merge") && arranged(input, own).length > 1 ? [...suggestions(round, read), mergeForm(round)] : []),
  ];
}

const wordsFor = (op: Organise["op"], what: "work" | "watch"): string =>
  op === "dedupe" || op === "cluster" ? `organise.${what}` : `arrange.${what}.${op}`;

function suggestions(round: Here, read: Reader): readonly Block[] {
  const loose = round.input.filter((item) => !round.run.own.groups.some((group) => group.members.includes(item.id)));
  return exactDuplicates(loose, read).flatMap((group): readonly Block[] => [
    say("notice", "organise.same", { count: group.length }),
    { is: "list", ordered: false, entries: group.slice(0, 1).map((id) => ({ item: id })) },
    { is: "button", command: "organise", args: { do: "merge", items: group.join(",") }, words: { say: "organise.merge" }, weight: "main" },
  ]);
}
