import { chromium, type Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { services } from "../support/services.ts";
import { startHost, type Host } from "./host.ts";
import { loseOneAnswer, slowLine, type Line } from "./line.ts";
import { download, goIn, inRound, plan, press, somebody, until, type Somebody } from "./people.ts";
import { comesIn, does, formOf, given, ranks, received, shown } from "./voices.ts";

const { chromium: path } = await services();

/** Half a minute of last call is over in four seconds. */
const FASTER = 8;
/** The button says what comes. */
const NEXT = /^Next(?! item)/;
const SIDES = ["Upper valley", "Lower valley"] as const;
const PHONE = { width: 375, height: 700 };
const VOICES = [
  { name: "Cedar", screen: PHONE, isOnABadLine: true },
  { name: "Birch", screen: PHONE, isOnABadLine: true },
  { name: "Fir", screen: PHONE, isOnABadLine: true },
  { name: "Elm", screen: { scripts: false } },
  { name: "Oak", language: "ar" },
  { name: "Rowan", language: "fr" },
  { name: "Ash" },
  { name: "Yew" },
] as const;
const PEOPLE = ["Max, co-facilitator", ...VOICES.map(({ name }, index) => `${name}, delegate, ${SIDES[index % 2]}`)];
const thought = (who: Somebody): string => `Thought ${VOICES.findIndex(({ name }) => name === who.name) + 1}: measure together`;

const rowsWith = (words: string, table: string): readonly string[] =>
  table.split("\n").filter((line) => line.startsWith("|") && line.includes(words));

describe.skipIf(!path)("ten browsers", { retry: 1 }, () => {
  let host: Host;
  let browser: Browser;
  beforeAll(async () => {
    host = await startHost(FASTER);
    browser = await chromium.launch({
      executablePath: path ?? "",
      args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-sync"],
    });
  });
  afterAll(async () => {
    await browser?.close();
    await host?.stop();
  });

  test("a nominal group from planning to the cleared list: bad lines, three languages, two who lead", async () => {
    const lena = await somebody(browser, "Lena");
    const max = await somebody(browser, "Max");
    await goIn(lena, host.link);
    const form = { title: "The gauges", question: "What would help?", method: "ngt", names: PEOPLE, sides: SIDES, typed: true };
    const links = await plan(lena, host.url, form);
    const lines = new Map<Somebody, Line>();
    const voices = await Promise.all(
      VOICES.map(async (each, index) => {
        const voice = await somebody(browser, each.name, "screen" in each ? each.screen : {});
        if ("isOnABadLine" in each) lines.set(voice, await slowLine(voice));
        await comesIn(voice, links[index + 2] ?? "", "language" in each ? each.language : "en");
        return voice;
      }),
    );
    const [cedar, birch, fir, , oak, rowan, ash, yew] = voices as [
      Somebody,
      Somebody,
      Somebody,
      Somebody,
      Somebody,
      Somebody,
      Somebody,
      Somebody,
    ];
    const upper = voices.filter((_, index) => index % 2 === 0);
    const lower = voices.filter((_, index) => index % 2 === 1);
    await Promise.all([comesIn(lena, links[0] ?? ""), comesIn(max, links[1] ?? "")]);
    await press(lena, "Open the conversation");
    await Promise.all(voices.map((each) => does(each, "consent")));
    await press(lena, NEXT);
    expect(await oak.page.locator("html").getAttribute("dir")).toBe("rtl");
    expect(await rowan.page.locator("html").getAttribute("lang")).toBe("fr");

    await Promise.all(voices.map((voice) => writes(voice, lines.get(voice) ?? null, voice === fir)));

    // Beside it: a sign, a private line and its answer, word to one side, and the wall.
    await ash.page.locator('button[name="signal"][value="slow"]').click();
    await max.page.getByText("1 asks to slow down").waitFor();
    await says(yew, "line", "I can not follow.");
    await max.page.locator(".inbox").getByText("I can not follow.").waitFor();
    const answer = max.page.locator(".inbox details", { hasText: "Yew" });
    await answer.getByRole("textbox").fill("We shall go more slowly.");
    await answer.getByRole("button", { name: "Answer" }).click();
    await yew.page.getByText("We shall go more slowly.").waitFor();
    expect(await ash.page.locator("main").innerText()).not.toContain("slowly");
    await announces(lena, SIDES[0], "Your bus leaves at six.");
    await Promise.all(upper.map((voice) => shown(voice, voice.page.getByText("Your bus leaves at six."))));
    const wall = await lena.context.newPage();
    await wall.goto(`${lena.page.url().replace(/[#?].*$/, "")}/stage`);
    expect(await wall.locator("main").innerText()).toContain("What would help?");
    expect(await wall.locator("main button, main form").count()).toBe(0);
    for (const page of [wall, ...lower.map((voice) => voice.page)]) expect(await page.content()).not.toContain("Your bus");

    await press(lena, NEXT);
    await inRound(lena, "Join cards that say the same");
    await press(lena, NEXT);
    await inRound(lena, "What does it mean?");
    await wall.getByRole("heading", { name: "What does it mean?" }).waitFor();
    const onWall = await wall.locator("section.results").innerText();
    for (const voice of voices) expect(onWall.split(thought(voice))).toHaveLength(2);

    // A short break and back, then the other one leads.
    await lena.page.locator("#own-insert > summary").click();
    await lena.page.locator("#own-insert").getByLabel("Minutes").fill("2");
    await lena.page.locator("#own-insert").getByRole("button", { name: "Break" }).click();
    await Promise.all(voices.map((voice) => shown(voice, voice.page.locator("#between"))));
    await max.page.locator(".inserts").getByRole("button", { name: "Back to the plan" }).click();
    await Promise.all(voices.map((voice) => shown(voice, voice.page.locator("main:not(:has(#between))"))));
    const row = lena.page.locator(".people li", { hasText: "Max" });
    await row.getByRole("button", { name: "Change", exact: true }).click();
    await press(lena, /^Hand over the lead/);
    // Closing belongs to the lead alone.
    await shown(max, max.page.getByText("Close the conversation"));
    await press(max, NEXT);

    await Promise.all(voices.map((voice) => votes(voice, lines.get(voice) ?? null, voice === birch)));
    await press(max, NEXT);
    await inRound(max, "Talk about the result");
    await press(max, NEXT);
    await Promise.all(voices.map((voice) => votes(voice, null, false)));
    await press(max, NEXT);
    await inRound(max, "Ranked list");
    await until(max, /You read it first/);
    await press(max, NEXT);
    await Promise.all(voices.map((voice) => does(voice, "object")));
    const [recap = ""] = await Promise.all([cedar, oak, rowan, ...voices.slice(3, 4)].map((voice) => download(voice)));
    for (const voice of voices) expect(rowsWith(thought(voice), recap), voice.name).toHaveLength(1);
    for (const name of [...VOICES.map((each) => each.name), "Lena", "Max"]) expect(recap).not.toMatch(new RegExp(`\\b${name}\\b`));
    expect(recap).not.toContain("bus");
  }, 180_000);

  /** On a bad line half of it is typed, and the button pressed, while the line is gone. */
  async function writes(voice: Somebody, line: Line | null, losesAnswer: boolean): Promise<void> {
    const form = await given(voice, "idea");
    const words = form.locator("textarea").first();
    const send = form.locator("button.main");
    if (!line) {
      await words.fill(thought(voice));
      await send.click();
    } else if (losesAnswer) {
      await words.fill(thought(voice));
      await loseOneAnswer(voice);
      await send.click();
    } else {
      await words.pressSequentially(thought(voice).slice(0, 12));
      await line.drop(async () => {
        await words.pressSequentially(thought(voice).slice(12));
        await send.click();
        await voice.page.locator("#news", { hasText: "Not sent yet" }).waitFor();
        expect(await words.inputValue()).toBe(thought(voice));
        await voice.page.waitForTimeout(3_000);
      });
    }
    await received(voice);
  }

  async function votes(voice: Somebody, line: Line | null, losesAnswer: boolean): Promise<void> {
    await ranks(voice);
    const send = formOf(voice, "vote").locator("button.main");
    if (!line) await send.click();
    else if (losesAnswer) {
      await loseOneAnswer(voice);
      await send.click();
    } else
      await line.drop(async () => {
        await send.click();
        await voice.page.locator("#news", { hasText: "Not sent yet" }).waitFor();
        await voice.page.waitForTimeout(3_000);
        expect(await formOf(voice, "vote").locator("select").first().inputValue()).not.toBe("");
      });
    await received(voice);
  }

  async function says({ page }: Somebody, details: string, words: string): Promise<void> {
    await page.locator(`#${details} > summary`).click();
    await page.locator(`#${details} textarea`).fill(words);
    await page.locator(`#${details} button`).click();
  }

  async function announces(lead: Somebody, side: string, words: string): Promise<void> {
    await lead.page.locator("#announce > summary").click();
    await lead.page.locator("#announce").getByLabel(side).check();
    await lead.page.locator("#announce textarea").fill(words);
    await press(lead, "Check who will see it");
    const readers = await lead.page.locator("main").innerText();
    expect(readers).toContain("Cedar");
    expect(readers).not.toContain("Birch");
    await press(lead, "Send");
  }
});
