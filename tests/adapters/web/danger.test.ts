import { expect, test } from "vitest";
import { seated } from "./seated.ts";
import { aRoom, aBrowser, claim, planned } from "./visitor.ts";

/** The sentence between a dangerous button's name and the button that does it; null: no such button, or it asks nothing. */
function sureBefore(page: string, words: string): string | null {
  const [, sentence] = new RegExp(`<summary>${words}</summary>\\s*<p>([^<]*)</p>\\s*<form`).exec(page) ?? [];
  return sentence ?? null;
}

test("leaving a round out asks once more, and says that what lies sealed is erased unread", async () => {
  const { sage, next } = await seated(await aRoom(), {}, false);
  expect(sureBefore(await sage.page(), "Skip this round")).toMatch(/^This round ends here, without a result/);
  await next();
  expect(sureBefore(await sage.page(), "Skip this round")).toMatch(/^What was written or chosen in this round is erased unread/);
});

test("each dangerous command says what it does", async () => {
  const { of, sage } = await seated(await aRoom());
  const page = await sage.page();
  expect(sureBefore(page, "Lockdown")).toMatch(/Results and downloads are hidden.*two of the team/);
  expect(sureBefore(page, "Close the conversation")).toMatch(/can not be opened again/);
  expect(page).not.toContain("This can not be taken back.");
  expect(sureBefore(await of("Cedar").page(), "Leave for good …")).toMatch(/invite you anew/);
  await sage.act("close");
  expect(sureBefore(await sage.page(), "Erase everything now")).toMatch(/erased at once, for everybody/);
});

test("who declines the terms is told that it is for good", async () => {
  const room = await aRoom();
  const browser = aBrowser(room.app);
  const seat = await claim(browser, (await planned(room)).get("Cedar") ?? "");
  await browser.act(seat, "join");
  expect(sureBefore(browser.page(), "I do not take part")).toMatch(/a new invitation/);
});
