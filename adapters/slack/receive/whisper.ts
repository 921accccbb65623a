import { setTimeout as delay } from "node:timers/promises";
import { outcomeOf } from "../client.ts";
import type { Press } from "../../chat/press.ts";
import { actions, button } from "../../chat/kit.ts";
import { blocksOf } from "../render/layout.ts";
import { section, type Block } from "../render/kit.ts";
import type { Speech } from "../../chat/speech.ts";

/** Says something to one person; with a button that does again what did not work. */
export type Whisper = (words: string, again?: Press) => Promise<void>;

interface Whispered {
  readonly response_type: "ephemeral";
  readonly replace_original: false;
  readonly text: string;
  readonly blocks: Block[];
}

/** Slack may be away just when it has to be told so; an answer is taken for half an hour, five times at most. */
const AGAIN_MS = [2_000, 8_000, 20_000];

/** By the address that Slack gives with a command or a press in a channel. */
export const whisperBy =
  (respond: (message: Whispered) => Promise<unknown>, t: Speech, wait: (ms: number) => Promise<unknown> = delay): Whisper =>
  async (words, again) => {
    const retry = again ? blocksOf(actions([button({ session: again.session, t }, t("chat.tryAgain"), again, "main")]), t) : [];
    const message: Whispered = {
      response_type: "ephemeral",
      replace_original: false,
      text: words,
      blocks: [...section(words), ...retry],
    };
    for (const afterMs of AGAIN_MS) {
      const done = await outcomeOf(respond(message));
      if (done.is === "ok" || done.is === "refused") return;
      await wait(afterMs);
    }
    await outcomeOf(respond(message));
  };
