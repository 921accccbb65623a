import type { Browser, BrowserContext, Page } from "playwright-core";

/** Somebody at a browser of their own. */
export interface Somebody {
  readonly name: string;
  readonly page: Page;
  readonly context: BrowserContext;
  readonly scripts: boolean;
}

export interface Screen {
  readonly scripts?: boolean;
  readonly width?: number;
  readonly height?: number;
  /** Pixels of a picture for each pixel of the page. */
  readonly scale?: number;
}

export async function somebody(browser: Browser, name: string, screen: Screen = {}): Promise<Somebody> {
  const { scripts = true, width = 1280, height = 800, scale = 1 } = screen;
  const context = await browser.newContext({
    javaScriptEnabled: scripts,
    viewport: { width, height },
    deviceScaleFactor: scale,
    // A picture is not to be taken in the middle of scrolling.
    reducedMotion: "reduce",
  });
  context.setDefaultTimeout(90_000);
  return { name, context, scripts, page: await context.newPage() };
}

/** Presses a button by its words and waits for the page that follows. */
export async function press({ page, name }: Somebody, words: string | RegExp): Promise<void> {
  try {
    await page
      .getByRole("button", { name: words, exact: typeof words === "string" })
      .first()
      .click();
    await page.waitForLoadState();
  } catch (error) {
    throw new Error(`${name} could not press ${words}. The page said: ${await page.locator("body").innerText()}`, { cause: error });
  }
}

/** Waits until the page says this, reloading where scripts are off or the line is slow. */
export async function until({ page }: Somebody, words: RegExp, withinMs = 120_000): Promise<void> {
  const end = Date.now() + withinMs;
  for (;;) {
    if (words.test(await page.locator("main").innerText())) return;
    if (Date.now() > end) throw new Error(`the page never said ${words}: ${await page.locator("main").innerText()}`);
    await page.waitForTimeout(700);
    await page.reload();
  }
}

/** Waits until the round with this title is going on (the run sheet names every round, so the words alone tell nothing). */
export async function inRound({ page, name }: Somebody, title: string, withinMs = 120_000): Promise<void> {
  const end = Date.now() + withinMs;
  const heading = page.locator("section.round h2", { hasText: title });
  while ((await heading.count()) === 0) {
    if (Date.now() > end) throw new Error(`${name} never came to ${title}: ${await page.locator("main").innerText()}`);
    await page.waitForTimeout(700);
    await page.reload();
  }
}

/** Waits until the artefact is released, and reads it as text. */
export async function download({ page, name }: Somebody, withinMs = 120_000): Promise<string> {
  const end = Date.now() + withinMs;
  const link = page.locator("a[download$='.md']");
  while ((await link.count()) === 0) {
    if (Date.now() > end) throw new Error(`${name} was given nothing: ${await page.locator("main").innerText()}`);
    await page.waitForTimeout(700);
    await page.reload();
  }
  return (await page.request.get(new URL((await link.first().getAttribute("href")) ?? "", page.url()).href)).text();
}

export interface PlanForm {
  readonly title: string;
  readonly question: string;
  readonly method: string;
  readonly names: readonly string[];
  readonly sides?: readonly [string, string];
  readonly typed: boolean;
}

/** The host plans a conversation and gets a link for everybody: the facilitator's first. */
export async function plan(host: Somebody, url: string, form: PlanForm): Promise<readonly string[]> {
  const { page } = host;
  await page.goto(`${url}/host/plan`);
  await page.getByLabel("Title").fill(form.title);
  await page.getByLabel(/^Question/).fill(form.question);
  await page.getByLabel(/^Your name/).fill("Lena");
  await page.getByLabel(/^People, one/).fill(form.names.join("\n"));
  if (form.sides) {
    await page.getByLabel("First side").fill(form.sides[0]);
    await page.getByLabel("Second side").fill(form.sides[1]);
  }
  if (form.typed) await page.getByLabel("Typed here").check();
  await page.locator(`#method-${form.method}`).check();
  await page
    .getByRole("button", { name: /^(Plan|Make)/ })
    .last()
    .click();
  await page.waitForLoadState();
  const said = await page.locator("main").innerText();
  const links = [...(await page.content()).matchAll(/https?:\/\/[^\s"<>]+\/in\/[A-Za-z0-9_-]+/g)].map((found) => found[0]);
  const unique = [...new Set(links)];
  if (unique.length < form.names.length + 1) throw new Error(`not enough links: ${said}`);
  return unique;
}

/** Opens a link, goes in, and (but for the facilitator) accepts the terms when they are shown. */
export async function goIn(who: Somebody, link: string): Promise<void> {
  await who.page.goto(link);
  await press(who, "Go in");
  if (await who.page.getByRole("button", { name: "Go in" }).count()) await press(who, "Go in");
}
