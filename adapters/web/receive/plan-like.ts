import type { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { isRehearsal } from "../../../src/engine/rehearsal-id.ts";
import { locale, t } from "../locale.ts";
import type { RoomParts } from "../parts.ts";
import { layout } from "../render/layout.ts";
import { likePage } from "../render/plan-like.ts";
import type { Like } from "../render/plan-like.ts";
import { MOST_BYTES } from "./do.ts";
import { sentence } from "./nobody.ts";
import { ownForm } from "./own-form.ts";
import { showPage } from "./show.ts";
import type { Guest } from "./who.ts";

/** From a facilitator's page to the next plan. */
export function routePlanLike(app: Hono, parts: RoomParts): void {
  const tooLarge = bodyLimit({ maxSize: MOST_BYTES, onError: (c) => sentence(c, parts, "room.tooLarge", 413) });
  app.post("/r/:seat/like", tooLarge, async (c) => {
    const sent = await ownForm(c, parts);
    if (!sent.ok) return sent.answer;
    const { guest, fields } = sent;
    const like = await likeOf(parts, guest);
    if (!like) return showPage(c, parts, guest, { refused: { refusal: t("room.badForm"), reason: null, fields }, status: 422 });
    const main = likePage(like, `/r/${guest.seat}`);
    return c.html(layout(parts.assets, { main, rehearsal: isRehearsal(guest.caller.session) }));
  });
}

/** Out of the state, which holds ids and numbers only. Null: this is not somebody who leads. */
async function likeOf({ deps }: RoomParts, { caller }: Guest): Promise<Like | null> {
  const page = await deps.engine.page(caller, { mine: false });
  const session = await deps.engine.state(caller.session);
  const protocol = deps.plan.protocols(locale()).find(({ id }) => id === session?.plan.protocol);
  if ("reason" in page || page.team === null || !session || !protocol) return null;
  const { plan } = session;
  const { mode, speech, regime } = plan;
  return { protocol, mode, speech, regime, sides: plan.sides.length, lengths: deps.plan.changedLengths(plan), minutesAvailable: null };
}
