import { mkdir } from "node:fs/promises";
import { AxeBuilder } from "@axe-core/playwright";
import { chromium, type Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { services } from "../support/services.ts";
import { startHost, type Host } from "./host.ts";
import { download, goIn, inRound, plan, press, somebody, until, type Somebody } from "./people.ts";

const { chromium: path } = await services();
if (!path) console.log("Browser tests are skipped: install Chromium (Debian: apt-get install chromium), or set CHROMIUM_PATH.");

/** The button says what comes. */
const NEXT = /^Next(?! item)/;
const NAMES = ["Cedar", "Birch", "Fir", "Elm", "Oak"];
/** Set to a folder to keep a picture of each page. */
const PICTURES = process.env["PICTURES"];

describe.skipIf(!path)("six browsers", { retry: 1 }, () => {
  let host: Host;
  let browser: Browser;
  beforeAll(async () => {
    host = await startHost();
    browser = await chromium.launch({
      executablePath: path ?? "",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    });
    if (PICTURES) await mkdir(PICTURES, { recursive: true });
  });
  afterAll(async () => {
    await browser?.close();
    await host?.stop();
  });

  let hostBrowser: Somebody | null = null;
  async function planned(method: string, typed: boolean): Promise<{ facilitator: Somebody; voices: readonly Somebody[] }> {
    hostBrowser ??= await somebody(browser, "host");
    if ((await hostBrowser.context.cookies()).length === 0) await goIn(hostBrowser, host.link);
    const links = await plan(hostBrowser, host.url, { title: "The gauges", question: "What would help?", method, names: NAMES, typed });
    await look(hostBrowser, `${method}-links`);
    const facilitator = await somebody(browser, "Lena");
    await goIn(facilitator, links[0] ?? "");
    const voices: Somebody[] = [];
    for (const [index, name] of NAMES.entries()) {
      const voice = await somebody(browser, name, { scripts: index !== 0, width: index === 1 ? 375 : 1280 });
      await look(voice, `${method}-door-${name}`);
      await goIn(voice, links[index + 1] ?? "");
      voices.push(voice);
    }
    return { facilitator, voices };
  }

  /** No accessibility violation, and a picture where they are kept. */
  async function look({ page, scripts }: Somebody, name: string): Promise<void> {
    if (page.url() === "about:blank") return;
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/${name}.png`, fullPage: true });
    if (!scripts) return;
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${name}: ${id} ${nodes[0]?.html}`)).toEqual([]);
  }

  async function acceptAll(facilitator: Somebody, voices: readonly Somebody[], method: string): Promise<void> {
    await press(facilitator, "Open the conversation");
    for (const voice of voices) {
      await until(voice, /I agree|You are in/);
      if (voice === voices[1]) await look(voice, `${method}-terms`);
      await press(voice, "I agree");
    }
  }

  test("a nominal group, from planning to the cleared ranked list, one of them with scripts off", async () => {
    const { facilitator, voices } = await planned("ngt", true);
    await acceptAll(facilitator, voices, "ngt");
    await look(facilitator, "ngt-console-terms");
    await press(facilitator, NEXT);
    for (const voice of voices) await until(voice, /Your words/);
    for (const [index, voice] of voices.entries()) {
      await voice.page
        .getByLabel("Your words")
        .first()
        .fill(`Thought ${index + 1}: measure together`);
      if (index === 1) await look(voice, "ngt-write");
      await press(voice, "Send");
      await voice.page
        .getByText(/Received, once/)
        .first()
        .waitFor();
    }
    await look(facilitator, "ngt-console-write");
    await press(facilitator, NEXT);
    await inRound(facilitator, "Join cards that say the same");
    await look(facilitator, "ngt-console-merge");
    await press(facilitator, NEXT);
    await inRound(facilitator, "What does it mean?");
    await inRound(voices[1] as Somebody, "What does it mean?");
    await look(voices[1] as Somebody, "ngt-clarify");
    await press(facilitator, NEXT);
    await ballots(voices, "First ranking", "ngt-vote");
    await press(facilitator, NEXT);
    await inRound(facilitator, "Talk about the result");
    await press(facilitator, NEXT);
    await ballots(voices, "Final ranking", null);
    await press(facilitator, NEXT);
    await inRound(facilitator, "Ranked list");
    await until(facilitator, /You read it first/);
    await look(facilitator, "ngt-console-preview");
    await press(facilitator, NEXT);
    for (const voice of voices) {
      await until(voice, /View only/);
      if (voice === voices[1]) await look(voice, "ngt-clear");
      await press(voice, "Nothing points to anyone");
    }
    for (const voice of voices) await download(voice);
    const recap = await download(voices[1] as Somebody);
    expect(recap).toContain("Ranked list");
    for (let index = 1; index <= 5; index++) expect(recap).toContain(`Thought ${index}: measure together`);
    for (const name of [...NAMES, "Lena"]) expect(recap).not.toMatch(new RegExp(`\\b${name}\\b`));
    await look(voices[1] as Somebody, "ngt-end");
  }, 1_000_000);

  async function ballots(voices: readonly Somebody[], title: string, picture: string | null): Promise<void> {
    for (const voice of voices) {
      await inRound(voice, title);
      const places = voice.page.locator("select");
      for (let place = 0; place < (await places.count()); place++) await places.nth(place).selectOption({ index: place + 1 });
      if (picture && voice === voices[1]) await look(voice, picture);
      await press(voice, "Send");
      await voice.page
        .getByText(/Received, once/)
        .first()
        .waitFor();
    }
  }

  test("a talking circle, typed, to the cleared recap", async () => {
    const { facilitator, voices } = await planned("circle", true);
    await acceptAll(facilitator, voices, "circle");
    await press(facilitator, NEXT);
    const end = Date.now() + 300_000;
    for (let turn = 0; Date.now() < end; turn++) {
      await facilitator.page.reload();
      if (/You read it first/.test(await facilitator.page.locator("main").innerText())) break;
      const holder = await holderOf(voices);
      if (!holder) continue;
      if (turn === 1) await look(holder, "circle-turn");
      if (turn === 2) await look(facilitator, "circle-console");
      await holder.page
        .locator("form", { has: holder.page.getByRole("button", { name: "Say it" }) })
        .locator("textarea")
        .fill(`I arrive, turn ${turn}`);
      await press(holder, "Say it");
      await holder.page.waitForTimeout(300);
      if (await holder.page.getByRole("button", { name: "I’m done" }).count()) await press(holder, "I’m done");
      await holder.page.waitForTimeout(300);
    }
    await until(facilitator, /You read it first/);
    await press(facilitator, NEXT);
    for (const voice of voices) {
      await until(voice, /View only/);
      await press(voice, "Nothing points to anyone");
    }
    for (const voice of voices) await download(voice);
  }, 1_000_000);

  /** Whoever has the piece can say something. */
  async function holderOf(voices: readonly Somebody[]): Promise<Somebody | null> {
    for (const voice of voices) {
      await voice.page.reload();
      if (await voice.page.getByRole("button", { name: "Say it" }).count()) return voice;
    }
    return null;
  }
});
