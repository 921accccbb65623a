import { cut, pieces } from "../../chat/text.ts";
import type { Button as Press, Message, OneMessage, Part } from "../../chat/kit.ts";
import { write } from "../press.ts";
import { isOfNone, sureKey } from "../../chat/press.ts";
import type { Speech } from "../../chat/speech.ts";
import { LIMITS } from "../limits.ts";
import { actions, divider, header, plain, section, small, type Block, type Button } from "./kit.ts";
import { beginningOf, messagesOf } from "./leaves.ts";
import { moment } from "./moment.ts";

const MARKDOWN_CHARS = 11_000;

/** Parts of a page or message as Slack's blocks. */
export function blocksOf(parts: readonly Part[], t: Speech): readonly Block[] {
  let count = 0;
  return parts.flatMap((part): readonly Block[] => {
    switch (part.is) {
      case "header":
        return header(part.words);
      case "text":
        return section(part.words);
      case "small":
        return small(part.words);
      case "markdown":
        return pieces(part.words, MARKDOWN_CHARS).map((text) => ({ type: "markdown" as const, text }));
      case "divider":
        return [divider];
      case "moment":
        return [moment(part.words, part.at, part.toTheSecond)];
      case "channel":
        return [{ type: "context", elements: [{ type: "mrkdwn", text: `<#${part.channel}>` }] }];
      case "buttons":
        return actions(part.buttons.map((each) => button(each, `press.${(count += 1)}`, t)));
    }
  });
}

function button({ words, press, weight }: Press, id: string, t: Speech): Button {
  const value = write(press);
  return {
    type: "button",
    action_id: id,
    text: plain(cut(words, LIMITS.button)),
    // What names more cards than a button holds is pressed in the browser.
    value: value.length > LIMITS.buttonValue && !isOfNone(press) ? write({ session: press.session, does: "browser" }) : value,
    ...(weight === "main" ? { style: "primary" as const } : {}),
    ...(weight === "danger"
      ? {
          style: "danger" as const,
          confirm: {
            title: plain(cut(words, LIMITS.confirm.title)),
            text: plain(cut(t(sureKey(press)), LIMITS.confirm.text)),
            confirm: plain(cut(words, LIMITS.confirm.button)),
            deny: plain(cut(t("chat.close"), LIMITS.confirm.button)),
          },
        }
      : {}),
  };
}

/** One message as Slack takes it. */
export interface Sheet {
  readonly text: string;
  readonly blocks: readonly Block[];
}

export const sheetsOf = ({ text, parts }: Message, t: Speech): readonly Sheet[] =>
  messagesOf(blocksOf(parts, t)).map((blocks) => ({ text, blocks }));

export function sheetOf({ text, before, subject, rest, after }: OneMessage, t: Speech): Sheet {
  const [above, about, cutOff, below] = [before, subject, rest, after].map((parts) => blocksOf(parts, t)) as [
    readonly Block[],
    readonly Block[],
    readonly Block[],
    readonly Block[],
  ];
  const shown = beginningOf(about, [...above, ...cutOff, ...below]);
  return { text, blocks: [...above, ...shown, ...(shown.length < about.length ? cutOff : []), ...below] };
}
