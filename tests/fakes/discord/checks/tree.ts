import { asObject, asObjects, type Json } from "../../slack/json.ts";

/** A component and where it stands. */
export interface Spot {
  readonly component: Json;
  readonly path: readonly PropertyKey[];
  readonly parent: Json | null;
}

/** All components, nested ones after the one that holds them. */
export function flat(
  components: readonly Json[],
  at: readonly PropertyKey[] = ["components"],
  parent: Json | null = null,
): readonly Spot[] {
  return components.flatMap((component, index) => {
    const path = [...at, index];
    const single = (key: "accessory" | "component"): readonly Spot[] => {
      const inner = component[key];
      return inner === undefined || inner === null
        ? []
        : [
            { component: asObject(inner), path: [...path, key], parent: component },
            ...flat(asObjects(asObject(inner).components), [...path, key], asObject(inner)),
          ];
    };
    return [
      { component, path, parent },
      ...flat(asObjects(component.components), [...path, "components"], component),
      ...single("accessory"),
      ...single("component"),
    ];
  });
}

/** The same components, each with an `id`, as Discord gives one to those that have none. */
export function withIds(components: readonly Json[]): readonly Json[] {
  const copy = structuredClone(components) as Json[];
  const all = flat(copy);
  const taken = new Set(all.map(({ component }) => component.id).filter((id) => typeof id === "number" && id > 0));
  let next = 1;
  for (const { component } of all) {
    if (typeof component.id === "number" && component.id > 0) continue;
    while (taken.has(next)) next += 1;
    taken.add(next);
    component.id = next;
  }
  return copy;
}
