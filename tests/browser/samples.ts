import { mkdir, writeFile } from "node:fs/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium, type Browser } from "playwright-core";
import { services } from "../support/services.ts";
import { startHost, type Host } from "./host.ts";
import { download, goIn, inRound, press, somebody, until, type Somebody } from "./people.ts";
import { smaller } from "./smaller.ts";

/** `npm run samples`: pictures of the pages, and a recap, of invented people on a real Parley. */
const FOLDER = fileURLToPath(new URL("../../docs/samples/", import.meta.url));
const MOST_BYTES = 120_000;

/** The button says what comes. */
const NEXT = /^Next(?! item)/;
const SIDES = ["Upper valley", "Lower valley"];
const NAMES = ["Cedar", "Birch", "Fir", "Elm", "Oak", "Rowan"];
const PEOPLE = NAMES.map((name, index) => `${name}, delegate, ${SIDES[index % 2]}`);
const TITLE = "Sharing the river in a dry year";
const QUESTION = "What would make the gauge readings believable on both sides?";
const THOUGHTS = [
  "Publish the readings every Monday, in both valleys at the same hour.",
  "One measuring station at the old bridge, read by two people together.",
  "A phone call within the hour when the level falls below the mark.",
  "Agree who opens the sluice in a dry spring before there is one.",
  "Let the schools of both valleys measure, and compare.",
  "Say openly when a gauge was broken, and for how long.",
];
const ARRIVALS = [
  "I come from the spring meeting. What is on my mind is how little time is left before the summer.",
  "I am glad that we are in one room again. I would like to understand how you read the gauge.",
];

async function samples(host: Host, browser: Browser): Promise<void> {
  const own = await somebody(browser, "host", { width: 1000, height: 1050 });
  await goIn(own, host.link);
  await own.page.goto(`${host.url}/`);
  await picture(own, "first");
  await ranked(host, browser, own);
  await circle(host, browser, own);
  await own.page.goto(`${host.url}/host`);
  await own.page.locator("summary", { hasText: "lost their device" }).click();
  await picture(own, "host");
}

/** A nominal group, from planning to the cleared list. */
async function ranked(host: Host, browser: Browser, own: Somebody): Promise<void> {
  const { facilitator, voices } = await planned(host, browser, own, "ngt", "plan");
  const [cedar, birch] = voices as [Somebody, Somebody];
  await press(facilitator, NEXT);
  for (const [index, voice] of voices.entries()) {
    await until(voice, /Your words/);
    await voice.page
      .getByLabel("Your words")
      .first()
      .fill(THOUGHTS[index] ?? "");
    if (voice === cedar) await picture(voice, "write", "h3.ask");
    await press(voice, "Send");
    await voice.page.getByText("Received, once").first().waitFor();
  }
  await facilitator.page.reload();
  await picture(facilitator, "console");
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
    if (voice === cedar) await picture(voice, "clear");
    await press(voice, "Nothing points to anyone");
  }
  await writeFile(`${FOLDER}recap.md`, await download(cedar));
  const page = await cedar.page.locator("a[download$='.html']").first().getAttribute("href");
  await writeFile(`${FOLDER}recap.html`, await (await cedar.page.request.get(new URL(page ?? "", cedar.page.url()).href)).body());
  const reader = await somebody(browser, "reader", { width: 1000, height: 1200 });
  await reader.page.goto(pathToFileURL(`${FOLDER}recap.html`).href);
  await picture(reader, "recap");
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
    await voice.page.getByText("Received, once").first().waitFor();
  }
}

/** A talking circle: one who has spoken, one who holds the piece. */
async function circle(host: Host, browser: Browser, own: Somebody): Promise<void> {
  const { facilitator, voices } = await planned(host, browser, own, "circle", null);
  await press(facilitator, NEXT);
  for (const words of ARRIVALS) {
    const holder = await holderOf(voices);
    await holder.page
      .locator("form", { has: holder.page.getByRole("button", { name: "Say it" }) })
      .locator("textarea")
      .fill(words);
    await press(holder, "Say it");
    await press(holder, "I’m done");
  }
  const holder = await holderOf(voices);
  await picture(holder, "floor");
  await facilitator.page.reload();
  await picture(facilitator, "floor-console");
}

async function holderOf(voices: readonly Somebody[]): Promise<Somebody> {
  for (let end = Date.now() + 60_000; Date.now() < end;)
    for (const voice of voices) {
      await voice.page.reload();
      if (await voice.page.getByRole("button", { name: "Say it" }).count()) return voice;
    }
  throw new Error("nobody has the piece");
}

async function planned(host: Host, browser: Browser, own: Somebody, method: string, name: string | null) {
  const { page } = own;
  await page.goto(`${host.url}/host/plan`);
  await page.getByLabel("Title").fill(TITLE);
  await page.getByLabel(/^Question/).fill(QUESTION);
  await page.getByLabel(/^Your name/).fill("Sage");
  await page.getByLabel(/^People, one/).fill(PEOPLE.join("\n"));
  await page.getByLabel("First side").fill(SIDES[0] ?? "");
  await page.getByLabel("Second side").fill(SIDES[1] ?? "");
  await page.getByLabel("Typed here").check();
  await page.locator(`#method-${method}`).check();
  if (name) await picture(own, name);
  await press(own, /^Make the conversation/);
  const links = await Promise.all((await page.locator("input.copy").all()).map((field) => field.inputValue()));
  // Wide enough for the columns, as a picture of 1000 pixels.
  const facilitator = await somebody(browser, "Sage", { width: 1250, height: 1100, scale: 0.8 });
  await goIn(facilitator, links[0] ?? "");
  const voices: Somebody[] = [];
  for (const [index, voice] of NAMES.entries()) {
    const phone = await somebody(browser, voice, { width: 390, height: 844, scale: 1.5 });
    if (name && index === 0) {
      await phone.page.goto(links[1] ?? "");
      await picture(phone, "door");
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

async function picture({ page }: Somebody, name: string, from: string | null = null): Promise<void> {
  await page.evaluate(from ? `document.querySelector("${from}").scrollIntoView()` : "scrollTo(0, 0)");
  const png = smaller(await page.screenshot());
  await writeFile(`${FOLDER}${name}.png`, png);
  process.stdout.write(`${name}.png ${Math.round(png.length / 1000)} kB\n`);
  if (png.length > MOST_BYTES) throw new Error(`${name}.png is larger than ${MOST_BYTES} bytes`);
}

const { chromium: executablePath } = await services();
if (!executablePath) throw new Error("Install Chromium (Debian: apt-get install chromium), or set CHROMIUM_PATH.");
await mkdir(FOLDER, { recursive: true });
const host = await startHost();
const browser = await chromium.launch({
  executablePath,
  args: ["--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-lcd-text"],
});
try {
  await samples(host, browser);
} finally {
  await browser.close();
  await host.stop();
}
