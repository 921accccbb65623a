import type { REST } from "@discordjs/rest";
import type { Parts } from "../../chat/receive/act.ts";
import { isOfNone, sureKey } from "../../chat/press.ts";
import type { Somebody } from "../../chat/receive/person.ts";
import type { Part } from "../../chat/kit.ts";
import type { Speech } from "../../chat/speech.ts";
import { actions, button, section, type Button } from "../../chat/kit.ts";
import type { Once } from "../../once.ts";
import { leavesOf, type Sheet } from "../render/layout.ts";
import type { Came } from "./came.ts";
import type { Drafts } from "../drafts.ts";
import type { Heard } from "../heard.ts";
import type { May } from "./may.ts";

/** What receiving works with. */
export interface Door extends Parts {
  readonly rest: REST;
  /** What whoever acts now may do in this channel. */
  readonly may: May;
  readonly heard: Heard;
  readonly drafts: Drafts;
  /** Forms that have acted, by whoever sent them and the window they stood in. */
  readonly sent: Once<Promise<Came>>;
  /** What Discord says against a channel, as a sentence; null: nothing. */
  look(who: Somebody, channel: string): Promise<string | null>;
  /** Who else reads the channel, as far as Discord tells. */
  readers(who: Somebody, channel: string): Promise<readonly string[]>;
}

/** Something to read, and perhaps to press: what is to be pressed stands there however much there is to read. */
export function told(words: string, ...buttons: readonly Button[]): Sheet {
  const under: readonly Part[] = actions(buttons);
  return leavesOf(section(words), () => under)[0] ?? { components: [], coded: [] };
}

/** Words that can not be sent any more, to be copied. */
export const handedBack = (words: readonly string[], sentence: string, ...buttons: readonly Button[]): Sheet =>
  told([sentence, ...words].join("\n\n"), ...buttons);

/** Asks once more before what can not be taken back. */
export const sure = (t: Speech, { words, press }: Button): Sheet =>
  isOfNone(press)
    ? told(t("room.sure"))
    : told(t(sureKey(press)), { words, press, weight: "main" }, button({ session: press.session, t }, t("chat.back"), { does: "page" }));
