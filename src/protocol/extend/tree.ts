import type { Change } from "../../model/extension.ts";

export type Json = Record<string, unknown>;

/** Where in the extending file something was said. */
export interface Origin {
  /** `change/2/step`: the step was put in there; null: it was taken over. */
  readonly putIn: string | null;
  /** `change/0/set/timing`, by field. */
  readonly set: Readonly<Record<string, string>>;
}

/** The steps of a protocol as they stand in its file, with where each was changed. */
export interface Tree {
  readonly steps: readonly Json[];
  readonly origins: ReadonlyMap<string, Origin>;
  /** The place of the change that took a step out, by its id. */
  readonly removed: ReadonlyMap<string, string>;
}

export const untouched = (steps: readonly Json[]): Tree => ({ steps, origins: new Map(), removed: new Map() });

export const inside = (step: Json): readonly Json[] => (Array.isArray(step["steps"]) ? (step["steps"] as Json[]) : []);
export const idOf = (step: Json): string => String(step["id"]);

/** Every step, a combinator before what it holds. */
export const all = (steps: readonly Json[]): readonly Json[] => steps.flatMap((step) => [step, ...all(inside(step))]);

export const target = (change: Change): { readonly id: string; readonly key: "step" | "remove" | "before" | "after" } => {
  if ("remove" in change) return { id: change.remove, key: "remove" };
  if ("before" in change) return { id: change.before, key: "before" };
  return "after" in change ? { id: change.after, key: "after" } : { id: change.step, key: "step" };
};

/** The tree with one change made, whose target is there. */
export function changed(tree: Tree, change: Change, at: string): Tree {
  const { id } = target(change);
  const steps = replaced(tree.steps, id, (step) => {
    if ("remove" in change) return [];
    if ("before" in change) return [change.step, step];
    return "after" in change ? [step, change.step] : [withFields(step, change.set)];
  });
  return { steps, origins: origins(tree, change, at), removed: removed(tree, change, at) };
}

function origins(tree: Tree, change: Change, at: string): Tree["origins"] {
  if ("remove" in change) return tree.origins;
  if ("set" in change) {
    const before = tree.origins.get(change.step) ?? { putIn: null, set: {} };
    const set = Object.fromEntries(Object.keys(change.set).map((field) => [field, `${at}/set/${field}`]));
    return new Map([...tree.origins, [change.step, { ...before, set: { ...before.set, ...set } }]]);
  }
  return new Map([...tree.origins, ...placesIn(change.step as Json, `${at}/step`).map(([id, putIn]) => [id, { putIn, set: {} }] as const)]);
}

function removed(tree: Tree, change: Change, at: string): Tree["removed"] {
  if (!("remove" in change)) return tree.removed;
  const gone = all(tree.steps).find((step) => idOf(step) === change.remove);
  return new Map([...tree.removed, ...all(gone ? [gone] : []).map((step) => [idOf(step), `${at}/remove`] as const)]);
}

/** A step and all inside it, each with its place. */
export const placesIn = (step: Json, at: string): readonly (readonly [string, string])[] => [
  [idOf(step), at],
  ...inside(step).flatMap((inner, index) => placesIn(inner, `${at}/steps/${index}`)),
];

const replaced = (steps: readonly Json[], id: string, by: (step: Json) => readonly Json[]): readonly Json[] =>
  steps.flatMap((step) => {
    if (idOf(step) === id) return by(step);
    return step["steps"] === undefined ? [step] : [{ ...step, steps: replaced(inside(step), id, by) }];
  });

const withFields = (step: Json, set: Json): Json =>
  Object.fromEntries(Object.entries({ ...step, ...set }).filter(([, value]) => value !== null));
