import type { Context } from "../../model/command.ts";
import type { ItemId } from "../../model/ids.ts";
import type { Person, Round } from "../../model/kind.ts";
import type { Organise } from "../../model/vocabulary.ts";
import { isTeam } from "../people.ts";
import { ACTS, charsOf, refuse, type Decided, type OrganiseAct } from "./act.ts";
import { leftOut, type OrganiseOwn } from "./groups.ts";
import { merge, reword, takeOut } from "./merge.ts";
import { choose } from "./shortlist.ts";

type Here = Round<Organise, OrganiseOwn>;

export function decideOrganise(round: Here, act: OrganiseAct, by: Person, ctx: Context): Decided {
  const { spec, own, phase } = round.run;
  if (act.do === "out") return out(round, act.item as ItemId, by, ctx);
  if (phase.name !== "work") return refuse("organise.refuse.contest");
  const mayArrange = isTeam(by) || (spec.by === "participants" && round.run.eligible.includes(by.id));
  if (!mayArrange) return refuse("refuse.onlyFacilitator");
  if (!ACTS[spec.op].includes(act.do)) return refuse("refuse.notHere");
  const maxChars = charsOf(spec.op);
  if ("words" in act && act.words !== undefined && act.words.length > maxChars)
    return refuse("safety.tooLong", { length: act.words.length, maxChars });
  switch (act.do) {
    case "merge":
      return merge(round, act.items, act.words?.trim() || null, ctx);
    case "split": {
      const group = own.groups.find((each) => each.item === act.group);
      return group ? { ok: true, decision: { events: [{ type: "ungrouped", item: group.item }] } } : refuse("organise.refuse.unknown");
    }
    case "reword":
      return reword(round, act.item, act.words.trim(), ctx);
    case "keep":
    case "leave":
      return choose(round, act.do, act.items);
  }
}

/** Whether this is somebody's own, under their name. */
export const isTheirs = ({ items }: Pick<Here, "items">, id: ItemId, person: Person["id"]): boolean => {
  const label = items[id]?.label;
  return label?.as === "person" && label.person === person;
};

/** Authors who are named contest in the open: only they may, so nothing about it is hidden. */
function out(round: Here, item: ItemId, by: Person, ctx: Context): Decided {
  const { spec, own, phase, input } = round.run;
  if (phase.name !== "contest" || spec.contest?.veto !== "author") return refuse("refuse.notHere");
  if (!isTheirs(round, item, by.id)) return refuse("arrange.refuse.notYours");
  const group = own.groups.find((each) => each.members.includes(item));
  if (group) return takeOut(round, group, item, ctx);
  if (!leftOut(input, own).includes(item)) return refuse("organise.refuse.unknown");
  return { ok: true, decision: { events: [{ type: "kept", items: input.filter((id) => id === item || own.kept?.includes(id)) }] } };
}
