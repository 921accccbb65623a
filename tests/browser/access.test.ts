import { chromium, type Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { services } from "../support/services.ts";
import { faultsOf, tabThrough } from "./access.ts";
import { startHost, type Host } from "./host.ts";
import { goIn, plan, press, somebody, until, type Somebody } from "./people.ts";
import { comesIn, does, formOf, given, ranks, received, shown } from "./voices.ts";

const { chromium: path } = await services();

/** Half a minute of last call is over in four seconds. */
const FASTER = 8;
const NAMES = ["Cedar", "Birch", "Fir", "Elm", "Oak"];
const PEOPLE = NAMES.map((name, index) => `${name}, delegate, ${["Upper", "Lower"][index % 2]}`);

// Once more where a loaded machine was slower than a browser waits.
describe.skipIf(!path)("every page, in every language, in light and dark, on a phone and on a desk", { retry: 1 }, () => {
  let host: Host;
  let browser: Browser;
  let lena: Somebody;
  let voices: readonly Somebody[] = [];
  beforeAll(async () => {
    host = await startHost(FASTER);
    browser = await chromium.launch({
      executablePath: path ?? "",
      args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-sync"],
    });
    lena = await somebody(browser, "Lena");
    voices = await Promise.all(NAMES.map((name) => somebody(browser, name)));
    await goIn(lena, host.link);
  });
  afterAll(async () => {
    await browser?.close();
    await host?.stop();
  });

  const faults: string[] = [];
  const look = async (who: Somebody, name: string, open: () => Promise<unknown>): Promise<void> =>
    void faults.push(...(await faultsOf(who, name, open)));
  const none = (): void => expect(faults.splice(0)).toEqual([]);
  const at = (who: Somebody, address: string) => (): Promise<unknown> => who.page.goto(new URL(address, host.url).href);
  const place = (who: Somebody): string => new URL(who.page.url()).pathname.split("/").slice(0, 3).join("/");

  async function planned(method: string): Promise<readonly string[]> {
    const form = {
      title: "The gauges",
      question: "What would help?",
      method,
      names: PEOPLE,
      sides: ["Upper", "Lower"] as const,
      typed: true,
    };
    return plan(lena, host.url, form);
  }

  async function opened(links: readonly string[]): Promise<void> {
    await comesIn(lena, links[0] ?? "");
    await Promise.all(voices.map((voice, index) => comesIn(voice, links[index + 1] ?? "")));
    await press(lena, "Open the conversation");
  }

  test("before anybody comes in", async () => {
    for (const address of ["/", "/host", "/host/begin", "/host/methods", "/host/plan", "/nowhere"])
      await look(lena, address, at(lena, address));
    await look(lena, "suggestions", async () => {
      await lena.page.goto(`${host.url}/host/begin`);
      await lena.page.locator('[id="count.all"]').fill("9");
      await lena.page.locator('[id="mode-live"]').check();
      await lena.page.locator("main form button.main").first().click();
      await lena.page.waitForURL("**/host/begin");
    });
    none();
  }, 225_000);

  test("a rehearsal’s seats", async () => {
    const visitor = await somebody(browser, "visitor");
    await visitor.page.goto(host.url);
    await press(visitor, "Watch one");
    await look(visitor, "seats", at(visitor, "/rehearsal"));
    await visitor.page.goto(`${host.url}/rehearsal`);
    await press(visitor, "End and erase the rehearsal");
    none();
  }, 150_000);

  test("a talking circle, for who holds the piece, who listens and who leads", async () => {
    await opened(await planned("circle"));
    await Promise.all(voices.map((voice) => does(voice, "consent")));
    await does(lena, "next");
    const holder = await Promise.any(voices.map((voice) => given(voice, "say").then(() => voice)));
    const listener = voices.find((voice) => voice !== holder) as Somebody;
    for (const who of [holder, listener, lena]) await look(who, `floor of ${who.name}`, at(who, place(who)));
    none();
  }, 300_000);

  test("a nominal group, from the door to what is left when all is erased", async () => {
    const links = await planned("ngt");
    await look(lena, "door", at(lena, links[1] ?? ""));
    await opened(links);
    const [cedar] = voices as [Somebody];
    await given(cedar, "consent");
    await look(cedar, "terms", at(cedar, place(cedar)));
    await Promise.all(voices.map((voice) => does(voice, "consent")));
    await does(lena, "next");
    await Promise.all(voices.map((voice) => given(voice, "idea")));

    await look(cedar, "writing", at(cedar, place(cedar)));
    await look(lena, "console", at(lena, place(lena)));
    await look(lena, "stage", at(lena, `${place(lena)}/stage`));
    await look(cedar, "second device", async () => {
      await cedar.page.goto(host.url + place(cedar));
      await cedar.page.locator("#second > summary").click();
      await cedar.page.locator("#second input[name=pin]").fill("4711");
      await cedar.page.locator("#second button").first().click();
      await cedar.page.locator("input.copy").waitFor();
    });
    const desk = place(lena);
    await look(lena, "links", async () => {
      await lena.page.goto(host.url + desk);
      await lena.page.locator("#invite > summary").click();
      await lena.page.locator("#invite textarea").fill(`Guest ${faults.length} ${Math.random().toString(36).slice(2, 6)}`);
      await lena.page.locator("#invite button").click();
      await lena.page.locator(".ticket").first().waitFor();
    });
    await look(lena, "one person", async () => {
      await lena.page.goto(host.url + desk);
      await lena.page.locator(".people li button").nth(1).click();
      await lena.page.locator('a[href="' + desk + '"]').waitFor();
    });
    await look(lena, "announcement", async () => {
      await lena.page.goto(host.url + desk);
      await lena.page.locator("#announce > summary").click();
      await lena.page.locator("#announce textarea").fill("We meet again at six.");
      await lena.page.locator("#announce button").click();
      await lena.page.locator("blockquote").waitFor();
    });
    await lena.page.goto(host.url + desk);
    await cedar.page.goto(host.url + place(cedar));

    for (const voice of voices) {
      await formOf(voice, "idea")
        .locator("textarea")
        .first()
        .fill(`A thought of ${voices.indexOf(voice) + 1}`);
      await formOf(voice, "idea").locator("button.main").click();
      await received(voice);
    }
    await does(lena, "next");
    await shown(lena, lena.page.locator("section.round h2", { hasText: "Join cards" }));
    await look(lena, "joining", at(lena, desk));
    await does(lena, "next");
    await shown(cedar, cedar.page.locator("section.round h2", { hasText: "What does it mean" }));
    await look(cedar, "released", at(cedar, place(cedar)));
    await does(lena, "next");
    await given(cedar, "vote");
    await look(cedar, "ranking", at(cedar, place(cedar)));
    await Promise.all(voices.map(ballot));
    await does(lena, "next");
    await shown(cedar, cedar.page.locator("section.round h2", { hasText: "Talk about" }));
    await look(cedar, "result", at(cedar, place(cedar)));
    await does(lena, "skip");
    await shown(cedar, cedar.page.locator("section.round h2", { hasText: "Final" }));
    await Promise.all(voices.map(ballot));
    await does(lena, "next");
    await shown(lena, lena.page.getByText("You read it first"));
    await look(lena, "preview", at(lena, desk));
    await does(lena, "next");
    await given(cedar, "object");
    await look(cedar, "clearance", at(cedar, place(cedar)));
    await Promise.all(voices.map(clears));
    await shown(cedar, cedar.page.locator("#stays"));
    await look(cedar, "ended", at(cedar, place(cedar)));
    await look(lena, "ended, leading", at(lena, desk));
    await does(lena, "destroy");
    await until(cedar, /This conversation is over/);
    await look(cedar, "erased", at(cedar, place(cedar)));
    none();
  }, 600_000);

  /** A page that is just being made anew may swallow a press; the same press twice is one. */
  async function clears(voice: Somebody): Promise<void> {
    await does(voice, "object");
    const said = voice.page.getByText(/Received, once|What stays/).first();
    await said.waitFor({ timeout: 10_000 }).catch(() => does(voice, "object"));
  }

  async function ballot(voice: Somebody): Promise<void> {
    await ranks(voice);
    await formOf(voice, "vote").locator("button.main").click();
    await received(voice);
  }

  test("by keyboard alone: to the content, through everything, and always to be seen where one is", async () => {
    await opened(await planned("ngt"));
    const [cedar] = voices as [Somebody];
    await Promise.all(voices.map((voice) => does(voice, "consent")));
    await does(lena, "next");
    await given(cedar, "idea");
    await cedar.page.goto(host.url + place(cedar));
    await cedar.page.keyboard.press("Tab");
    const skip = cedar.page.locator("a.skip");
    expect(await cedar.page.evaluate('document.activeElement.matches("a.skip")')).toBe(true);
    expect((await skip.boundingBox())?.x ?? -1).toBeGreaterThanOrEqual(0);
    await cedar.page.keyboard.press("Enter");
    expect(await cedar.page.evaluate("document.activeElement.id")).toBe("main");
    for (const who of [cedar, lena]) {
      await who.page.goto(host.url + place(who));
      expect(await tabThrough(who), who.name).toEqual({ missed: [], unseen: [] });
    }
  }, 225_000);
});
