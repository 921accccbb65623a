import type { Input } from "../src/model/vocabulary.ts";
import type { InputValue } from "../src/protocol/setup.ts";

type Wanted = Pick<Input, "id" | "as" | "required">;

const MOST = 200;
const BETWEEN_TEXTS = /^\s*---+\s*$/m;
/** Exactly three: a longer line stands under a heading in many texts. */
const BETWEEN_INPUTS = /^[^\S\n]*===[^\S\n]*$/m;

/**
 * What was typed for one of the things that a method begins with: a text; an item on each line; or texts for sides or passes,
 * set apart by a line of three hyphens.
 */
export function typedFor({ as }: Pick<Input, "as">, typed: string, sides: number): InputValue {
  if (as === "text") return typed;
  const pieces = typed.split(as === "items" ? "\n" : BETWEEN_TEXTS).map((piece) => piece.trim());
  if (as === "items") return pieces.filter((piece) => piece !== "").slice(0, MOST);
  return pieces.slice(0, as === "textPerSide" ? Math.max(1, sides) : MOST);
}

/** The order in which one field holds them all: what may be left out comes last. */
export const inOneField = <One extends Wanted>(inputs: readonly One[]): readonly One[] => [
  ...inputs.filter(({ required }) => required),
  ...inputs.filter(({ required }) => !required),
];

/**
 * What a method begins with, out of one field: several things are set apart by a line of three equals signs. Null: there are
 * more of them than it asks for.
 */
export function inputsIn(inputs: readonly Wanted[], typed: string, sides: number): Readonly<Record<string, InputValue>> | null {
  const parts = (inputs.length > 1 ? typed.split(BETWEEN_INPUTS) : [typed]).map((part) => part.trim());
  if (parts.length > Math.max(1, inputs.length)) return null;
  const filled = inOneField(inputs).flatMap((input, index) => {
    const part = parts[index] ?? "";
    return part === "" ? [] : [[input.id, typedFor(input, part, sides)] as const];
  });
  return Object.fromEntries(filled);
}
