import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { seated } from "./seated.ts";
import { aBrowser, aRoom, pathOf, planned } from "./visitor.ts";

const LEAVE_NOW = /<a class="away" href="\/away">Leave now<\/a>/;
const script = readFileSync(new URL("../../../adapters/web/client/room.js", import.meta.url), "utf8");

test("“Leave now” leads to a page that says nothing of what it belongs to, and leaves nothing", async () => {
  const { of } = await seated(await aRoom());
  const cedar = of("Cedar");
  expect((await cedar.page()).split("<main")[0]).toMatch(LEAVE_NOW);
  const answer = await cedar.browser.go("/away");
  expect(answer.status).toBe(200);
  expect(answer.headers.get("cache-control")).toBe("no-store");
  const away = cedar.browser.page();
  expect(away).toContain("<title>Notes</title>");
  expect(away).not.toMatch(/<header|<nav|<form|Parley|Water|Cedar|conversation/);
  expect(await cedar.page()).toContain("Write in silence");
});

test("it stands at the door too, where nobody has gone in yet", async () => {
  const room = await aRoom();
  const stranger = aBrowser(room.app);
  await stranger.go(pathOf((await planned(room)).get("Cedar") ?? ""));
  expect(stranger.page()).toMatch(LEAVE_NOW);
});

test("the script puts it in the place of the page in the browser's history", () => {
  expect(script).toMatch(/closest\("a\.away"\)[^]*location\.replace\(/);
});

test("leaving for good stands at the end of the page, and says what it means", async () => {
  const { of } = await seated(await aRoom());
  const end = (await of("Cedar").page()).split('<div id="leave">')[1] ?? "";
  expect(end).toMatch(/<summary>Leave for good …<\/summary>\s*<p>[^<]*you could not come back by yourself/);
  expect(end).not.toContain("Leave now");
});
