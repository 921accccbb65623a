import type { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { commands } from "../../../commands/index.ts";
import type { Intent } from "../../../src/platform/port.ts";
import { createOnce } from "../../once.ts";
import { t } from "../locale.ts";
import type { RoomParts } from "../parts.ts";
import { one, optionsOf } from "./fields.ts";
import type { Fields } from "./fields.ts";
import type { Said } from "./flash.ts";
import { sentence } from "./nobody.ts";
import { ownForm } from "./own-form.ts";
import { showPage } from "./show.ts";

export const MOST_BYTES = 64 * 1024;

/** Every button and form of a person's page. After it the browser is sent back to the page, so that reloading repeats nothing. */
export function routeDo(app: Hono, parts: RoomParts): void {
  const acted = createOnce<null>();
  const tooLarge = bodyLimit({ maxSize: MOST_BYTES, onError: (c) => sentence(c, parts, "room.tooLarge", 413) });
  app.post("/r/:seat/do", tooLarge, async (c) => {
    const sent = await ownForm(c, parts);
    if (!sent.ok) return sent.answer;
    const { guest, fields } = sent;
    const intent = intentOf(fields);
    if (!intent) return showPage(c, parts, guest, { refused: { refusal: t("room.badForm"), reason: null, fields }, status: 422 });
    // Asked for with a form, so that one's own words never stand in a history.
    if (intent.do === "show" && intent.what === "mine") return showPage(c, parts, guest, { mine: true });
    const mark = one(fields, "once") && `${guest.device} ${one(fields, "once").slice(0, 64)}`;
    if (mark && !acted.begin(mark, () => null).isFirst) return c.redirect(`/r/${guest.seat}`, 303);
    const answer = await parts.deps.engine.act(guest.caller, intent, one(fields, "confirm") === "yes").catch((error: unknown) => {
      acted.undo(mark);
      throw error;
    });
    if (!answer.ok) acted.undo(mark);
    if (!answer.ok) {
      const status = answer.reason.startsWith("refuse.") ? 409 : 422;
      return showPage(c, parts, guest, { refused: { refusal: answer.refusal, reason: answer.reason, fields }, status });
    }
    if (answer.said) parts.flash.leave(guest.device, { words: answer.said, sent: sentBy(fields) });
    return c.redirect(intent.do === "show" ? `/r/${guest.seat}#${intent.what}` : `/r/${guest.seat}`, 303);
  });
}

/** What can be shown again, changed or taken back as long as its box is shut. */
const CHANGEABLE = ["idea", "vote"];

const sentBy = (fields: Fields): Said["sent"] =>
  CHANGEABLE.includes(one(fields, "command")) ? { command: one(fields, "command"), path: one(fields, "path") } : null;

/** Null: there is no such command, or its options are not what its forms send. */
function intentOf(fields: Fields): Intent | null {
  const name = one(fields, "command");
  const definition = Object.hasOwn(commands, name) ? commands[name] : undefined;
  const options = definition?.options.safeParse(optionsOf(fields));
  return definition && options?.success && !namesPrototype(fields) ? definition.run(options.data) : null;
}

/** No id of ours is called like a member every object has; words may be. */
const namesPrototype = (fields: Fields): boolean =>
  [...fields].some(([name, values]) => name !== "words" && values.some((value) => value in Object.prototype));
