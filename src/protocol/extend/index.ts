import { extensionSchema, type Extension } from "../../model/extension.ts";
import type { Fault } from "../../model/kind.ts";
import { protocolSchema, type Protocol } from "../../model/vocabulary.ts";
import { nearest } from "../nearest.ts";
import { shapeFaults } from "../zod-faults.ts";
import { withChanges } from "./changes.ts";
import { inExtension } from "./place.ts";
import { extendedBy, type Extended } from "./said.ts";
import type { Tree } from "./tree.ts";
import { wordsOf } from "./words.ts";

/** Finds the protocol that another extends. */
export type Bases = (id: string) => Base;
export type Base =
  | { readonly is: "found"; readonly protocol: Protocol }
  | { readonly is: "unknown"; readonly known: readonly string[] }
  | { readonly is: "faulty"; readonly file: string }
  /** The ids from the one that is looked for back to itself. */
  | { readonly is: "circular"; readonly through: readonly string[] };

export type Resolved =
  | { readonly ok: false; readonly faults: readonly Fault[] }
  | { readonly ok: true; readonly value: unknown; readonly extended: Extended; readonly here: (fault: Fault) => Fault };

export const isExtension = (value: unknown): boolean => typeof value === "object" && value !== null && Object.hasOwn(value, "extends");

/** The whole protocol that an extending file stands for, still to be checked like any other; `here` turns its faults into faults of the file. */
export function resolve(value: unknown, bases: Bases): Resolved {
  const shape = shapeFaults(value, extensionSchema);
  if (shape.length > 0) return { ok: false, faults: shape };
  const extension = extensionSchema.parse(value);
  const base = bases(extension.extends);
  if (base.is !== "found") return { ok: false, faults: [baseFault(extension.extends, base)] };
  const { tree, faults } = withChanges(base.protocol.steps, extension.change);
  if (faults.length > 0) return { ok: false, faults };
  return {
    ok: true,
    value: whole(base.protocol, extension, tree),
    extended: extendedBy(base.protocol, extension),
    here: (fault) => inExtension(fault, extension, tree),
  };
}

function whole(base: Protocol, extension: Extension, { steps }: Tree): unknown {
  const own = Object.fromEntries(Object.entries(extension).filter(([key]) => !["extends", "change", "languages"].includes(key)));
  const value = { ...base, ...own, languages: undefined, steps };
  const now = protocolSchema.safeParse(value);
  // Which words were changed can only be told of a protocol that has a shape; without it its faults come first.
  return now.success ? { ...value, languages: wordsOf(base, now.data, extension.languages) } : value;
}

function baseFault(id: string, base: Exclude<Base, { is: "found" }>): Fault {
  const path = "extends";
  switch (base.is) {
    case "unknown": {
      const near = nearest(id, base.known);
      const fix = near ? `write "${near}"` : `use one of: ${base.known.join(", ")}`;
      return { path, wrong: `no protocol is called "${id}"`, fix: near || base.known.length > 0 ? fix : "put its file beside this one" };
    }
    case "faulty":
      return { path, wrong: `"${id}" is not in order itself`, fix: `see what is wrong with it: npx parley check ${base.file}` };
    case "circular":
      return {
        path,
        wrong: `it would extend itself: ${base.through.map((each) => `"${each}"`).join(" extends ")}`,
        fix: "let one of them have steps of its own",
      };
  }
}
