import { chromium, type Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { services } from "../support/services.ts";
import { startHost, type Host } from "./host.ts";
import { goIn, plan, press, somebody, type Somebody } from "./people.ts";

const { chromium: path } = await services();

describe.skipIf(!path)("a form that was refused", { retry: 1 }, () => {
  let host: Host;
  let browser: Browser;
  let lena: Somebody;
  let cedar: Somebody;
  beforeAll(async () => {
    host = await startHost();
    browser = await chromium.launch({ executablePath: path ?? "", args: ["--no-sandbox", "--disable-gpu"] });
  }, 150_000);
  afterAll(async () => {
    await browser?.close();
    await host?.stop();
  });

  test("keeps what came back while the page follows the conversation", async () => {
    const own = await somebody(browser, "host");
    await goIn(own, host.link);
    const names = ["Cedar", "Birch", "Fir", "Elm", "Oak"];
    const form = { title: "The gauges", question: "What would help?", method: "ngt", names, typed: true };
    const links = await plan(own, host.url, form);
    lena = await somebody(browser, "Lena");
    await goIn(lena, links[0] ?? "");
    const list = "Larch, observer\nYew, king\nPine";
    await lena.page.locator("#invite > summary").click();
    await lena.page.getByLabel(/^People, one/).fill(list);
    await press(lena, "Make their links");
    await lena.page.getByText("Line 2: there is no such role").waitFor();

    cedar = await somebody(browser, "Cedar");
    await goIn(cedar, links[1] ?? "");
    await lena.page.getByText("2 of 6 have come in").waitFor();
    expect(await lena.page.getByLabel(/^People, one/).inputValue()).toBe(list);
  }, 150_000);

  test("and what somebody is typing is shown to be copied when their device is shut out meanwhile", async () => {
    const words = "I have not said this to anybody yet.";
    await press(lena, "Open the conversation");
    await cedar.page.getByText("I agree").waitFor();
    await press(cedar, "I agree");
    await cedar.page.locator("#line > summary").click();
    await cedar.page.getByLabel("Your words to the team").fill(words);
    await lena.page.reload();
    const row = lena.page.locator(".people li", { hasText: "Cedar" });
    await row.getByRole("button", { name: "Change", exact: true }).click();
    await press(lena, "Take out");
    // The page asks again whenever it comes back into sight.
    await expect
      .poll(
        async () => {
          await cedar.page.evaluate('document.dispatchEvent(new Event("visibilitychange"))');
          return cedar.page.locator("main").innerText();
        },
        { timeout: 20_000 },
      )
      .toContain("There is nothing here for this device");
    expect(await cedar.page.getByLabel(/to copy$/).inputValue()).toBe(words);
    expect(await cedar.page.locator("header").count()).toBe(0);
  }, 150_000);
});
