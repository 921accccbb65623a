import { acceptText } from "../confidentiality/clean.ts";
import type { PlainText } from "../model/command.ts";
import type { ItemId, Path, SideId, TextId } from "../model/ids.ts";
import type { Item } from "../model/session.ts";
import type { Input, Protocol } from "../model/vocabulary.ts";
import { nearest } from "./nearest.ts";
import { fault, type PlanFault } from "./said.ts";
import type { InputValue, Setup } from "./setup.ts";

/** A briefing may be pasted whole (the length the vocabulary allows a body); an item is a sentence or two. */
const MAX_CHARS = { text: 20_000, items: 2_000, textPerSide: 20_000, textPerPass: 20_000 } as const;

/** One text of an input, and whom or when it is meant for. */
export interface Piece {
  readonly input: string;
  readonly plain: string;
  readonly side?: number;
  readonly pass?: number;
}

export type Pieces =
  | { readonly ok: true; readonly pieces: readonly Piece[] }
  | { readonly ok: false; readonly faults: readonly PlanFault[] };

/** What was filled in, piece by piece. Empty lines and empty texts count as not filled in. */
export function piecesOf(protocol: Protocol, setup: Pick<Setup, "inputs" | "sides">): Pieces {
  const results = protocol.inputs.map((input) => piecesOfInput(input, setup));
  const faults = [...unknownInputs(protocol, setup), ...results.flatMap((each) => (each.ok ? [] : each.faults))];
  return faults.length > 0 ? { ok: false, faults } : { ok: true, pieces: results.flatMap((each) => (each.ok ? each.pieces : [])) };
}

/** Every text becomes an item that belongs to nobody. */
export function itemsOf(
  pieces: readonly Piece[],
  sides: readonly SideId[],
  newId: () => string,
): {
  readonly items: readonly Item[];
  readonly texts: readonly PlainText[];
  readonly byInput: Readonly<Record<string, readonly ItemId[]>>;
} {
  const made = pieces.map((piece) => {
    const text = newId() as TextId;
    const side = piece.side === undefined ? undefined : sides[piece.side];
    const item: Item = {
      id: newId() as ItemId,
      text,
      from: "" as Path,
      mergedFrom: [],
      label: { as: "nobody" },
      ...(side === undefined ? {} : { forSide: side }),
      ...(piece.pass === undefined ? {} : { forPass: piece.pass }),
    };
    return { input: piece.input, item, text: { id: text, plain: piece.plain } };
  });
  const byInput: Record<string, ItemId[]> = {};
  for (const { input, item } of made) (byInput[input] ??= []).push(item.id);
  return { items: made.map(({ item }) => item), texts: made.map(({ text }) => text), byInput };
}

function piecesOfInput(input: Input, { inputs, sides }: Pick<Setup, "inputs" | "sides">): Pieces {
  const path = `setup/inputs/${input.id}`;
  const value = inputs[input.id];
  const pieces = value === undefined ? [] : read(input, value, sides.length);
  if (pieces === null) return { ok: false, faults: [fault(path, "inputShape", { input: input.title, as: input.as, sides: sides.length })] };
  const filled = pieces.filter(({ plain }) => plain.trim() !== "");
  if (filled.length === 0)
    return input.required ? { ok: false, faults: [fault(path, "input", { input: input.title })] } : { ok: true, pieces: [] };
  const missing = input.as === "textPerSide" && filled.length < sides.length;
  if (missing && input.required)
    return { ok: false, faults: [fault(path, "inputShape", { input: input.title, as: input.as, sides: sides.length })] };
  return checked(filled, path, MAX_CHARS[input.as]);
}

/** Null: not in the form that was asked for. */
function read({ id, as }: Input, value: InputValue, sides: number): readonly Piece[] | null {
  if (typeof value === "string") {
    if (as === "text") return [{ input: id, plain: value }];
    return as === "items" ? value.split("\n").map((plain) => ({ input: id, plain })) : null;
  }
  if (as === "textPerPass") return value.flatMap((texts, index) => ofPass(id, texts, index + 1));
  if (as === "text") return null;
  const texts = value.filter((each) => typeof each === "string");
  if (texts.length < value.length) return null;
  if (as === "items") return texts.map((plain) => ({ input: id, plain }));
  return texts.length === sides ? texts.map((plain, side) => ({ input: id, plain, side })) : null;
}

function ofPass(input: string, texts: string | readonly string[], pass: number): readonly Piece[] {
  return typeof texts === "string" ? [{ input, plain: texts, pass }] : texts.map((plain, side) => ({ input, plain, pass, side }));
}

function checked(pieces: readonly Piece[], path: string, maxChars: number): Pieces {
  const read = pieces.map((piece) => ({ piece, accepted: acceptText(piece.plain, { maxChars }) }));
  const faults = read.flatMap(({ accepted }, index) => (accepted.ok ? [] : [wordsFault(`${path}/${index}`, accepted.refusal)]));
  if (faults.length > 0) return { ok: false, faults };
  return { ok: true, pieces: read.map(({ piece, accepted }) => (accepted.ok ? { ...piece, plain: accepted.text } : piece)) };
}

/** Words of the facilitator that can not be taken: the same reasons as for everybody else's. */
export function wordsFault(
  path: string,
  { reason, args }: { readonly reason: string; readonly args?: Readonly<Record<string, string | number>> },
): PlanFault {
  if (reason === "safety.tooLong") return fault(path, "long", args ?? {});
  return fault(path, "words");
}

function unknownInputs(protocol: Protocol, { inputs }: Pick<Setup, "inputs">): readonly PlanFault[] {
  const known = protocol.inputs.map(({ id }) => id);
  return Object.keys(inputs)
    .filter((id) => !known.includes(id))
    .map((input) => fault(`setup/inputs/${input}`, "inputUnknown", { input, near: nearest(input, known) ?? "none" }));
}
