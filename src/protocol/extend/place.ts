import type { Extension } from "../../model/extension.ts";
import type { Fault } from "../../model/kind.ts";
import { idOf, inside, type Json, type Tree } from "./tree.ts";

/**
 * A fault of the whole protocol, said where it can be mended: in the extending file. What stands in a field that was
 * taken over became wrong by a change somewhere else, and is said there, with the step it shows in.
 */
export function inExtension(fault: Fault, extension: Extension, tree: Tree): Fault {
  const path = fault.path.split("/");
  const { step, rest } = found(tree.steps, path);
  if (step === null) return ofWhole(fault, path, extension, tree);
  const origin = tree.origins.get(idOf(step));
  const set = origin?.set[rest[0] ?? ""];
  if (set) return { ...fault, path: [set, ...rest.slice(1)].join("/") };
  if (origin?.putIn) return { ...fault, path: [origin.putIn, ...rest].join("/") };
  const where = rest.length > 0 ? `, ${rest.join("/")}` : "";
  const remedy = rest[0] === undefined ? "" : `; here: { "step": "${idOf(step)}", "set": { "${rest[0]}": … } }`;
  return {
    path: cause(fault, idOf(step), extension, tree),
    wrong: `in "${idOf(step)}"${where}: ${fault.wrong}`,
    fix: `${fault.fix}${remedy}`,
  };
}

/** The step that a path of the protocol leads to, and what of the path is left inside it. */
function found(steps: readonly Json[], path: readonly string[]): { readonly step: Json | null; readonly rest: readonly string[] } {
  const step = path[0] === "steps" ? steps[Number(path[1] ?? Number.NaN)] : undefined;
  if (step === undefined) return { step: null, rest: path };
  const deeper = found(inside(step), path.slice(2));
  return deeper.step ? deeper : { step, rest: path.slice(2) };
}

function ofWhole(fault: Fault, path: readonly string[], extension: Extension, tree: Tree): Fault {
  const key = path[0] ?? "";
  if (Object.hasOwn(extension, key)) return fault;
  const where = path.join("/");
  return {
    path: cause(fault, "", extension, tree),
    wrong: `${where} of the other protocol: ${fault.wrong}`,
    fix: `${fault.fix}; here: "${key}": …`,
  };
}

/** What makes a whole protocol other than its base, besides changes of its steps. */
const AROUND_STEPS = ["size", "modes", "needs", "inputs"] as const satisfies readonly (keyof Extension)[];

/** The change that most likely made it wrong: one of a step that the sentence names, or of the step itself. */
function cause({ wrong }: Fault, id: string, extension: Extension, { origins, removed }: Tree): string {
  const named = [...wrong.matchAll(/"([^"]+)"/g)].map((match) => match[1] as string);
  for (const name of [...named, id]) {
    const gone = removed.get(name);
    if (gone) return gone;
    const origin = origins.get(name);
    const place = origin?.putIn ?? Object.values(origin?.set ?? {})[0];
    if (place) return place;
  }
  const own = AROUND_STEPS.filter((key) => extension[key] !== undefined);
  return own.length === 1 ? (own[0] as string) : extension.change.length > 0 ? "change" : "extends";
}
