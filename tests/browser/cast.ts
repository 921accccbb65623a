import { chromium, type Browser } from "playwright-core";
import { startHost, type Host } from "./host.ts";
import { loseOneAnswer, slowLine, type Line } from "./line.ts";
import { goIn, plan, press, somebody, type Somebody } from "./people.ts";
import { comesIn, does, formOf } from "./voices.ts";

/** Ten browsers: two who lead, three phones on bad lines, scripts off, Arabic, French, one who hears the page, one more. */
const PHONE = { width: 375, height: 700 };
const VOICES = [
  { name: "Cedar", screen: PHONE, isOnABadLine: true },
  { name: "Birch", screen: PHONE, isOnABadLine: true },
  { name: "Fir", screen: PHONE, isOnABadLine: true },
  { name: "Elm", screen: { scripts: false } },
  { name: "Oak", language: "ar" },
  { name: "Rowan", language: "fr" },
  { name: "Ash", hearsThePage: true },
  { name: "Yew" },
] as const;
export const SIDES = ["Upper valley", "Lower valley"] as const;
export const NAMES = ["Lena", "Max", ...VOICES.map(({ name }) => name)];
/** The button says what comes. */
export const NEXT = /^Next(?! item)/;

export interface Cast {
  readonly lena: Somebody;
  readonly max: Somebody;
  readonly voices: readonly Somebody[];
  readonly of: (name: (typeof VOICES)[number]["name"]) => Somebody;
  /** Where somebody's line is bad. */
  readonly lineOf: (voice: Somebody) => Line | null;
}

export interface House {
  readonly host: Host;
  readonly browser: Browser;
  close(): Promise<void>;
}

/** A Parley of its own, and a browser. */
export async function aHouse(executablePath: string | null, faster: number): Promise<House> {
  const host = await startHost(faster);
  const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-sync"];
  const browser = await chromium.launch({ executablePath: executablePath ?? "", args });
  return {
    host,
    browser,
    async close() {
      await browser.close();
      await host.stop();
    },
  };
}

/**
 * Plans it, and lets everybody in.
 *
 * @param byEar how the one who hears the page comes in.
 */
export async function gathered(
  { host, browser }: House,
  method: string,
  byEar: (who: Somebody, link: string) => Promise<void>,
): Promise<Cast> {
  const lena = await somebody(browser, "Lena");
  const max = await somebody(browser, "Max");
  await goIn(lena, host.link);
  const names = ["Max, co-facilitator", ...VOICES.map(({ name }, index) => `${name}, delegate, ${SIDES[index % 2]}`)];
  const form = { title: "The gauges", question: "What would help?", method, names, sides: SIDES, typed: true };
  const links = await plan(lena, host.url, form);
  const lines = new Map<Somebody, Line>();
  const voices = await Promise.all(
    VOICES.map(async (each, index) => {
      const voice = await somebody(browser, each.name, "screen" in each ? each.screen : {});
      const link = links[index + 2] ?? "";
      if ("isOnABadLine" in each) lines.set(voice, await slowLine(voice));
      if ("hearsThePage" in each) await byEar(voice, link);
      else await comesIn(voice, link, "language" in each ? each.language : "en");
      return voice;
    }),
  );
  await Promise.all([comesIn(lena, links[0] ?? ""), comesIn(max, links[1] ?? "")]);
  await press(lena, "Open the conversation");
  return {
    lena,
    max,
    voices,
    of: (name) => voices[VOICES.findIndex((each) => each.name === name)] as Somebody,
    lineOf: (voice) => lines.get(voice) ?? null,
  };
}

/** Presses the main button of this form, on a bad line while the line is gone; its words stay meanwhile. */
export async function sendsWhileGone(voice: Somebody, line: Line, command: string, kept: () => Promise<void>): Promise<void> {
  await line.drop(async () => {
    await formOf(voice, command).locator("button.main").click();
    await voice.page.locator("#news", { hasText: "Not sent yet" }).waitFor();
    await kept();
    await voice.page.waitForTimeout(3_000);
  });
}

/** The same, and what is lost is the answer. */
export async function sendsUnheard(voice: Somebody, command: string): Promise<void> {
  await loseOneAnswer(voice);
  await formOf(voice, command).locator("button.main").click();
}

/** Somebody who leads hands over to the other. */
export async function handsOver(lead: Somebody, to: string): Promise<void> {
  const row = lead.page.locator(".people li", { hasText: to });
  await row.getByRole("button", { name: "Change", exact: true }).click();
  await press(lead, /^Hand over the lead/);
}

/** Everybody at once. */
export const all = (voices: readonly Somebody[], command: string): Promise<unknown> =>
  Promise.all(voices.map((each) => does(each, command)));
