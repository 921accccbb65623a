import type { Checking, Fault } from "../../model/kind.ts";
import type { Organise } from "../../model/vocabulary.ts";

export function check(spec: Organise, { attributionOf }: Checking): readonly Fault[] {
  const faults: Fault[] = [];
  if (spec.by === "rule" && spec.op !== "shortlist")
    faults.push({
      path: "by",
      wrong: `a rule can not ${spec.op}`,
      fix: "use facilitator or participants; only a shortlist goes by a rule",
    });
  if (spec.by !== "rule" && spec.rule?.minVoters !== undefined)
    faults.push({ path: "rule/minVoters", wrong: "only a rule counts voters", fix: 'set by to "rule", or leave minVoters out' });
  if (spec.contest?.veto === "author" && !spec.items.from.every((name) => attributionOf?.(name) === "named"))
    faults.push({ path: "contest/veto", wrong: "an unattributed item has no author to ask", fix: "use anyone" });
  return faults;
}
