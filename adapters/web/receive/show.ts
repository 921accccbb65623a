import type { Context } from "hono";
import type { Page } from "../../../src/platform/page.ts";
import { t } from "../locale.ts";
import type { RoomParts } from "../parts.ts";
import { alert } from "../render/alert.ts";
import type { Refused } from "../render/alert.ts";
import { createDesk } from "../render/desk.ts";
import { nowhere } from "../render/door.ts";
import { html } from "../render/html.ts";
import { layout } from "../render/layout.ts";
import { headerOf, mainOf } from "../render/page.ts";
import { idsIn, returnedOf } from "../render/returned.ts";
import { keepSeat, renewSeat } from "./cookies.ts";
import { csrfToken } from "./csrf.ts";
import type { Guest } from "./who.ts";

interface Wish {
  readonly mine?: boolean;
  readonly refused?: Refused;
  readonly status?: 200 | 403 | 409 | 422 | 429;
}

const REFRESH_SECONDS = 20;

/** A person's page as it is now. The script asks for `main` alone. */
export async function showPage(c: Context, { deps, assets, flash }: RoomParts, guest: Guest, wish: Wish = {}) {
  const { refused = null } = wish;
  const page = await deps.engine.page(guest.caller, { mine: wish.mine ?? false, named: refused ? idsIn(refused.fields) : [] });
  const returned = refused && returnedOf(refused.fields, c.req.path.split("/").at(-1) ?? "", refused.reason);
  const desk = createDesk(`/r/${guest.seat}`, csrfToken(guest.secret), returned);
  if ("reason" in page) {
    const kept = refused && alert(desk, { ...refused, refusal: t(page.reason) }, {});
    return c.html(layout(assets, { main: html`${kept}${nowhere(t(page.reason))}` }), 404);
  }
  if (page.summaryUntil !== null && page.artefacts.length > 0) keepSeat(c, deps, guest.seat, guest.secret, page.summaryUntil);
  else renewSeat(c, deps, guest.seat);
  const isFragment = c.req.header("x-fragment") === "1";
  const main = mainOf({
    page,
    desk,
    now: deps.clock.now(),
    canLock: guest.canLock,
    flash: isFragment ? null : flash.take(guest.device),
    refused,
  });
  c.header("X-Version", String(page.version));
  if (page.status === "locked" && page.team === null) c.header("X-Shut", "yes");
  // The header as well: a name or a part may have changed, or the number to lock with.
  if (isFragment) return c.html(html`${headerOf(page, desk, guest.canLock)}${main}`, wish.status ?? 200);
  const sheet = {
    main,
    header: headerOf(page, desk, guest.canLock),
    rehearsal: page.rehearsal,
    live: { page: desk.page, version: page.version, everyMinute: page.team !== null },
  };
  return c.html(layout(assets, waits(page) && !refused ? { ...sheet, refreshSeconds: REFRESH_SECONDS } : sheet), wish.status ?? 200);
}

/** Somebody who can only wait: nothing they might be typing is lost when the page reloads. */
function waits(page: Page): boolean {
  const isIn = page.you.state === "present" || page.you.state === "listening";
  return (
    isIn && page.terms === null && page.team === null && page.now.every((round) => round.card.blocks.every((block) => block.is !== "form"))
  );
}
