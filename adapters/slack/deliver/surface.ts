import type { Message } from "../../chat/kit.ts";
import type { Posted, Surface } from "../../chat/deliver/surface.ts";
import type { Outcome } from "../../chat/outcome.ts";
import { speechIn } from "../../chat/speech.ts";
import { outcomeOf, type Client } from "../client.ts";
import { small } from "../render/kit.ts";
import { sheetOf, sheetsOf, type Sheet } from "../render/layout.ts";
import type { Pace } from "../../chat/deliver/pace.ts";
import type { Reach } from "../../chat/deliver/reach.ts";

/** Buttons say what they are in the words of the card; only what asks whether it is meant is said by Slack's own window. */
const t = speechIn("en", "slack");

export function surfaceOf(client: Client, pace: Pace, reach: Reach): Surface<Sheet> {
  async function paced<T>(wait: number | null, call: () => Promise<T>): Promise<Outcome<T>> {
    if (wait !== null) return { is: "later", afterMs: wait };
    const done = await reach.call(call);
    if (done.is === "later") pace.hold(done.afterMs);
    return done;
  }
  return {
    platform: "slack",
    sheets: (message) => sheetsOf(message, t),
    sheet: (message) => sheetOf(message, t),
    marked: ({ text, blocks }, note) => ({ text, blocks: [...small(note), ...blocks] }),
    async post(channel, sheet) {
      const done = await paced(await pace.post(channel), () =>
        client.chat.postMessage({ channel, ...shown(sheet), unfurl_links: false, unfurl_media: false }),
      );
      return done.is === "ok" ? { is: "ok", value: { ref: done.value.ts ?? "" } satisfies Posted } : done;
    },
    update: async (channel, ref, sheet) => paced(await pace.update(), () => client.chat.update({ channel, ts: ref, ...shown(sheet) })),
    remove: (channel, ref) => reach.call(() => client.chat.delete({ channel, ts: ref })),
    whisper: (channel, user, message: Message) =>
      outcomeOf(Promise.all(sheetsOf(message, t).map((sheet) => client.chat.postEphemeral({ channel, user, ...shown(sheet) })))),
    file: (channel, { name, title, content }) => outcomeOf(client.filesUploadV2({ channel_id: channel, filename: name, content, title })),
    gone: ["message_not_found", "cant_update_message"],
  };
}

const shown = ({ text, blocks }: Sheet) => ({ text: escaped(text), blocks: [...blocks] });

/** What stands in a notification is read for mentions, unlike the blocks. */
const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
