import type { extensionSchema } from "../../model/extension.ts";
import { type Change, type Extension } from "../../model/extension.ts";
import type { Protocol } from "../../model/vocabulary.ts";

/** What a protocol takes over, and what it has of its own, line by line. */
export interface Extended {
  /** The id of the protocol that it extends. */
  readonly base: string;
  readonly lines: readonly string[];
}

const OWN = ["title", "purpose", "size", "modes", "needs", "inputs"] as const satisfies readonly (keyof typeof extensionSchema.shape)[];

export function extendedBy(base: Protocol, extension: Extension): Extended {
  const own = OWN.filter((key) => extension[key] !== undefined).join(", ");
  return {
    base: base.id,
    lines: [`It extends "${base.title}" (${base.id}). Its own: ${own}.`, ...extension.change.map((change) => `- ${said(change)}`)],
  };
}

function said(change: Change): string {
  if ("remove" in change) return `"${change.remove}" is taken out`;
  if ("before" in change) return `"${change.step.id}" is put in before "${change.before}"`;
  if ("after" in change) return `"${change.step.id}" is put in after "${change.after}"`;
  return `of "${change.step}" these are different: ${Object.keys(change.set).join(", ")}`;
}
