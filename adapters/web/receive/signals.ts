import type { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { SIGNALS, type Signal } from "../../../src/engine/presence.ts";
import { t } from "../locale.ts";
import type { RoomParts } from "../parts.ts";
import { announcing } from "../render/announcing.ts";
import { layout } from "../render/layout.ts";
import { MOST_BYTES } from "./do.ts";
import { one } from "./fields.ts";
import { sentence } from "./nobody.ts";
import { ownForm } from "./own-form.ts";
import { showPage } from "./show.ts";

/** Signs to the team, which are kept nowhere; and a look at who will see an announcement. */
export function routeSignals(app: Hono, parts: RoomParts): void {
  const { engine } = parts.deps;
  const tooLarge = bodyLimit({ maxSize: MOST_BYTES, onError: (c) => sentence(c, parts, "room.tooLarge", 413) });

  app.post("/r/:seat/signal", tooLarge, async (c) => {
    const sent = await ownForm(c, parts);
    if (!sent.ok) return sent.answer;
    const { guest, fields } = sent;
    const signal = SIGNALS.find((each) => each === one(fields, "signal"));
    const page = await engine.page(guest.caller, { mine: false });
    const may = !("reason" in page) && page.you.state !== "left" && page.terms === null && page.aside.line !== null;
    if (!signal || !may) return showPage(c, parts, guest, { refused: { refusal: t("room.badForm"), reason: null, fields }, status: 422 });
    engine.presence.signal(guest.caller.session, guest.caller.person, signal);
    parts.flash.leave(guest.device, { words: t("aside.signal.sent"), sent: null });
    return c.redirect(`/r/${guest.seat}`, 303);
  });

  app.post("/r/:seat/seen", tooLarge, async (c) => {
    const sent = await ownForm(c, parts);
    if (!sent.ok) return sent.answer;
    const { guest, fields } = sent;
    const page = await engine.page(guest.caller, { mine: false });
    if (!("reason" in page) && page.team)
      for (const signal of fields.get("signal") ?? []) if (isSignal(signal)) engine.presence.seen(guest.caller.session, signal);
    return c.redirect(`/r/${guest.seat}`, 303);
  });

  app.post("/r/:seat/announce", tooLarge, async (c) => {
    const sent = await ownForm(c, parts);
    if (!sent.ok) return sent.answer;
    const { guest, fields } = sent;
    const page = await engine.page(guest.caller, { mine: false });
    if ("reason" in page || !page.team)
      return showPage(c, parts, guest, { refused: { refusal: t("refuse.onlyFacilitator"), reason: null, fields }, status: 422 });
    return c.html(
      layout(parts.assets, {
        rehearsal: page.rehearsal,
        main: announcing(`/r/${guest.seat}`, one(fields, "csrf"), page, page.team, one(fields, "side"), one(fields, "words")),
      }),
    );
  });
}

const isSignal = (given: string): given is Signal => (SIGNALS as readonly string[]).includes(given);
