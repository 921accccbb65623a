import type { Protocol } from "../../model/vocabulary.ts";
import type { Base, Bases } from "./index.ts";

/** A protocol file that others may extend. */
export interface Shelved {
  readonly file: string;
  readonly id: string;
  /** The id of the protocol that it extends itself; null: it stands by itself. */
  readonly extends: string | null;
  readonly value: unknown;
}

export function shelved(file: string, value: unknown): readonly Shelved[] {
  if (typeof value !== "object" || value === null) return [];
  const { id, extends: base } = value as { readonly id?: unknown; readonly extends?: unknown };
  return typeof id === "string" ? [{ file, id, extends: typeof base === "string" ? base : null, value }] : [];
}

/** The protocols of a shelf for whoever extends one of them; of two with one id the first is meant. */
export function basesOf(shelf: readonly Shelved[], from: string, read: (value: unknown, bases: Bases) => Protocol | null): Bases {
  return (id): Base => {
    const through = chain(shelf, [from, id]);
    if (new Set(through).size < through.length) return { is: "circular", through };
    const base = shelf.find((each) => each.id === id);
    if (!base) return { is: "unknown", known: shelf.map((each) => each.id).filter((known) => known !== from) };
    const protocol = read(base.value, basesOf(shelf, id, read));
    return protocol ? { is: "found", protocol } : { is: "faulty", file: base.file };
  };
}

/** What extends what, until one stands by itself or comes again. */
function chain(shelf: readonly Shelved[], through: readonly string[]): readonly string[] {
  const last = through.at(-1);
  if (through.indexOf(last ?? "") < through.length - 1) return through;
  const next = shelf.find((each) => each.id === last)?.extends ?? null;
  return next === null ? through : chain(shelf, [...through, next]);
}
