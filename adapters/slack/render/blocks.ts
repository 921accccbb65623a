import type { Block as CardBlock, Spoken } from "../../../src/model/card.ts";
import type { Path, SessionId } from "../../../src/model/ids.ts";
import { cut, LIMITS } from "../limits.ts";
import { write, type Press } from "../press.ts";
import type { Speech } from "../speech.ts";
import { actions, header, list, plain, section, small, type Block, type Button } from "./kit.ts";

/** What all buttons of one view or message need. */
export interface Desk {
  readonly session: SessionId;
  readonly t: Speech;
  /** Unique within the view or message. */
  readonly nextId: () => string;
}

export function createDesk(session: SessionId, t: Speech): Desk {
  let count = 0;
  return { session, t, nextId: () => `press.${(count += 1)}` };
}

type Weight = "main" | "plain" | "danger";

export function button(desk: Desk, words: string, press: Omit<Press, "session">, weight: Weight = "plain"): Button {
  const { session, t } = desk;
  const value = write({ session, ...press });
  return {
    type: "button",
    action_id: desk.nextId(),
    text: plain(cut(words, LIMITS.button)),
    // What names more cards than a button holds is pressed in the browser.
    value: value.length > LIMITS.buttonValue ? write({ session, does: "browser" }) : value,
    ...(weight === "main" ? { style: "primary" as const } : {}),
    ...(weight === "danger"
      ? {
          style: "danger" as const,
          confirm: {
            title: plain(cut(words, LIMITS.confirm.title)),
            text: plain(cut(t("room.sure"), LIMITS.confirm.text)),
            confirm: plain(cut(words, LIMITS.confirm.button)),
            deny: plain(cut(t("slack.close"), LIMITS.confirm.button)),
          },
        }
      : {}),
  };
}

/** A link to one's own page in the browser, where Slack receives no words and has no limits. */
export const browserButton = (session: SessionId, t: Speech): Button =>
  button(createDesk(session, t), t("assurance.elsewhere"), { does: "browser" });

/** A card for one person: what is to be read as text, what can be done as buttons; buttons that follow each other share a row. */
export function card(desk: Desk, blocks: readonly CardBlock<Spoken>[], path: Path | null): readonly Block[] {
  const shown: Block[] = [];
  let row: Button[] = [];
  const endRow = (): void => {
    shown.push(...actions(row));
    row = [];
  };
  for (const block of blocks) {
    const pressed = pressOf(desk, block, path);
    if (pressed) {
      const own = written(block);
      if (own !== null) {
        endRow();
        shown.push(...section(`“${own}”`));
      }
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
function written(block: CardBlock<Spoken>): string | null {
  if (block.is !== "form" || block.args["key"] === undefined) return null;
  const words = block.fields.find((field) => field.is === "words");
  return words?.value || null;
}

function pressOf(desk: Desk, block: CardBlock<Spoken>, path: Path | null): Button | null {
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
function openerOf({ t }: Desk, form: Extract<CardBlock<Spoken>, { is: "form" }>): string {
  if (form.command === "idea") return t(written(form) === null ? "slack.write" : "collect.change");
  return form.command === "vote" ? t("slack.vote") : form.submit.words;
}

/** The options that tell one form of a command from another. Its path stands beside them. */
const steady = (args: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(args).filter(([name]) => name !== "path"));

/** What is read and not pressed. */
export function read(block: CardBlock<Spoken>): readonly Block[] {
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
function rowOf({ columns }: Extract<CardBlock<Spoken>, { is: "table" }>, [place, item, ...figures]: readonly Spoken[]): string {
  const told = figures.map((cell, index) => `${columns[index + 2]?.words ?? ""}: ${cell.words}`).join(", ");
  return `${place?.words ?? ""}. ${item?.words ?? ""}${told === "" ? "" : ` (${told})`}`;
}

function text(tone: Extract<CardBlock, { is: "text" }>["tone"], words: string): readonly Block[] {
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
