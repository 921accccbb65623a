import { createHash } from "node:crypto";
import type { REST } from "@discordjs/rest";
import { Routes } from "discord-api-types/v10";
import { z } from "zod";
import type { Places } from "../../../src/engine/places.ts";
import type { Pace } from "../../chat/deliver/pace.ts";
import type { Reach } from "../../chat/deliver/reach.ts";
import type { Surface } from "../../chat/deliver/surface.ts";
import type { Outcome } from "../../chat/outcome.ts";
import { outcomeOf } from "../client.ts";
import { keep } from "../ids.ts";
import type { Heard } from "../heard.ts";
import { FLAGS, LIMITS } from "../limits.ts";
import { marked, sheetOf, sheetsOf, type Sheet } from "../render/layout.ts";

const posted = z.looseObject({ id: z.string() });
/** Whether Discord compares nonces within a channel is not written anywhere: the same card in two has two. */
const nonceOf = (channel: string, key: string): string =>
  createHash("sha256").update(`${channel} ${key}`).digest("base64url").slice(0, LIMITS.nonce);

const UNKNOWN_MESSAGE = "10008";

/** Posts under the bot's own name, by no interaction: an answer to one would say whose act it was. */
export function surfaceOf(rest: REST, places: Places, pace: Pace, reach: Reach, heard: Heard): Surface<Sheet> {
  async function paced<T>(wait: number | null, call: () => Promise<T>): Promise<Outcome<T>> {
    if (wait !== null) return { is: "later", afterMs: wait };
    const done = await reach.call(call);
    if (done.is === "later") pace.hold(done.afterMs);
    return done;
  }
  const bodyOf = ({ components }: Sheet) => ({ components, flags: FLAGS.components, allowed_mentions: { parse: [] } });
  return {
    platform: "discord",
    sheets: sheetsOf,
    sheet: sheetOf,
    marked,
    async post(channel, sheet, key) {
      await keep(places, sheet.coded);
      // The same key twice within minutes is one message: what was sent and not answered is sent once more.
      const body = { ...bodyOf(sheet), nonce: nonceOf(channel, key), enforce_nonce: true };
      const done = await paced(await pace.post(channel), () => rest.post(Routes.channelMessages(channel), { body }));
      return done.is === "ok" ? { is: "ok", value: { ref: posted.safeParse(done.value).data?.id ?? "" } } : done;
    },
    async update(channel, ref, sheet) {
      await keep(places, sheet.coded);
      return paced(await pace.update(), () => rest.patch(Routes.channelMessage(channel, ref), { body: bodyOf(sheet) }));
    },
    remove: (channel, ref) => reach.call(() => rest.delete(Routes.channelMessage(channel, ref))),
    // Nobody is shown anything alone but in answer to what they did lately; otherwise it stands on their page.
    async whisper(_channel, user, message) {
      const at = heard.of(user);
      if (!at) return { is: "ok", value: null };
      for (const sheet of sheetsOf(message)) {
        await keep(places, sheet.coded);
        const body = { ...bodyOf(sheet), flags: FLAGS.components | FLAGS.private };
        const done = await outcomeOf(rest.post(Routes.webhook(at.application, at.token), { body, auth: false }));
        if (done.is !== "ok") break;
      }
      return { is: "ok", value: null };
    },
    file: (channel, { name, title, content }) =>
      reach.call(() =>
        rest.post(Routes.channelMessages(channel), {
          body: { content: title.replaceAll(/[\\*_~`|<>@[\]]/g, String.raw`\$&`).slice(0, 200), allowed_mentions: { parse: [] } },
          files: [{ name, data: Buffer.from(content), contentType: "text/markdown" }],
        }),
      ),
    gone: [UNKNOWN_MESSAGE],
  };
}
