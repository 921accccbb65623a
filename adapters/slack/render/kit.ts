import type { types } from "@slack/bolt";
import { LIMITS } from "../limits.ts";
import { cut, pieces } from "../../chat/text.ts";

export type Block = types.KnownBlock;
export type Modal = types.ModalView;
export type Home = types.HomeView;
export type Option = types.PlainTextOption;
export type Button = types.Button;

/** Never formatted and never read for mentions: what people wrote stands as they wrote it. */
export const plain = (text: string): types.PlainTextElement => ({ type: "plain_text", text: text === "" ? "–" : text, emoji: false });

export const section = (text: string): readonly Block[] =>
  pieces(text, LIMITS.section).map((piece): Block => ({ type: "section", text: plain(piece) }));

/** What is too long for a heading stands as a paragraph. */
export const header = (text: string): readonly Block[] =>
  text.length > LIMITS.header ? section(text) : [{ type: "header", text: plain(text) }];

export const small = (text: string): readonly Block[] =>
  pieces(text, LIMITS.section).map((piece): Block => ({ type: "context", elements: [plain(piece)] }));

export const divider: Block = { type: "divider" };

export const list = (entries: readonly string[], ordered: boolean): readonly Block[] =>
  entries.length === 0 ? [] : section(entries.map((entry, index) => `${ordered ? `${index + 1}.` : "•"} ${entry}`).join("\n"));

export const actions = (buttons: readonly Button[]): readonly Block[] => {
  const rows: Block[] = [];
  for (let start = 0; start < buttons.length; start += LIMITS.actions)
    rows.push({ type: "actions", elements: buttons.slice(start, start + LIMITS.actions) });
  return rows;
};

export const title = (text: string): types.PlainTextElement => plain(cut(text, LIMITS.modalTitle));
