/** The parts of a zod definition that are read here. */
interface Definition {
  readonly type: string;
  readonly shape?: Readonly<Record<string, Node>>;
  readonly element?: Node;
  readonly valueType?: Node;
  readonly innerType?: Node;
  readonly options?: readonly Node[];
  readonly discriminator?: string;
  readonly values?: readonly unknown[];
}
interface Node {
  readonly _zod: { readonly def: Definition };
}

/** The names that an object at this place of a file of the schema may have. */
export function keysAt(schema: Node, path: readonly PropertyKey[], value: unknown): readonly string[] {
  let nodes: readonly Node[] = [schema];
  let inner: unknown = value;
  for (const key of path) {
    nodes = nodes.flatMap((node) => concrete(node, inner)).flatMap((node) => child(node, key));
    inner = typeof inner === "object" && inner !== null ? (inner as Record<PropertyKey, unknown>)[key] : undefined;
  }
  return [...new Set(nodes.flatMap((node) => concrete(node, inner)).flatMap((node) => Object.keys(node._zod.def.shape ?? {})))];
}

function child(node: Node, key: PropertyKey): readonly Node[] {
  const { shape, element, valueType } = node._zod.def;
  const next = shape ? shape[String(key)] : (element ?? valueType);
  return next ? [next] : [];
}

/** Looks through optional and default, and takes of a choice the member that the value says it is. */
function concrete(node: Node, value: unknown): readonly Node[] {
  const { innerType, options, discriminator } = node._zod.def;
  if (innerType) return concrete(innerType, value);
  if (!options) return [node];
  if (!discriminator) return options.flatMap((option) => concrete(option, value));
  const name = (value as Record<string, unknown> | null | undefined)?.[discriminator];
  return options.filter((option) => option._zod.def.shape?.[discriminator]?._zod.def.values?.includes(name));
}
