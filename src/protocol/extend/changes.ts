import type { Change, Extension } from "../../model/extension.ts";
import type { Fault } from "../../model/kind.ts";
import { nearest } from "../nearest.ts";
import { all, changed, idOf, inside, placesIn, target, untouched, type Json, type Tree } from "./tree.ts";

/** What the id of a step stands for in the whole file; giving it another would leave every reference hanging. */
const FIXED = ["id", "kind", "steps"] as const;

/** Makes the changes one after the other; one that can not be made is said with its place, and the others still are. */
export function withChanges(
  base: readonly Json[],
  changes: Extension["change"],
): { readonly tree: Tree; readonly faults: readonly Fault[] } {
  let tree = untouched(base);
  const faults: Fault[] = [];
  for (const [index, change] of changes.entries()) {
    const at = `change/${index}`;
    const wrong = changeFaults(tree, change, at);
    faults.push(...wrong);
    if (wrong.length === 0) tree = changed(tree, change, at);
  }
  return { tree, faults };
}

function changeFaults(tree: Tree, change: Change, at: string): readonly Fault[] {
  const { id, key } = target(change);
  const known = all(tree.steps).map(idOf);
  if (!known.includes(id)) return [unknown(tree, id, `${at}/${key}`, known)];
  if ("remove" in change) return emptied(tree, id, `${at}/remove`);
  if ("set" in change) return setFaults(change.set, `${at}/set`);
  return placesIn(change.step as Json, `${at}/step`).flatMap(([own, path]) =>
    known.includes(own)
      ? [{ path: `${path}/id`, wrong: `"${own}" is already the id of a step of the protocol that is extended`, fix: "give it another id" }]
      : [],
  );
}

function unknown(tree: Tree, id: string, path: string, known: readonly string[]): Fault {
  const gone = tree.removed.get(id);
  if (gone) return { path, wrong: `"${id}" was taken out by ${gone}`, fix: "make this change before, or leave it out" };
  const near = nearest(id, known);
  return {
    path,
    wrong: `no step of the protocol that is extended is called "${id}"`,
    fix: near ? `write "${near}"` : `use one of: ${known.join(", ")}`,
  };
}

function emptied(tree: Tree, id: string, path: string): readonly Fault[] {
  const around = all(tree.steps).find((step) => inside(step).length === 1 && idOf(inside(step)[0] as Json) === id);
  if (around) return [{ path, wrong: `nothing would be left in "${idOf(around)}"`, fix: `remove "${idOf(around)}" instead` }];
  if (tree.steps.length > 1 || idOf(tree.steps[0] as Json) !== id) return [];
  return [{ path, wrong: "no step would be left", fix: "put in another step before this one is taken out" }];
}

function setFaults(set: Json, path: string): readonly Fault[] {
  if (Object.keys(set).length === 0)
    return [{ path, wrong: "nothing is set", fix: "name a field with what it shall be, or leave this out" }];
  return FIXED.filter((field) => Object.hasOwn(set, field)).map((field) => ({
    path: `${path}/${field}`,
    wrong: `the ${field} of a step stays as it is`,
    fix:
      field === "steps"
        ? "change the steps inside one by one, by their own ids"
        : 'take the step out with "remove", and put another in with "before" or "after"',
  }));
}
