import { ButtonStyle, ComponentType, type APIButtonComponentWithCustomId } from "discord-api-types/v10";
import type { Button, Message, OneMessage, Part } from "../../chat/kit.ts";
import { cut, pieces } from "../../chat/text.ts";
import { idOf, type Coded, type Pressed } from "../ids.ts";
import { LIMITS } from "../limits.ts";
import { asWritten, text, type Component } from "./kit.ts";
import { withoutTables } from "./markdown.ts";

/** One message as Discord takes it, and what its buttons mean where they can not hold it themselves. */
export interface Sheet {
  readonly components: readonly Component[];
  readonly coded: readonly Coded[];
}

/** A piece of a message before it is known in which it stands. */
type Piece =
  | { readonly is: "text"; readonly content: string }
  | { readonly is: "line" }
  | { readonly is: "row"; readonly buttons: readonly Button[] };

/** Texts that follow each other stand together, up to so much. */
const TEXT_CHARS = 1_500;

/** What is too long for a heading stands as a paragraph. */
const HEADER_CHARS = 150;

function piecesOf(part: Part): readonly Piece[] {
  const texts = (content: string, most = TEXT_CHARS): readonly Piece[] =>
    pieces(content, most).map((each) => ({ is: "text", content: each }));
  switch (part.is) {
    case "header":
      return part.words.length > HEADER_CHARS ? texts(asWritten(part.words)) : texts(`### ${asWritten(part.words).replaceAll("\n", " ")}`);
    case "text":
      return texts(asWritten(part.words));
    case "small":
      return texts(
        part.words
          .split("\n")
          .map((line) => `-# ${asWritten(line)}`)
          .join("\n"),
      );
    case "markdown":
      return texts(withoutTables(part.words));
    case "divider":
      return [{ is: "line" }];
    case "moment":
      return texts(`-# ${asWritten(part.words)} <t:${Math.floor(part.at / 1000)}:${part.toTheSecond ? "T" : "f"}>`);
    case "channel":
      return texts(`-# <#${part.channel}>`);
    case "buttons":
      return rowsOf(part.buttons);
  }
}

function rowsOf(buttons: readonly Button[]): readonly Piece[] {
  const rows: Piece[] = [];
  for (let start = 0; start < buttons.length; start += LIMITS.buttonsInRow)
    rows.push({ is: "row", buttons: buttons.slice(start, start + LIMITS.buttonsInRow) });
  return rows;
}

/** Texts that follow each other as one. */
function joined(given: readonly Piece[]): readonly Piece[] {
  const all: Piece[] = [];
  for (const piece of given) {
    const last = all.at(-1);
    if (piece.is === "text" && last?.is === "text" && last.content.length + piece.content.length < TEXT_CHARS)
      all[all.length - 1] = { is: "text", content: `${last.content}\n${piece.content}` };
    else all.push(piece);
  }
  return all;
}

const weightOf = (piece: Piece): number => (piece.is === "row" ? piece.buttons.length + 1 : 1);
const charsOf = (piece: Piece): number => (piece.is === "text" ? piece.content.length : 0);

/** In groups that each fit into one message, with so much room left over. */
function split(given: readonly Piece[], spareComponents: number, spareChars: number): readonly (readonly Piece[])[] {
  const groups: Piece[][] = [];
  let [weight, chars] = [Infinity, Infinity];
  for (const piece of given) {
    const isFull =
      weight + weightOf(piece) > LIMITS.components - spareComponents || chars + charsOf(piece) > LIMITS.charsInMessage - spareChars;
    if (isFull) {
      groups.push([piece]);
      [weight, chars] = [weightOf(piece), charsOf(piece)];
    } else {
      groups.at(-1)?.push(piece);
      weight += weightOf(piece);
      chars += charsOf(piece);
    }
  }
  return groups;
}

const STYLES = { main: ButtonStyle.Primary, plain: ButtonStyle.Secondary, danger: ButtonStyle.Danger } as const;

function sheetOfPieces(given: readonly Piece[]): Sheet {
  const coded: Coded[] = [];
  const button = ({ words, press, weight }: Button): APIButtonComponentWithCustomId => {
    const asked: Pressed = weight === "danger" && press.does === "do" ? { ...press, asks: true } : press;
    const code = idOf(asked, coded.length);
    coded.push(code);
    return { type: ComponentType.Button, style: STYLES[weight], label: cut(words, LIMITS.button) || "–", custom_id: code.id };
  };
  const components = given.map((piece): Component => {
    if (piece.is === "text") return text(piece.content);
    if (piece.is === "line") return { type: ComponentType.Separator };
    return { type: ComponentType.ActionRow, components: piece.buttons.map(button) };
  });
  return { components, coded };
}

/** Of several, one is shown at a time: room for the row that leads to the others. */
const SPARE = { components: 8, chars: 300 };

/** A page in as many leaves as it takes; `under` stands under each. */
export function leavesOf(parts: readonly Part[], under: (at: number, leaves: number) => readonly Part[]): readonly Sheet[] {
  const leaves = split(joined(parts.flatMap(piecesOf)), SPARE.components, SPARE.chars);
  return leaves.map((leaf, at) => sheetOfPieces([...leaf, ...under(at, leaves.length).flatMap(piecesOf)]));
}

/** Room for the word that a message may have come before. */
const MARK = { components: 1, chars: 200 };

export const sheetsOf = ({ parts }: Message): readonly Sheet[] =>
  split(joined(parts.flatMap(piecesOf)), MARK.components, MARK.chars).map(sheetOfPieces);

/** What stands around the subject of one message has so much room at most: forty people in line have long names. */
const AROUND = { before: 600, rest: 200, after: 2_600 } as const;

/** The beginning of these, in so many characters. What is pressed stays. */
function fitted(given: readonly Piece[], most: number): readonly Piece[] {
  let left = most;
  return given.flatMap((piece): readonly Piece[] => {
    if (piece.is !== "text") return [piece];
    if (left < 2) return [];
    const content = cut(piece.content, left);
    left -= content.length;
    return [{ is: "text", content }];
  });
}

export function sheetOf({ before, subject, rest, after }: OneMessage): Sheet {
  const laidOut = (parts: readonly Part[], most: number): readonly Piece[] => fitted(joined(parts.flatMap(piecesOf)), most);
  const [above, cutOff, below] = [laidOut(before, AROUND.before), laidOut(rest, AROUND.rest), laidOut(after, AROUND.after)];
  const about = joined(subject.flatMap(piecesOf));
  const beside = [...above, ...cutOff, ...below];
  const sum = (of: (piece: Piece) => number): number => beside.reduce((total, piece) => total + of(piece), 0);
  const spareChars = sum(charsOf) + MARK.chars;
  const [first = []] = split(about, sum(weightOf) + MARK.components, spareChars);
  const shown = fitted(first, LIMITS.charsInMessage - spareChars);
  const isWhole = first.length === about.length && shown.every((piece, index) => charsOf(piece) === charsOf(first[index] as Piece));
  return sheetOfPieces([...above, ...shown, ...(isWhole ? [] : cutOff), ...below]);
}

export const marked = (sheet: Sheet, note: string): Sheet => ({
  ...sheet,
  components: [text(`-# ${asWritten(note)}`), ...sheet.components],
});
