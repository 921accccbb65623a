import { mkdir } from "node:fs/promises";
import { AxeBuilder } from "@axe-core/playwright";
import { chromium, type Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { services } from "../support/services.ts";
import { startHost, type Host } from "./host.ts";
import { download, inRound, press, somebody, until, type Somebody } from "./people.ts";

const { chromium: path } = await services();

/** The button says what comes. */
const NEXT = /^Next(?! item)/;
/** Set to a folder to keep a picture of each page. */
const PICTURES = process.env["PICTURES"];

describe.skipIf(!path)("a rehearsal in the room", { retry: 1 }, () => {
  let host: Host;
  let browser: Browser;
  beforeAll(async () => {
    host = await startHost();
    const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-sync"];
    browser = await chromium.launch({ executablePath: path ?? "", args });
    if (PICTURES) await mkdir(PICTURES, { recursive: true });
  });
  afterAll(async () => {
    await browser?.close();
    await host?.stop();
  });

  /** No accessibility violation, and a picture where they are kept. */
  async function look({ page, scripts }: Somebody, name: string): Promise<void> {
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/${name}.png`, fullPage: true });
    if (!scripts) return;
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${name}: ${id} ${nodes[0]?.html}`)).toEqual([]);
  }

  const banner = ({ page }: Somebody): Promise<string> => page.locator("aside.rehearsal").innerText();

  test("two clicks from the first screen, and it is watched to the released list", async () => {
    const visitor = await somebody(browser, "visitor", { width: 375, height: 800 });
    await visitor.page.goto(host.url);
    await look(visitor, "rehearsal-first");
    await press(visitor, "Watch one");
    await look(visitor, "rehearsal-seats");
    await press(visitor, "Look over Cedar’s shoulder");
    expect(await banner(visitor)).toContain("REHEARSAL");
    await inRound(visitor, "Write in silence");
    await look(visitor, "rehearsal-write");
    await inRound(visitor, "First ranking", 180_000);
    await until(visitor, /View only/, 180_000);
    await look(visitor, "rehearsal-clear");
    const list = await download(visitor, 120_000);
    expect(list).toContain("Ranked list");
    expect(list).not.toMatch(/\b(Cedar|Birch|Sage)\b/);
    expect(await banner(visitor)).toContain("REHEARSAL");
    await look(visitor, "rehearsal-end");
    const ended = visitor.page.url();
    await visitor.page.getByRole("link", { name: "All seats" }).click();
    await press(visitor, "End and erase the rehearsal");
    await visitor.page.getByText("Nothing of it was kept").waitFor();
    await visitor.page.goto(ended);
    expect(await visitor.page.locator("main").innerText()).toContain("Nothing of it was kept");
  }, 1_000_000);

  test("a talking circle from a delegate’s seat: the turn is seen at once, said and handed on, and the circle goes round", async () => {
    const visitor = await somebody(browser, "visitor", { width: 375, height: 800 });
    await visitor.page.goto(host.url);
    await visitor.page.getByLabel("What to rehearse").selectOption("circle");
    await look(visitor, "circle-first");
    await press(visitor, "As a delegate");
    await until(visitor, /I agree/);
    await press(visitor, "I agree");
    const turn = visitor.page.locator("section.round .notice", { hasText: "It is your turn" });
    // Nobody reloads: the page follows by itself.
    await turn.waitFor({ timeout: 120_000 });
    await look(visitor, "circle-turn");
    expect(await turn.evaluate((it) => it.getBoundingClientRect().bottom)).toBeLessThan(800);
    await visitor.page.getByLabel(/^Your words; they are shown/).fill("Awake, with cold hands.");
    await press(visitor, "Say it");
    await visitor.page.locator("section.round li", { hasText: "Awake, with cold hands." }).waitFor();
    await press(visitor, "I’m done");
    await inRound(visitor, "The question, twice round", 120_000);
    await turn.waitFor({ timeout: 120_000 });
    await press(visitor, "Pass");
    await visitor.page.getByRole("link", { name: "All seats" }).click();
    await look(visitor, "circle-seats");
    await press(visitor, "Give Cedar’s seat back");
    await press(visitor, "Look over Cedar’s shoulder");
    await inRound(visitor, "Check-out", 120_000);
    expect(await download(visitor, 180_000)).toContain("In a dry year both banks listen for the pump.");
  }, 1_250_000);

  test("the facilitator’s seat through two rounds, with scripts off; another seat beside it in the same browser", async () => {
    const visitor = await somebody(browser, "visitor", { scripts: false });
    await visitor.page.goto(host.url);
    await press(visitor, "As the facilitator");
    const console_ = visitor.page.url();
    await press(visitor, "Open the conversation");
    await visitor.page.waitForTimeout(10_000);
    await press(visitor, NEXT);
    await inRound(visitor, "Write in silence");
    await visitor.page.getByRole("link", { name: "All seats" }).click();
    await press(visitor, "Sit here as Cedar");
    expect(await visitor.page.locator("header .you").innerText()).toContain("Cedar");
    await until(visitor, /Your words/);
    await visitor.page.getByLabel("Your words").first().fill("Paint the marks on the posts anew.");
    await press(visitor, "Send");
    await visitor.page.getByText("Received, once").first().waitFor();
    await visitor.page.goto(console_);
    expect(await visitor.page.locator("header .you").innerText()).toContain("Sage");
    expect(await banner(visitor)).toContain("REHEARSAL");
    await visitor.page.waitForTimeout(12_000);
    await press(visitor, NEXT);
    await inRound(visitor, "Join cards that say the same");
    expect(await visitor.page.locator("main").innerText()).toContain("Paint the marks on the posts anew.");
    await look(visitor, "rehearsal-console");
  }, 750_000);
});
