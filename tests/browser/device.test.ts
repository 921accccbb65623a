import { chromium, type Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { services } from "../support/services.ts";
import { startHost, type Host } from "./host.ts";
import { goIn, plan, press, somebody, until, type Somebody } from "./people.ts";

const { chromium: path } = await services();

describe.skipIf(!path)("a person's devices", { retry: 1 }, () => {
  let host: Host;
  let browser: Browser;
  let lena: Somebody;
  let cedar: Somebody;
  let cedarsLink = "";
  beforeAll(async () => {
    host = await startHost();
    browser = await chromium.launch({ executablePath: path ?? "", args: ["--no-sandbox", "--disable-gpu"] });
    const own = await somebody(browser, "host");
    await goIn(own, host.link);
    const names = ["Cedar", "Birch", "Fir", "Elm", "Oak"];
    const links = await plan(own, host.url, { title: "The gauges", question: "What would help?", method: "ngt", names, typed: true });
    lena = await somebody(browser, "Lena");
    await goIn(lena, links[0] ?? "");
    cedar = await somebody(browser, "Cedar", { width: 375, height: 800 });
    cedarsLink = links[1] ?? "";
    await goIn(cedar, cedarsLink);
  }, 225_000);
  afterAll(async () => {
    await browser?.close();
    await host?.stop();
  });

  test("another one shows a number, is let in from an open page, and comes in by itself", async () => {
    const other = await somebody(browser, "Cedar's other", { width: 375, height: 800 });
    await other.page.goto(cedarsLink);
    await press(other, "Go in");
    await press(other, "It was me: go on");
    const number = await other.page.locator(".number").innerText();
    const knock = lena.page.locator("#knocks");
    await knock.waitFor();
    expect(await knock.innerText()).toContain(number);
    await press(lena, "Let it in");
    await other.page.waitForURL(/\/r\/[\w-]+$/, { timeout: 20_000 });
    await until(other, /It has not begun yet|I agree/);
    await other.context.close();
  }, 150_000);

  test("a name that was corrected changes in the header of a page that is open", async () => {
    const list = lena.page.locator(".people li", { hasText: "Cedar" });
    await list.getByRole("button", { name: "Change" }).click();
    await lena.page.getByLabel("Name the others see").fill("Yew");
    await press(lena, "Rename");
    await cedar.page.locator("header .you", { hasText: "Yew" }).waitFor();
  }, 150_000);

  test("locked, it hides what it holds until the number is given, and keeps what was being typed", async () => {
    await press(lena, "Open the conversation");
    await until(cedar, /I agree/);
    await press(cedar, "I agree");
    await cedar.page.locator("#lock > summary").click();
    await cedar.page.locator("#lock").getByLabel("A number of 4 to 8 digits").fill("4821");
    await press(cedar, "Use this number");
    await cedar.page.locator("#line > summary").click();
    const words = cedar.page.locator("#line textarea");
    await words.fill("Half a sentence");
    await cedar.page.getByRole("button", { name: "Lock", exact: true }).click();
    const field = cedar.page.locator(".curtain input");
    await field.waitFor();
    expect(await cedar.page.locator("main").isVisible()).toBe(false);
    await field.fill("1111");
    await press(cedar, "Open");
    await cedar.page.getByText("That is not the number.").waitFor();
    const elsewhere = await cedar.context.newPage();
    await elsewhere.goto(cedar.page.url());
    expect(await elsewhere.locator("main").innerText()).not.toContain("The gauges");
    await elsewhere.close();
    await field.fill("4821");
    await press(cedar, "Open");
    await cedar.page.locator("main").waitFor();
    expect(await words.inputValue()).toBe("Half a sentence");
    await cedar.page.reload();
    expect(await cedar.page.locator("main").innerText()).toContain("The gauges");
  }, 150_000);

  test("in a lockdown what stood on a page goes, also while somebody types, and their words stay to be copied", async () => {
    await cedar.page.locator("#line > summary").click();
    await cedar.page.locator("#line textarea").fill("Whom shall we ask");
    await lena.page.goto(lena.page.url().replace(/[#?].*$/, ""));
    await lena.page.locator("summary", { hasText: "Lockdown" }).click();
    await press(lena, "Lockdown");
    await cedar.page
      .getByText(/The room is locked/)
      .first()
      .waitFor();
    expect(await cedar.page.locator("#kept").inputValue()).toBe("Whom shall we ask");
    expect(await cedar.page.locator("section.round").count()).toBe(0);
  }, 150_000);

  test("the quick exit is one press from everything, shows a page that says nothing, and is no leaving", async () => {
    const seat = cedar.page.url();
    await cedar.page.getByRole("link", { name: "Leave now" }).click();
    await cedar.page.waitForURL(/\/away$/);
    expect(await cedar.page.locator("body").innerText()).not.toMatch(/Parley|gauges|Yew/);
    await cedar.page.getByRole("link", { name: "Notes" }).click();
    await cedar.page.waitForURL(seat);
    expect(await cedar.page.locator("main").innerText()).toContain("The gauges");
  }, 150_000);
});
