import type { Checking, Fault } from "../model/kind.ts";
import type { Attribution, Mode, Protocol, RoundKindName, RoundSpec } from "../model/vocabulary.ts";
import { attributionOf } from "./hiding.ts";
import { sources } from "./references.ts";
import { fault, type PlanFault } from "./said.ts";
import { rounds, type Placed } from "./walk.ts";

/** What the planner has to know of a round kind. */
export interface KindCheck {
  check(spec: RoundSpec, checking: Checking): readonly Fault[];
}
export type KindChecks = Partial<Record<RoundKindName, KindCheck>>;

/** Steps that could be planned but not run: the room finds out before it opens, not in the middle. */
export function runnableFaults(protocol: Protocol, mode: Mode, sides: number, kinds: KindChecks): readonly PlanFault[] {
  const offered = protocol.modes.includes(mode) ? [] : [fault("modes", "mode", { mode })];
  return [
    ...offered,
    ...missingKinds(rounds(protocol.steps), kinds),
    ...settingFaults(protocol, kinds, sides).map(({ step, setting, path }) => fault(path, "setting", { step: step.title, setting })),
  ];
}

/** Each missing kind is said once, with the first round that needs it. */
function missingKinds(placed: readonly Placed<RoundSpec>[], kinds: KindChecks): readonly PlanFault[] {
  const first = new Map<RoundKindName, Placed<RoundSpec>>();
  for (const each of placed) if (!kinds[each.step.kind] && !first.has(each.step.kind)) first.set(each.step.kind, each);
  return [...first].map(([kind, { step, at }]) => fault(`${at}/kind`, "kind", { kind, step: step.title }));
}

/** A setting that a kind can not run yet: the kind's own words are for whoever writes the file. */
export interface SettingFault extends Fault {
  readonly step: RoundSpec;
  /** `scale`, `floor`: the setting's name in the file. */
  readonly setting: string;
}

export const settingFaults = (protocol: Protocol, kinds: KindChecks, sides: number): readonly SettingFault[] =>
  rounds(protocol.steps).flatMap(({ step, at, around }) => {
    const until = around.findLast((each) => each.kind === "repeat")?.until ?? null;
    const found = kinds[step.kind]?.check(step, { sides, until, attributionOf: (name) => attributionOfItems(protocol, name) }) ?? [];
    return found.map((each) => ({
      ...each,
      path: each.path === "" ? at : `${at}/${each.path}`,
      step,
      setting: each.path.split("/")[0] ?? "",
    }));
  });

/** How the items a name stands for are shown; undefined where they have no author that could be named. */
function attributionOfItems(protocol: Protocol, name: string): Attribution | undefined {
  const shown = sources(protocol, { from: [name] })
    .filter((step) => step.kind === "collect" || step.kind === "talk")
    .map(attributionOf);
  return shown.find((attribution) => attribution !== "named") ?? shown[0];
}
