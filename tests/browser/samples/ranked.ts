import { writeFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import type { Host } from "../host.ts";
import { download, inRound, press, somebody, until, type Somebody } from "../people.ts";
import { does, received } from "../voices.ts";
import { FOLDER, heard, onPhone, picture, SHARP } from "./camera.ts";
import { NEXT, placeOf, planned, SIDES } from "./planning.ts";

const THOUGHTS = [
  "Publish the readings every Monday, in both valleys at the same hour.",
  "One measuring station at the old bridge, read by two people together.",
  "A phone call within the hour when the level falls below the mark.",
  "Agree who opens the sluice in a dry spring before there is one.",
  "Let the schools of both valleys measure, and compare.",
  "Say openly when a gauge was broken, and for how long.",
];

/** A nominal group, from planning to the cleared list, and to what is left when all is erased. */
export async function ranked(host: Host, browser: Browser, own: Somebody): Promise<void> {
  const { facilitator, voices } = await planned(host, browser, own, "ngt", "plan");
  const [cedar, birch] = voices as [Somebody, Somebody];
  await press(facilitator, NEXT);
  for (const [index, voice] of voices.entries()) await writes(voice, THOUGHTS[index] ?? "", voice === cedar);
  await besides(facilitator, birch);
  await press(facilitator, NEXT);
  await inRound(facilitator, "Join cards that say the same");
  await press(facilitator, NEXT);
  await inRound(birch, "What does it mean?");
  await picture(birch, "released", "section.results");
  await press(facilitator, NEXT);
  await ballots(voices, "First ranking", "rank");
  await press(facilitator, NEXT);
  await inRound(facilitator, "Talk about the result");
  await press(facilitator, NEXT);
  await ballots(voices, "Final ranking", null);
  await press(facilitator, NEXT);
  await until(facilitator, /You read it first/);
  await press(facilitator, NEXT);
  for (const voice of voices) {
    await until(voice, /View only/);
    if (voice === cedar) {
      await picture(voice, "clear");
      await heard(voice, "clear");
    }
    await press(voice, "Nothing points to anyone");
  }
  await writeFile(`${FOLDER}recap.md`, await download(cedar));
  const page = await cedar.page.locator("a[download$='.html']").first().getAttribute("href");
  await writeFile(`${FOLDER}recap.html`, await (await cedar.page.request.get(new URL(page ?? "", cedar.page.url()).href)).body());
  await until(cedar, /What stays until when/);
  await picture(cedar, "ended");
  const reader = await somebody(browser, "reader", { scale: SHARP });
  await reader.page.goto(pathToFileURL(`${FOLDER}recap.html`).href);
  await picture(reader, "recap");
  await facilitator.page.reload();
  await does(facilitator, "destroy");
  await until(cedar, /nobody can read it any more/);
  await picture(cedar, "erased");
}

async function writes(voice: Somebody, words: string, isSeen: boolean): Promise<void> {
  await until(voice, /Your words/);
  await voice.page.getByLabel("Your words").first().fill(words);
  if (isSeen) {
    await picture(voice, "write", "h3.ask");
    await heard(voice, "write");
  }
  await press(voice, "Send");
  await received(voice);
  if (!isSeen) return;
  await voice.page.goto(`${placeOf(voice)}?lang=ar`);
  await onPhone(voice, "write-arabic", "h3.ask");
  await voice.page.goto(`${placeOf(voice)}?lang=en`);
}

/** What stands beside the rounds: the console, the wall, a word to one side, one person, another device. */
async function besides(facilitator: Somebody, voice: Somebody): Promise<void> {
  const { page } = facilitator;
  await page.reload();
  await picture(facilitator, "console");
  await page.goto(`${placeOf(facilitator)}/stage`);
  await picture(facilitator, "stage");
  await page.goto(placeOf(facilitator).replace(/\/stage$/, ""));
  const desk = placeOf(facilitator);
  await page.locator("#announce > summary").click();
  await page.locator("#announce").getByLabel(SIDES[0]).check();
  await page.locator("#announce textarea").fill("The bus to the upper valley leaves at six.");
  await press(facilitator, "Check who will see it");
  await picture(facilitator, "announce");
  await page.goto(desk);
  await page.locator(".people li", { hasText: "Birch" }).locator("button").click();
  await page.locator(`a[href="${new URL(desk).pathname}"]`).waitFor();
  await picture(facilitator, "person");
  await page.goto(desk);
  await voice.page.locator("#second > summary").click();
  await voice.page.locator("#second input[name=pin]").fill("4711");
  await voice.page.locator("#second button").first().click();
  await voice.page.locator("input.copy").waitFor();
  await picture(voice, "second");
  await voice.page.goto(placeOf(voice).replace(/\/second$/, ""));
}

async function ballots(voices: readonly Somebody[], title: string, name: string | null): Promise<void> {
  for (const [index, voice] of voices.entries()) {
    await inRound(voice, title);
    const places = voice.page.locator("select");
    const count = await places.count();
    // Most agree, as people who have talked do.
    for (let place = 0; place < count; place++)
      await places.nth(place).selectOption({ index: 1 + ((place + (index === 0 ? 1 : 0)) % count) });
    if (name && index === 1) await picture(voice, name, "form.card fieldset");
    await press(voice, "Send");
    await received(voice);
  }
}
