import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { services } from "../support/services.ts";
import { aHouse, type House } from "./cast.ts";
import { somebody, type Somebody } from "./people.ts";

const { chromium: path } = await services();

/** What a person does: opens an address, presses something, types into a field. */
interface Steps {
  pressed: number;
  typed: number;
}

describe.skipIf(!path)("from the link that npm start prints", { retry: 1 }, () => {
  let house: House;
  beforeAll(async () => {
    house = await aHouse(path, 1);
    printed = house.host.link;
  });
  afterAll(() => house?.close());

  /** The printed one, and then others like it: each lets one browser in. */
  let printed: string | null = null;
  async function aLink(): Promise<string> {
    const given = printed;
    printed = null;
    return given ?? /http:\/\/\S+\/in\/\S+/.exec((await house.host.parley("link")).out)?.[0] ?? "";
  }

  const steps: Steps = { pressed: 0, typed: 0 };
  async function presses({ page }: Somebody, role: "button" | "link" | "radio", name: string | RegExp): Promise<void> {
    steps.pressed++;
    await page
      .getByRole(role, { name, exact: typeof name === "string" })
      .first()
      .click();
    await page.waitForLoadState();
  }
  async function types({ page }: Somebody, label: string | RegExp, words: string): Promise<void> {
    steps.typed++;
    await page.getByLabel(label, { exact: typeof label === "string" }).fill(words);
  }
  /** Every page on the way has a way on. */
  const goesOn = async ({ page }: Somebody): Promise<void> =>
    expect(await page.locator("main").locator("a[href], button").count(), page.url()).toBeGreaterThan(0);

  test("three presses to a running rehearsal, and two more to another seat in it", async () => {
    Object.assign(steps, { pressed: 0, typed: 0 });
    const host = await somebody(house.browser, "host");
    await host.page.goto(await aLink());
    await presses(host, "button", "Go in");
    await goesOn(host);
    await presses(host, "button", "As the facilitator");
    await host.page.locator("aside.rehearsal").waitFor();
    await host.page.getByRole("button", { name: "Open the conversation" }).waitFor();
    await goesOn(host);
    await presses(host, "button", "Open the conversation");
    await host.page.locator("section.round").waitFor();
    expect(steps).toEqual({ pressed: 3, typed: 0 });

    await presses(host, "link", "All seats");
    await presses(host, "button", "Sit here as Cedar");
    expect(await host.page.locator("header .you").innerText()).toContain("Cedar");
    expect(steps.pressed).toBe(5);
  }, 150_000);

  test("three questions, two suggestions, and a link for everybody: six presses, and nothing typed twice", async () => {
    Object.assign(steps, { pressed: 0, typed: 0 });
    const host = await somebody(house.browser, "host");
    await host.page.goto(await aLink());
    await presses(host, "button", "Go in");
    await presses(host, "link", "Plan a conversation");
    await goesOn(host);
    await types(host, "On the first side", "4");
    await types(host, "On the second side", "4");
    await types(host, /^Minutes you have/, "70");
    await presses(host, "radio", /^To collect ideas/);
    await presses(host, "button", "Show two suggestions");
    await host.page.getByRole("heading", { name: "What would fit" }).waitFor();
    expect(await host.page.locator(".suggestion").count()).toBe(2);
    await goesOn(host);
    await presses(host, "button", /^Plan with/);
    expect(await host.page.getByRole("radio", { name: "Nominal group technique" }).isChecked()).toBe(true);
    expect(await host.page.getByLabel(/^Minutes you have/).inputValue()).toBe("70");
    await types(host, "Title", "The gauges");
    await types(host, /^Question/, "What would make the readings believable?");
    await types(host, /^Your name/, "Sage");
    const names = ["Cedar", "Birch", "Fir", "Elm", "Oak", "Rowan", "Ash", "Yew"];
    await types(host, /^People, one/, names.map((name, index) => `${name}, delegate, ${index % 2 === 0 ? "Upper" : "Lower"}`).join("\n"));
    await types(host, "First side", "Upper");
    await types(host, "Second side", "Lower");
    await presses(host, "button", /^Make the conversation/);
    const links = await Promise.all((await host.page.locator("input.copy").all()).map((field) => field.inputValue()));
    expect(new Set(links).size).toBe(names.length + 1);
    expect(steps.pressed).toBeLessThanOrEqual(6);
    expect(steps.typed).toBeLessThanOrEqual(9);

    // The links are real: the facilitator and a delegate come in, and the conversation opens.
    const sage = await somebody(house.browser, "Sage");
    const cedar = await somebody(house.browser, "Cedar", { width: 375, height: 700 });
    for (const [who, link] of [
      [sage, links[0]],
      [cedar, links[1]],
    ] as const) {
      await who.page.goto(link ?? "");
      await presses(who, "button", "Go in");
      await presses(who, "button", "Go in");
    }
    await presses(sage, "button", "Open the conversation");
    await cedar.page.getByRole("button", { name: "I agree" }).waitFor();
  }, 225_000);

  test("answers that fit nothing are no dead end: they can be changed there, or passed by", async () => {
    const host = await somebody(house.browser, "host");
    await host.page.goto(await aLink());
    await presses(host, "button", "Go in");
    await host.page.goto(`${house.host.url}/host/begin`);
    await presses(host, "button", "Show two suggestions");
    await host.page.getByRole("alert").waitFor();
    await goesOn(host);
    await types(host, "In all, without sides", "2");
    await presses(host, "button", "Show two suggestions");
    expect(await host.page.locator(".suggestion").count()).toBe(0);
    await types(host, "In all, without sides", "7");
    await presses(host, "button", "Show two suggestions");
    await host.page.locator(".suggestion").first().waitFor();
    await presses(host, "link", "I know what I want: the whole form");
    await host.page.getByLabel("Title").waitFor();
  }, 150_000);
});
