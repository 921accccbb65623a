import type { Page } from "../../../src/platform/page.ts";
import { idIn } from "../../../src/platform/address.ts";
import type { Seats } from "../render/home.ts";
import type { Parts } from "./act.ts";
import type { Somebody } from "./person.ts";

/** Where somebody sits, with their own pages, as far as there is anything left to see. */
export async function seatsOf({ deps }: Parts, who: Somebody): Promise<Seats> {
  const seats = await deps.engine.places.seatsOf(who.account);
  const pages: Page[] = [];
  const channels = new Map<string, string>();
  for (const { session, person } of seats) {
    const page = await deps.engine.page(
      { session, person, locale: who.profile.locale, zone: who.profile.zone, through: who.t.platform },
      { mine: false },
    );
    if ("reason" in page || page.status === "destroyed" || page.you.state === "left") continue;
    pages.push(page);
    const place = (await deps.engine.places.of(session)).find((each) => each.platform === who.t.platform && each.shows === "room");
    const channel = place && idIn(place.channel);
    if (channel) channels.set(session, channel);
  }
  return { pages, channels };
}
