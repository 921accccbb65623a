import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { services } from "../support/services.ts";
import { comesInByEar, hears, isAt, isAtTheContent, isTold, tabTo, types, uses } from "./by-ear.ts";
import { aHouse, all, gathered, handsOver, NAMES, NEXT, type Cast, type House } from "./cast.ts";
import { loseOneAnswer } from "./line.ts";
import { download, inRound, press, until, type Somebody } from "./people.ts";
import { acts, does, given, shown } from "./voices.ts";

const { chromium: path } = await services();

/** A turn of a minute is over in a quarter of one, and nobody waits for it: whoever has spoken says so. */
const FASTER = 4;
/** Eight turns one after the other, on a machine that has other things to do. */
const ALL_TURNS_MS = 120_000;
const POINT = "The readings are believed where both sides read them.";
const TITLES = { checkin: "Check-in", round: "The question, twice round", checkout: "Check-out", recap: "Recap" };
const arrival = ({ name }: Somebody): string => `I arrive like the letter ${name.charAt(0)}`;

describe.skipIf(!path)("ten browsers", { retry: 1 }, () => {
  let house: House;
  beforeEach(async () => {
    house = await aHouse(path, FASTER);
  });
  afterEach(() => house?.close());

  test("a circle from planning to the cleared recap: bad lines, somebody absent, somebody by ear, two who lead", async () => {
    const cast = await gathered(house, "circle", comesInByEar);
    const { lena, max, voices, of } = cast;
    const ash = of("Ash");
    const others = voices.filter((each) => each !== ash);

    await ash.page.getByRole("button", { name: "I agree" }).waitFor();
    await hears(ash, "the terms");
    await Promise.all([uses(ash, "button", "I agree"), all(others, "consent")]);
    await press(lena, NEXT);
    expect(await of("Oak").page.locator("html").getAttribute("dir")).toBe("rtl");

    await Promise.all([
      arrivesByEar(ash),
      isSkippedAndComesBack(cast),
      ...others.filter((each) => each.name !== "Yew").map((each) => arrives(each, cast)),
    ]);
    await Promise.all([inRound(lena, TITLES.round), ash.page.getByRole("heading", { name: TITLES.round }).waitFor()]);
    await hears(ash, "listening");

    // One of those who lead stops everybody, and the other is told who did.
    await press(max, "Pause everyone");
    await Promise.all(voices.map((voice) => shown(voice, voice.page.locator("section.round", { hasNot: voice.page.locator("p.time") }))));
    await isTold(ash, "We have stopped");
    await press(max, "Go on");
    await lena.page.locator("#presses > summary").click();
    await lena.page.locator("#presses", { hasText: /Max.?: paused/ }).waitFor();
    expect(await lena.page.locator("#presses").innerText()).toMatch(/Max.?: went on[\s\S]*Max.?: paused[\s\S]*Lena.?: Next/);
    const wall = await lena.context.newPage();
    await wall.goto(`${lena.page.url().replace(/[#?].*$/, "")}/stage`);
    expect(await wall.locator("main").innerText()).toContain("What would help?");
    expect(await wall.locator("main button, main form").count()).toBe(0);

    await tabTo(ash, "button", "Pass");
    await lena.page.getByLabel("What was said, not who said it").fill(POINT);
    await press(lena, "Record");
    await Promise.all(voices.map((voice) => shown(voice, voice.page.getByText(POINT))));
    await isAt(ash, "button", "Pass");
    await hears(ash, "listening to a point");
    for (const cycle of [1, 2]) await Promise.all([passesByEar(ash, cycle), ...others.map((voice) => acts(voice, "pass"))]);
    await inRound(lena, TITLES.checkout);
    await handsOver(lena, "Max");
    // Closing belongs to the lead alone.
    await shown(max, max.page.getByText("Close the conversation"));
    await Promise.all([passesByEar(ash, 3), ...others.map((voice) => acts(voice, "pass"))]);

    await inRound(max, TITLES.recap);
    await until(max, /You read it first/);
    await press(max, NEXT);
    await Promise.all([clearsByEar(ash), ...others.map((voice) => does(voice, "object"))]);
    await ash.page.locator("#stays").waitFor();
    await hears(ash, "the end");
    const recaps = await Promise.all((["Cedar", "Elm", "Oak", "Ash"] as const).map((name) => download(of(name))));
    for (const recap of recaps) {
      expect(recap).toContain(POINT);
      expect(recap).not.toContain("I arrive");
      for (const name of NAMES) expect(recap).not.toMatch(new RegExp(`\\b${name}\\b`));
    }
  }, 750_000);

  /** Says a sentence in turn and hands on; on a bad line the line breaks while they wait, type, or are answered. */
  async function arrives(voice: Somebody, { lineOf }: Cast): Promise<void> {
    const { page } = voice;
    const line = lineOf(voice);
    if (voice.name === "Cedar") await line?.drop(() => page.waitForTimeout(3_000));
    const words = (await given(voice, "say", ALL_TURNS_MS)).locator("textarea");
    if (voice.name === "Fir" && line) {
      await words.pressSequentially(arrival(voice).slice(0, 10));
      await line.drop(() => words.pressSequentially(arrival(voice).slice(10)));
      expect(await words.inputValue()).toBe(arrival(voice));
    } else await words.fill(arrival(voice));
    if (voice.name === "Birch") await saysUnheard(voice);
    else await acts(voice, "say");
    await shown(voice, page.locator("section.round li", { hasText: arrival(voice) }));
    expect(await page.locator("section.round li", { hasText: arrival(voice) }).count(), voice.name).toBe(1);
    await page.locator("main").getByRole("button").filter({ visible: true }).first().waitFor();
    await acts(voice, "floor");
  }

  /** The words arrive and the answer does not: the page keeps them, sends them again by itself, and they stand there once. */
  async function saysUnheard(voice: Somebody): Promise<void> {
    await loseOneAnswer(voice);
    await (await given(voice, "say")).locator("button").click();
    await voice.page.getByText("Not sent yet").waitFor();
  }

  /** Whoever does not take the piece is skipped, and gets it again at the end. */
  async function isSkippedAndComesBack(cast: Cast): Promise<void> {
    const { max, of } = cast;
    const yew = of("Yew");
    await given(yew, "say", ALL_TURNS_MS);
    await shown(max, max.page.getByText(/^Now: .*Yew/));
    await press(max, "Skip: not there");
    await shown(max, max.page.locator("section.round li", { hasText: "was not there at their turn" }));
    await yew.page.locator("main:not(:has(input[value=say]))").waitFor({ state: "attached" });
    await arrives(yew, cast);
  }

  async function arrivesByEar(ash: Somebody): Promise<void> {
    await isTold(ash, TITLES.checkin, ALL_TURNS_MS);
    await isTold(ash, "It is your turn", ALL_TURNS_MS);
    await hears(ash, "having the piece");
    await types(ash, /^Your words; they are shown/, arrival(ash));
    await uses(ash, "button", "Say it");
    await ash.page
      .getByRole("listitem")
      .filter({ hasText: arrival(ash) })
      .waitFor();
    await isAtTheContent(ash);
    await hears(ash, "having spoken");
    await uses(ash, "button", "I’m done", "Space");
  }

  async function passesByEar(ash: Somebody, time: number): Promise<void> {
    await tabTo(ash, "button", "Pass", time === 2 ? "Shift+Tab" : "Tab");
    await ash.page.keyboard.press("Enter");
    await ash.page.waitForLoadState();
  }

  async function clearsByEar(ash: Somebody): Promise<void> {
    await ash.page.getByRole("button", { name: /^Nothing points to anyone/ }).waitFor();
    await isTold(ash, "Read what stands below");
    await hears(ash, "clearing");
    await uses(ash, "button", /^Nothing points to anyone/);
    await isAtTheContent(ash);
  }
});
