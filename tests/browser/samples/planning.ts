import type { Browser } from "playwright-core";
import type { Host } from "../host.ts";
import { goIn, press, somebody, until, type Somebody } from "../people.ts";
import { onPhone, picture, SHARP } from "./camera.ts";

/** The button says what comes. */
export const NEXT = /^Next(?! item)/;
export const SIDES = ["Upper valley", "Lower valley"] as const;
const NAMES = ["Cedar", "Birch", "Fir", "Elm", "Oak", "Rowan"];
const PEOPLE = NAMES.map((name, index) => `${name}, delegate, ${SIDES[index % 2]}`);
const TITLE = "Sharing the river in a dry year";
const QUESTION = "What would make the gauge readings believable on both sides?";

export interface Table {
  readonly facilitator: Somebody;
  readonly voices: readonly Somebody[];
}

export const placeOf = ({ page }: Somebody): string => page.url().replace(/[#?].*$/, "");

/** The host's way to a plan: three questions, two suggestions, or all methods. */
export async function questions(host: Host, own: Somebody): Promise<void> {
  const { page } = own;
  await page.goto(`${host.url}/host/begin`);
  await page.getByLabel("On the first side").fill("3");
  await page.getByLabel("On the second side").fill("3");
  await page.getByLabel(/^Minutes you have/).fill("70");
  await picture(own, "begin");
  await press(own, "Show two suggestions");
  await picture(own, "suggestions");
  await page.goto(`${host.url}/host/methods`);
  await picture(own, "methods");
}

/** A conversation in which everybody is in and has read the terms. `name`: pictures are taken on the way. */
export async function planned(host: Host, browser: Browser, own: Somebody, method: string, name: string | null): Promise<Table> {
  const { page } = own;
  await page.goto(`${host.url}/host/plan`);
  await page.getByLabel("Title").fill(TITLE);
  await page.getByLabel(/^Question/).fill(QUESTION);
  await page.getByLabel(/^Your name/).fill("Sage");
  await page.getByLabel(/^People, one/).fill(PEOPLE.join("\n"));
  await page.getByLabel("First side").fill(SIDES[0]);
  await page.getByLabel("Second side").fill(SIDES[1]);
  await page.getByLabel("Typed here").check();
  await page.locator(`#method-${method}`).check();
  if (name) await picture(own, name);
  await press(own, /^Make the conversation/);
  if (name) await picture(own, "links");
  const links = await Promise.all((await page.locator("input.copy").all()).map((field) => field.inputValue()));
  const facilitator = await somebody(browser, "Sage", { scale: SHARP });
  await goIn(facilitator, links[0] ?? "");
  const voices: Somebody[] = [];
  for (const [index, voice] of NAMES.entries()) {
    const phone = await somebody(browser, voice, { scale: SHARP });
    if (name && index === 0) {
      await phone.page.goto(links[1] ?? "");
      await picture(phone, "door");
      await phone.page.goto(`${links[1]}?lang=ar`);
      await onPhone(phone, "door-arabic");
      await phone.page.goto(`${links[1]}?lang=en`);
    }
    await goIn(phone, links[index + 1] ?? "");
    voices.push(phone);
  }
  await press(facilitator, "Open the conversation");
  for (const voice of voices) {
    await until(voice, /I agree/);
    if (name && voice === voices[0]) await picture(voice, "terms");
    await press(voice, "I agree");
  }
  return { facilitator, voices };
}
