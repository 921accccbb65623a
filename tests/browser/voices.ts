import type { Locator } from "playwright-core";
import type { Somebody } from "./people.ts";

/** What people do on their page, whichever language it speaks: by the command of a form and not by its words. */

/** The form of this command. */
export const formOf = ({ page }: Somebody, command: string): Locator =>
  page.locator(`main form:has(input[name="command"][value="${command}"])`).first();

/** Waits until the page has this form: by itself, or reloading where scripts are off. */
export async function given(who: Somebody, command: string, withinMs = 90_000): Promise<Locator> {
  const form = formOf(who, command);
  await shown(who, form, withinMs);
  return form;
}

export async function shown({ page, name, scripts }: Somebody, what: Locator, withinMs = 90_000): Promise<void> {
  try {
    if (scripts) return await what.first().waitFor({ state: "attached", timeout: withinMs });
    for (const end = Date.now() + withinMs; Date.now() < end; await page.waitForTimeout(400)) {
      await page.reload();
      if (await what.count()) return;
    }
    throw new Error("it never came");
  } catch (error) {
    throw new Error(`${name} was not shown ${String(what)}. The page said: ${await page.locator("main").innerText()}`, { cause: error });
  }
}

/** Presses the button of this command. */
export async function does(who: Somebody, command: string): Promise<void> {
  const form = await given(who, command);
  const folded = form.locator("xpath=ancestor::details[not(@open)]");
  if (await folded.count()) await folded.locator("> summary").first().click();
  await form.locator("button").last().click();
  await who.page.waitForLoadState();
}

/** Opens the link and goes in, in this language. */
export async function comesIn({ page }: Somebody, link: string, language = "en"): Promise<void> {
  await page.goto(`${link}?lang=${language}`);
  await page.locator("main form button.main").click();
  await page.waitForLoadState();
  const second = page.locator('main form:has(input[value="join"]) button');
  await second.waitFor({ timeout: 120_000 });
  await second.click();
  await second.waitFor({ state: "detached", timeout: 120_000 });
}

/** Waits for the sentence that something was received. */
export async function received({ page, name }: Somebody): Promise<void> {
  await page
    .locator(".said[data-sent]")
    .waitFor({ timeout: 120_000 })
    .catch(async (cause: unknown) => {
      throw new Error(`${name}’s was never received. The page said: ${await page.locator("body").innerText()}`, { cause });
    });
}

/** Ranks what there is, in the order it stands. */
export async function ranks(who: Somebody): Promise<void> {
  const places = (await given(who, "vote")).locator("select");
  for (let place = 0; place < (await places.count()); place++) await places.nth(place).selectOption({ index: place + 1 });
}

/**
 * Presses the last button of this command, with what was typed there, and waits until the page that answers is there. A form
 * that is sent by the script is answered without another page.
 */
export async function acts(who: Somebody, command: string): Promise<void> {
  const form = formOf(who, command);
  if ((await form.count()) === 0) await given(who, command, 120_000);
  const isByScript = who.scripts && (await form.last().getAttribute("data-again")) !== null;
  const answered = isByScript
    ? who.page.waitForResponse((answer) => answer.request().method() === "POST" && answer.url().endsWith("/do"))
    : who.page.waitForEvent("framenavigated");
  await form.locator("button").last().click();
  await answered;
  await who.page.waitForLoadState();
}
