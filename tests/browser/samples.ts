import { copyFile, mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium, type Browser } from "playwright-core";
import { services } from "../support/services.ts";
import { startHost, type Host } from "./host.ts";
import { download, goIn, inRound, press, somebody, until, type Somebody } from "./people.ts";
import { smaller } from "./smaller.ts";

/** `npm run samples`: pictures of the pages, and a recap, of invented people on a real Parley. */
const FOLDER = fileURLToPath(new URL("../../docs/samples/", import.meta.url));
const MOST_BYTES = 1_500_000;
/** Half a minute of last call is over in four seconds. */
const FASTER = 8;
/** Pixels of a picture for each pixel of a phone. */
const SHARP = 1.5;
/** These two stand at the top of the README. */
const README = { write: "write-375", console: "console-1280" };
let total = 0;

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
  const own = await somebody(browser, "host", { scale: SHARP });
  await goIn(own, host.link);
  await own.page.goto(`${host.url}/`);
  await picture(own, "first");
  await ranked(host, browser, own);
  await circle(host, browser, own);
  await own.page.goto(`${host.url}/host`);
  await own.page.locator("summary", { hasText: "lost their device" }).click();
  await picture(own, "host");
}

const placeOf = ({ page }: Somebody): string => page.url().replace(/[#?].*$/, "");

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
  const wall = { ...facilitator, page: await facilitator.context.newPage() };
  await wall.page.goto(`${placeOf(facilitator)}/stage`);
  await picture(wall, "stage");
  await wall.page.close();
  await facilitator.page.locator("#announce > summary").click();
  await facilitator.page
    .locator("#announce")
    .getByLabel(SIDES[0] ?? "")
    .check();
  await facilitator.page.locator("#announce textarea").fill("The bus to the upper valley leaves at six.");
  await press(facilitator, "Check who will see it");
  await picture(facilitator, "announce");
  await facilitator.page.goto(placeOf(facilitator));
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
  await until(cedar, /What stays until when/);
  await picture(cedar, "ended");
  const reader = await somebody(browser, "reader", { scale: SHARP });
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

/** As it looks on a phone and on a desk. `from`: what a phone has scrolled to. */
async function picture({ page }: Somebody, name: string, from: string | null = null): Promise<void> {
  for (const [width, height] of [
    [375, 812],
    [1280, 860],
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.evaluate(from && width < 1000 ? `document.querySelector("${from}").scrollIntoView()` : "scrollTo(0, 0)");
    await keep(`${name}-${width}`, await page.screenshot({ scale: width < 1000 ? "device" : "css" }));
  }
}

async function keep(name: string, taken: Buffer): Promise<void> {
  const png = smaller(taken);
  await writeFile(`${FOLDER}${name}.png`, png);
  total += png.length;
  process.stdout.write(`${name}.png ${Math.round(png.length / 1000)} kB\n`);
}

const { chromium: executablePath } = await services();
if (!executablePath) throw new Error("Install Chromium (Debian: apt-get install chromium), or set CHROMIUM_PATH.");
await mkdir(FOLDER, { recursive: true });
for (const old of await readdir(FOLDER)) if (old.endsWith(".png")) await rm(FOLDER + old);
const host = await startHost(FASTER);
const browser = await chromium.launch({
  executablePath,
  args: ["--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-lcd-text"],
});
try {
  await samples(host, browser);
  for (const [name, from] of Object.entries(README)) await copyFile(`${FOLDER}${from}.png`, `${FOLDER}${name}.png`);
  process.stdout.write(`${Math.round(total / 1000)} kB\n`);
  if (total > MOST_BYTES) throw new Error(`more than ${MOST_BYTES} bytes`);
} finally {
  await browser.close();
  await host.stop();
}
