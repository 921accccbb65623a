import type { Browser } from "playwright-core";
import type { Host } from "../host.ts";
import { press, somebody } from "../people.ts";
import { picture, SHARP } from "./camera.ts";

/** A rehearsal: its seats, one that is watched, and the facilitator's, where one sits. */
export async function rehearsed(host: Host, browser: Browser): Promise<void> {
  const visitor = await somebody(browser, "visitor", { scale: SHARP });
  await visitor.page.goto(host.url);
  await press(visitor, "Watch one");
  await picture(visitor, "rehearsal-seats");
  await press(visitor, "Look over Cedar’s shoulder");
  await visitor.page.locator("section.round").first().waitFor();
  await picture(visitor, "rehearsal-watched");
  await visitor.page.goto(host.url);
  await press(visitor, "As the facilitator");
  await visitor.page.locator(".controls").waitFor();
  await picture(visitor, "rehearsal-seated");
  await visitor.page.goto(`${host.url}/rehearsal`);
  await press(visitor, "End and erase the rehearsal");
}
