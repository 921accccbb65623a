import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { services } from "../support/services.ts";
import { comesInByEar, hears, isAtTheContent, isTold, tabTo, types, uses } from "./by-ear.ts";
import { aHouse, all, gathered, handsOver, NAMES, NEXT, sendsUnheard, sendsWhileGone, SIDES, type House } from "./cast.ts";
import type { Line } from "./line.ts";
import { download, inRound, press, until, type Somebody } from "./people.ts";
import { does, formOf, given, ranks, received, shown } from "./voices.ts";

const { chromium: path } = await services();

/** Half a minute of last call is over in four seconds. */
const FASTER = 8;
const thought = (who: Somebody): string => `Thought ${NAMES.indexOf(who.name)}: measure together`;

const rowsWith = (words: string, table: string): readonly string[] =>
  table.split("\n").filter((line) => line.startsWith("|") && line.includes(words));

describe.skipIf(!path)("ten browsers", { retry: 1 }, () => {
  let house: House;
  beforeEach(async () => {
    house = await aHouse(path, FASTER);
  });
  afterEach(() => house?.close());

  test("a nominal group from planning to the cleared list: bad lines, three languages, somebody by ear, two who lead", async () => {
    const { lena, max, voices, of, lineOf } = await gathered(house, "ngt", comesInByEar);
    const [oak, ash, yew] = [of("Oak"), of("Ash"), of("Yew")];
    const others = voices.filter((each) => each !== ash);
    const upper = voices.filter((_, index) => index % 2 === 0);
    const lower = voices.filter((_, index) => index % 2 === 1);
    await Promise.all([uses(ash, "button", "I agree"), all(others, "consent")]);
    await press(lena, NEXT);
    expect(await oak.page.locator("html").getAttribute("dir")).toBe("rtl");
    expect(await of("Rowan").page.locator("html").getAttribute("lang")).toBe("fr");

    await Promise.all([writesByEar(ash), ...others.map((voice) => writes(voice, lineOf(voice), voice === of("Fir")))]);

    // Beside it: a sign, a private line and its answer, word to one side, and the wall.
    await uses(ash, "button", "Slow down");
    await max.page.getByText("1 asks to slow down").waitFor();
    await says(yew, "line", "I can not follow.");
    await max.page.locator(".inbox").getByText("I can not follow.").waitFor();
    const answer = max.page.locator(".inbox details", { hasText: "Yew" });
    await answer.getByRole("textbox").fill("We shall go more slowly.");
    await answer.getByRole("button", { name: "Answer" }).click();
    await yew.page.getByText("We shall go more slowly.").waitFor();
    expect(await ash.page.locator("main").innerText()).not.toContain("slowly");
    await announces(lena, SIDES[0], "Your bus leaves at six.");
    await Promise.all([
      isTold(ash, "Your bus leaves at six."),
      ...upper.map((voice) => shown(voice, voice.page.locator("#announcements"))),
    ]);
    const wall = await lena.context.newPage();
    await wall.goto(`${lena.page.url().replace(/[#?].*$/, "")}/stage`);
    expect(await wall.locator("main").innerText()).toContain("What would help?");
    expect(await wall.locator("main button, main form").count()).toBe(0);
    for (const page of [wall, ...lower.map((voice) => voice.page)]) expect(await page.content()).not.toContain("Your bus");

    await press(lena, NEXT);
    await inRound(lena, "Join cards that say the same");
    await press(lena, NEXT);
    await inRound(lena, "What does it mean?");
    await Promise.all([wall.getByRole("heading", { name: "What does it mean?" }).waitFor(), isTold(ash, "What does it mean?")]);
    await hears(ash, "the released list");
    const onWall = await wall.locator("section.results").innerText();
    for (const voice of voices) expect(onWall.split(thought(voice))).toHaveLength(2);

    // A short break and back, then the other one leads.
    await lena.page.locator("#own-insert > summary").click();
    await lena.page.locator("#own-insert").getByLabel("Minutes").fill("2");
    await lena.page.locator("#own-insert").getByRole("button", { name: "Break" }).click();
    await Promise.all(voices.map((voice) => shown(voice, voice.page.locator("#between"))));
    await max.page.locator(".inserts").getByRole("button", { name: "Back to the plan" }).click();
    await Promise.all(voices.map((voice) => shown(voice, voice.page.locator("main:not(:has(#between))"))));
    await handsOver(lena, "Max");
    // Closing belongs to the lead alone.
    await shown(max, max.page.getByText("Close the conversation"));
    await press(max, NEXT);

    await Promise.all([ranksByEar(ash), ...others.map((voice) => votes(voice, lineOf(voice), voice === of("Birch")))]);
    await press(max, NEXT);
    await inRound(max, "Talk about the result");
    await press(max, NEXT);
    await Promise.all([ranksByEar(ash), ...others.map((voice) => votes(voice, null, false))]);
    await press(max, NEXT);
    await inRound(max, "Ranked list");
    await until(max, /You read it first/);
    await press(max, NEXT);
    await Promise.all([clearsByEar(ash), ...others.map((voice) => does(voice, "object"))]);
    const [recap = ""] = await Promise.all((["Cedar", "Oak", "Rowan", "Elm", "Ash"] as const).map((name) => download(of(name))));
    await hears(ash, "the end");
    for (const voice of voices) expect(rowsWith(thought(voice), recap), voice.name).toHaveLength(1);
    for (const name of NAMES) expect(recap).not.toMatch(new RegExp(`\\b${name}\\b`));
    expect(recap).not.toContain("bus");
  }, 600_000);

  /** On a bad line half of it is typed, and the button pressed, while the line is gone. */
  async function writes(voice: Somebody, line: Line | null, losesAnswer: boolean): Promise<void> {
    const form = await given(voice, "idea");
    const words = form.locator("textarea").first();
    if (line && !losesAnswer) {
      await words.pressSequentially(thought(voice).slice(0, 12));
      await line.drop(() => words.pressSequentially(thought(voice).slice(12)));
      await sendsWhileGone(voice, line, "idea", async () => expect(await words.inputValue()).toBe(thought(voice)));
    } else {
      await words.fill(thought(voice));
      await (line ? sendsUnheard(voice, "idea") : form.locator("button.main").click());
    }
    await received(voice);
  }

  async function writesByEar(ash: Somebody): Promise<void> {
    await isTold(ash, "Write in silence");
    await hears(ash, "writing");
    await types(ash, "Your words", thought(ash));
    await uses(ash, "button", "Send");
    await received(ash);
    await isAtTheContent(ash);
    await isTold(ash, "Received, once");
    await hears(ash, "having written");
  }

  async function votes(voice: Somebody, line: Line | null, losesAnswer: boolean): Promise<void> {
    await ranks(voice);
    const first = formOf(voice, "vote").locator("select").first();
    if (!line) await formOf(voice, "vote").locator("button.main").click();
    else if (losesAnswer) await sendsUnheard(voice, "vote");
    else await sendsWhileGone(voice, line, "vote", async () => expect(await first.inputValue()).not.toBe(""));
    await received(voice);
  }

  async function ranksByEar(ash: Somebody): Promise<void> {
    await ash.page.getByRole("combobox", { name: "Place 1" }).waitFor();
    await hears(ash, "ranking");
    for (let place = 1; place <= 5; place++) {
      await tabTo(ash, "combobox", `Place ${place}`);
      for (let down = 0; down < place; down++) await ash.page.keyboard.press("ArrowDown");
    }
    await uses(ash, "button", /^Send/, "Space");
    await received(ash);
    await isAtTheContent(ash);
    await isTold(ash, "Received, once");
  }

  async function clearsByEar(ash: Somebody): Promise<void> {
    await ash.page.getByRole("button", { name: /^Nothing points to anyone/ }).waitFor();
    await hears(ash, "clearing");
    await uses(ash, "button", /^Nothing points to anyone/);
    await isAtTheContent(ash);
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
