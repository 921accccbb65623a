import { expect } from "vitest";
import type { Somebody } from "./people.ts";
import { missingIn, treeOf } from "./tree.ts";

type Role = Parameters<Somebody["page"]["getByRole"]>[0];

/** Somebody who only hears the page: keys alone, and everything is found by what it is and what it is called. */

const MOST_STEPS = 150;

/** Goes on with Tab until this has the focus. */
export async function tabTo(
  { page, name: who }: Somebody,
  role: Role,
  name: string | RegExp,
  key: "Tab" | "Shift+Tab" = "Tab",
): Promise<void> {
  const what = page.getByRole(role, { name, exact: typeof name === "string" });
  await what
    .first()
    .waitFor({ timeout: 60_000 })
    .catch(async (cause: unknown) => {
      throw new Error(`${who} was told of no ${role} ${name}: ${await page.locator("body").ariaSnapshot()}`, { cause });
    });
  const reached = what.and(page.locator(":focus"));
  const passed: string[] = [];
  for (let steps = 0; steps < MOST_STEPS; steps++) {
    if (await reached.count()) return;
    await page.keyboard.press(key);
    passed.push(await page.evaluate<string>("(document.activeElement?.textContent ?? '').trim().slice(0, 30)"));
  }
  throw new Error(`${who} came to no ${role} ${name} with ${key}, but past ${passed.join(" | ")}`);
}

/** Comes to a button or a link and presses it. */
export async function uses(who: Somebody, role: "button" | "link", name: string | RegExp, key: "Enter" | "Space" = "Enter"): Promise<void> {
  await tabTo(who, role, name);
  await who.page.keyboard.press(key);
  await who.page.waitForLoadState();
}

/** Comes to a field and types into it. */
export async function types(who: Somebody, name: string | RegExp, words: string): Promise<void> {
  await tabTo(who, "textbox", name);
  await who.page.keyboard.type(words);
}

/** The page as it is heard lacks nothing. */
export async function hears({ page, name }: Somebody, screen: string): Promise<void> {
  expect(missingIn(await treeOf(page)), `${name}, ${screen}`).toEqual([]);
}

/** What the live region says: all that is heard of a page that changes by itself. */
export async function isTold({ page, name }: Somebody, words: string | RegExp, withinMs = 60_000): Promise<void> {
  const region = page.locator("[aria-live=polite]");
  await region
    .filter({ hasText: words })
    .first()
    .waitFor({ timeout: withinMs })
    .catch(async (cause: unknown) => {
      throw new Error(`${name} was never told ${words}, but “${(await region.allInnerTexts()).join(" / ")}”`, { cause });
    });
}

/** The focus is still where it was, whatever changed around it. */
export async function isAt({ page, name: who }: Somebody, role: Role, name: string): Promise<void> {
  const at = page.getByRole(role, { name, exact: true }).and(page.locator(":focus"));
  await at.waitFor({ timeout: 30_000 }).catch((cause: unknown) => {
    throw new Error(`${who} is no longer at the ${role} ${name}`, { cause });
  });
}

/** After sending, the focus is where the content begins, and not back at the top of the page. */
export async function isAtTheContent({ page, name }: Somebody): Promise<void> {
  await page
    .locator("main:focus")
    .waitFor({ state: "attached", timeout: 60_000 })
    .catch(async (cause: unknown) => {
      throw new Error(`${name} is at ${await page.evaluate<string>("document.activeElement.outerHTML.slice(0, 100)")}`, { cause });
    });
}

/** Opens the link, goes in, and in once more behind the door. */
export async function comesInByEar(who: Somebody, link: string): Promise<void> {
  await who.page.goto(`${link}?lang=en`);
  await hears(who, "the door");
  await uses(who, "button", "Go in");
  await who.page.getByRole("heading", { name: /^You are in as/ }).waitFor();
  await hears(who, "behind the door");
  await uses(who, "button", "Go in", "Space");
  await who.page.getByRole("heading", { name: /^You are in as/ }).waitFor({ state: "detached" });
}
