import type { Browser } from "playwright-core";
import type { Host } from "../host.ts";
import { press, type Somebody } from "../people.ts";
import { acts } from "../voices.ts";
import { heard, picture } from "./camera.ts";
import { NEXT, placeOf, planned } from "./planning.ts";

const ARRIVALS = [
  "I come from the spring meeting. What is on my mind is how little time is left before the summer.",
  "I am glad that we are in one room again. I would like to understand how you read the gauge.",
];

/** A talking circle: two who have spoken, one who holds the piece. */
export async function circle(host: Host, browser: Browser, own: Somebody): Promise<void> {
  const { facilitator, voices } = await planned(host, browser, own, "circle", null);
  await press(facilitator, NEXT);
  for (const words of ARRIVALS) {
    const holder = await holderOf(voices);
    await holder.page
      .locator("form", { has: holder.page.getByRole("button", { name: "Say it" }) })
      .locator("textarea")
      .fill(words);
    await acts(holder, "say");
    await press(holder, "I’m done");
  }
  const holder = await holderOf(voices);
  await picture(holder, "floor");
  await heard(holder, "floor");
  await facilitator.page.reload();
  await picture(facilitator, "floor-console");
  await facilitator.page.goto(`${placeOf(facilitator)}/stage`);
  await picture(facilitator, "floor-stage");
}

async function holderOf(voices: readonly Somebody[]): Promise<Somebody> {
  for (let end = Date.now() + 60_000; Date.now() < end;)
    for (const voice of voices) {
      await voice.page.reload();
      if (await voice.page.getByRole("button", { name: "Say it" }).count()) return voice;
    }
  throw new Error("nobody has the piece");
}
