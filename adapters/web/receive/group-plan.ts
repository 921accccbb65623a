import type { ProgrammeView } from "../../../src/engine/programme/programmes.ts";
import type { ProtocolSummary } from "../../planning.ts";
import { t } from "../locale.ts";
import { stageField } from "../render/plan-carried.ts";
import type { Fields } from "./fields.ts";
import { typedMembers } from "./group-form.ts";
import { SIDES } from "./plan-form.ts";

/**
 * What stands in the planning form of a group's next meeting: its members, its sides, the method its stages are of, and what
 * of the group that method asks for, in inputs called `stage` and `covenant`.
 */
export function filledFor(view: ProgrammeView, protocols: readonly ProtocolSummary[]): Fields {
  const method = protocols.find(({ stages }) => view.stage > 0 && stages.length === view.stages.length);
  const kept = { stage: stageWords(view), covenant: view.covenant?.words ?? "" };
  return new Map([
    ["title", [view.name]],
    ["people", [typedMembers(view.members)]],
    ...SIDES.map((place) => [`side.${place}`, [view.sides[place - 1] ?? ""]] as const),
    ...(method === undefined
      ? []
      : [
          ["protocol", [method.id]] as const,
          [stageField(method.id), [String(view.stage)]] as const,
          ...Object.entries(kept).map(([input, words]) => [`input.${method.id}.${input}`, [words]] as const),
        ]),
  ]);
}

function stageWords({ stage, stages, moves }: ProgrammeView): string {
  const title = t("programme.page.stageInput", { number: stage, of: stages.length, title: stages[stage - 1] ?? "" });
  return [title, moves.at(-1)?.why ?? ""].join(" ").trim();
}
