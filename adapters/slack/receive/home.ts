import type { Page } from "../../../src/platform/page.ts";
import type { Client } from "../client.ts";
import { outcomeOf } from "../client.ts";
import { homeView, seatsModal } from "../render/home.ts";
import { section, type Modal } from "../render/kit.ts";
import type { Parts } from "./act.ts";
import { fits } from "./fitted.ts";
import type { Somebody } from "./person.ts";

/** The home of somebody is made when they open it. */
export async function showHome(parts: Parts, client: Client, who: Somebody, notice: string | null = null): Promise<void> {
  const { pages, channels } = await seatsOf(parts, who);
  const home = homeView(pages, channels, who.t, notice);
  const view = fits(parts.deps, home) ? home : { ...home, blocks: [...section(who.t("slack.tooMuch"))] };
  await outcomeOf(client.views.publish({ user_id: who.user, view }));
}

/** The same as a modal, for somebody who is to say which conversation they mean. */
export async function seatsView(parts: Parts, who: Somebody): Promise<Modal> {
  const { pages, channels } = await seatsOf(parts, who);
  return seatsModal(pages, channels, who.t);
}

async function seatsOf(
  { deps }: Parts,
  who: Somebody,
): Promise<{ readonly pages: readonly Page[]; readonly channels: ReadonlyMap<string, string> }> {
  const seats = await deps.engine.places.seatsOf(who.account);
  const pages: Page[] = [];
  const channels = new Map<string, string>();
  for (const { session, person } of seats) {
    const page = await deps.engine.page(
      { session, person, locale: who.profile.locale, zone: who.profile.zone, through: "slack" },
      { mine: false },
    );
    if ("reason" in page || page.status === "destroyed" || page.you.state === "left") continue;
    pages.push(page);
    const place = (await deps.engine.places.of(session)).find((each) => each.platform === "slack" && each.shows === "room");
    const channel = place?.channel.split("/")[1];
    if (channel) channels.set(session, channel);
  }
  return { pages, channels };
}
