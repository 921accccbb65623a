import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import type { Somebody } from "./people.ts";
import { missingIn, treeOf } from "./tree.ts";

const LANGUAGES = ["en", "fr", "ar"] as const;
const NARROW = { width: 375, height: 700 };
const WIDE = { width: 1280, height: 800 };

/**
 * Opens a page in every language and looks at it in light and in dark, wide and on a phone.
 *
 * @param open comes to the page; the language of this device is chosen by then.
 * @returns what is wrong with it, a line for each.
 */
export async function faultsOf(who: Somebody, name: string, open: () => Promise<unknown>): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const language of LANGUAGES) {
    await speaks(who, language);
    await open();
    // What is folded away is looked at as well.
    await who.page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true");
    const at = `${name}, ${language}`;
    if ((await who.page.locator("html").getAttribute("lang")) !== language) faults.push(`${at}: is in another language`);
    faults.push(...(await violations(who.page, at)), ...missingIn(await treeOf(who.page)).map((missing) => `${at}, heard: ${missing}`));
    await who.page.emulateMedia({ colorScheme: "dark" });
    faults.push(...(await violations(who.page, `${at}, dark`, ["color-contrast"])));
    await who.page.emulateMedia({ colorScheme: "light" });
    await who.page.setViewportSize(NARROW);
    faults.push(...(await tooWide(who.page, at)));
    await who.page.setViewportSize(WIDE);
  }
  await speaks(who, "en");
  return faults;
}

export async function speaks({ context, page }: Somebody, language: string): Promise<void> {
  await context.addCookies([{ name: "lang", value: language, url: new URL(page.url()).origin }]);
}

async function violations(page: Page, at: string, rules: readonly string[] | null = null): Promise<readonly string[]> {
  // No page of ours has frames, for which axe would open another page each time.
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  const { violations: found } = await (rules ? axe.withRules([...rules]) : axe).analyze();
  return found.map(({ id, nodes }) => `${at}: ${id} ${nodes[0]?.html}`);
}

/** What reaches beyond a phone's edge. */
async function tooWide(page: Page, at: string): Promise<readonly string[]> {
  const wide = await page.evaluate<readonly string[]>(`
    document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll("body *")]
      .filter((each) => each.checkVisibility() && (each.getBoundingClientRect().right > innerWidth + 1 || each.getBoundingClientRect().left < -1))
      .filter((each) => !each.matches(".skip"))
      .slice(0, 3).map((each) => each.outerHTML.slice(0, 160)).concat(["the page"])`);
  return wide.map((each) => `${at}: wider than a phone: ${each}`);
}

/** What Tab reaches, in order; and where one could not see that it did. */
export async function tabThrough({ page }: Somebody): Promise<{ readonly missed: readonly string[]; readonly unseen: readonly string[] }> {
  await page.evaluate(`
    document.activeElement?.blur();
    globalThis.__reached = new Set();
    globalThis.__unseen = []`);
  for (let steps = 0; steps < 200; steps++) {
    await page.keyboard.press("Tab");
    const isOver = await page.evaluate<boolean>(`(() => {
      const at = document.activeElement;
      if (!at || at === document.body || __reached.has(at)) return true;
      __reached.add(at);
      const { outlineStyle, outlineWidth } = getComputedStyle(at);
      if (outlineStyle === "none" || parseFloat(outlineWidth) < 2) __unseen.push(at.outerHTML.slice(0, 120));
      return false;
    })()`);
    if (isOver) break;
  }
  return page.evaluate(`({
    missed: [...document.querySelectorAll("a[href], button, input:not([type=hidden]), textarea, select, summary")]
      .filter((each) => each.checkVisibility({ visibilityProperty: true }) && !__reached.has(each)
        && !(each.type === "radio" && [...__reached].some((other) => other.name === each.name)))
      .map((each) => each.outerHTML.slice(0, 120)),
    unseen: __unseen,
  })`);
}
