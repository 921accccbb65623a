import type { Block, Field, Spoken } from "../../../src/model/card.ts";
import type { Path } from "../../../src/model/ids.ts";
import { actions, button, header, list, section, small, type Button, type Desk, type Part } from "../kit.ts";

/** A card for one person: what is to be read as text, what can be done as buttons; buttons that follow each other share a row. */
export function card(desk: Desk, blocks: readonly Block<Spoken>[], path: Path | null): readonly Part[] {
  const shown: Part[] = [];
  let row: Button[] = [];
  const endRow = (): void => {
    shown.push(...actions(row));
    row = [];
  };
  for (const block of blocks) {
    const pressed = pressOf(desk, block, path);
    if (pressed) {
      const own = written(block);
      const ballot = judged(block);
      if (own !== null || ballot.length > 0) endRow();
      if (own !== null) shown.push(...section(`“${own}”`));
      shown.push(...ballot);
      row.push(pressed);
      continue;
    }
    endRow();
    shown.push(...read(block));
  }
  endRow();
  return shown;
}

/** What somebody asked to see of their own stands above the button that changes it. */
function written(block: Block<Spoken>): string | null {
  if (block.is !== "form" || block.args["key"] === undefined) return null;
  const words = block.fields.find((field) => field.is === "words");
  return words?.value || null;
}

/** A ballot that somebody asked to see, since the form itself is empty until it is opened: places in order, or dots. */
function judged(block: Block<Spoken>): readonly Part[] {
  if (block.is !== "form") return [];
  return block.fields.flatMap((field) => {
    if (field.is === "ranking") {
      const wordsOf = (value: string): string => field.options.find((option) => option.value === value)?.words.words ?? "";
      return list(field.chosen.map(wordsOf), true);
    }
    if (field.is === "rating") return rated(field);
    if (field.is === "many" && block.command === "vote") {
      const picked = field.options.filter(({ value }) => field.chosen.includes(value));
      return list(
        picked.map(({ words }) => words.words),
        false,
      );
    }
    if (field.is !== "dots") return [];
    const given = field.options.filter(({ value }) => (field.given[value] ?? 0) > 0);
    return list(
      given.map(({ value, words }) => `${words.words}: ${field.given[value] ?? 0}`),
      false,
    );
  });
}

/** Choices by item, with the reason given for each; nothing chosen is not shown. */
function rated({ items, options }: Extract<Field<Spoken>, { is: "rating" }>): readonly Part[] {
  const chosen = items.flatMap((item) => {
    const answer = options.find(({ value }) => value === item.chosen)?.words.words;
    return answer === undefined ? [] : [`${item.words.words}: ${answer}${item.reason ? ` – “${item.reason}”` : ""}`];
  });
  return list(chosen, false);
}

function pressOf(desk: Desk, block: Block<Spoken>, path: Path | null): Button | null {
  const at = path === null ? {} : { path };
  if (block.is === "button")
    return button(
      desk,
      block.words.words,
      { does: "do", command: block.command, args: block.args, ...at },
      block.command === "withdraw" ? "plain" : block.weight,
    );
  if (block.is === "form")
    return button(
      desk,
      block.title?.words ?? openerOf(desk, block),
      { does: "form", command: block.command, args: steady(block.args), ...at },
      "main",
    );
  return null;
}

/** What is pressed to open a form sends nothing yet, so it is not called like what sends it. */
function openerOf({ t }: Desk, form: Extract<Block<Spoken>, { is: "form" }>): string {
  if (form.command === "idea") return t(written(form) === null ? "chat.write" : "collect.change");
  return form.command === "vote" ? t("chat.vote") : form.submit.words;
}

/** The options that tell one form of a command from another. Its path stands beside them. */
const steady = (args: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(args).filter(([name]) => name !== "path"));

/** What is read and not pressed. */
export function read(block: Block<Spoken>): readonly Part[] {
  switch (block.is) {
    case "text":
      return text(block.tone, block.words.words);
    case "list":
      return list(
        block.entries.map((entry) => entry.words),
        block.ordered,
      );
    case "table":
      return [...small(block.caption.words), ...section(block.rows.map((row) => rowOf(block, row)).join("\n"))];
    case "form":
    case "button":
      return [];
  }
}

/** "1. Read it together (points: 35, named by: 7)". */
function rowOf({ columns }: Extract<Block<Spoken>, { is: "table" }>, [place, item, ...figures]: readonly Spoken[]): string {
  const told = figures.map((cell, index) => `${columns[index + 2]?.words ?? ""}: ${cell.words}`).join(", ");
  return `${place?.words ?? ""}. ${item?.words ?? ""}${told === "" ? "" : ` (${told})`}`;
}

function text(tone: Extract<Block, { is: "text" }>["tone"], words: string): readonly Part[] {
  switch (tone) {
    case "title":
      return header(words);
    case "small":
      return small(words);
    case "quote":
      return section(`“${words}”`);
    case "notice":
      return section(`▸ ${words}`);
    case "plain":
      return section(words);
  }
}
