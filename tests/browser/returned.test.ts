import { chromium, type Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { services } from "../support/services.ts";
import { startHost, type Host } from "./host.ts";
import { goIn, plan, press, somebody } from "./people.ts";

const { chromium: path } = await services();

describe.skipIf(!path)("a form that was refused", () => {
  let host: Host;
  let browser: Browser;
  beforeAll(async () => {
    host = await startHost();
    browser = await chromium.launch({ executablePath: path ?? "", args: ["--no-sandbox", "--disable-gpu"] });
  }, 60_000);
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
    const lena = await somebody(browser, "Lena");
    await goIn(lena, links[0] ?? "");
    const list = "Larch, observer\nYew, king\nPine";
    await lena.page.locator("#invite > summary").click();
    await lena.page.getByLabel(/^People, one/).fill(list);
    await press(lena, "Make their links");
    await lena.page.getByText("Line 2: there is no such role").waitFor();

    const cedar = await somebody(browser, "Cedar");
    await goIn(cedar, links[1] ?? "");
    await lena.page.getByText("2 of 6 have come in").waitFor();
    expect(await lena.page.getByLabel(/^People, one/).inputValue()).toBe(list);
  }, 60_000);
});
