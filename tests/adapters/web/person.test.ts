import { expect, test } from "vitest";
import { aBrowser, ADDRESS, aRoom, inTheFirstRound } from "./visitor.ts";

const buttonOf = (page: string, name: string): string =>
  new RegExp(`${name}[\\s\\S]*?name="person"\\s+value="([^"]+)"`).exec(page)?.[1] ?? "";

test("the list opens what can be done with one person on a page of its own, and no id stands in an address", async () => {
  const room = await aRoom();
  const { of } = await inTheFirstRound(room);
  const { browser, seat } = of("Sage");
  await browser.go(`/r/${seat}`);
  expect(browser.page()).not.toContain("Take out");
  const person = buttonOf(browser.page(), "Cedar");
  expect((await browser.post(`/r/${seat}/person`, { csrf: browser.csrf(), person })).status).toBe(200);
  for (const words of ["Cedar", "Rename", "Give this part", "Make a new link", "Take out", "Back to the conversation"])
    expect(browser.page()).toContain(words);
  expect(browser.page()).not.toContain("Birch");
  expect(browser.page()).not.toMatch(new RegExp(`(?:href|action)="[^"]*${person}`));
  await browser.post(`/r/${seat}/rename`, { csrf: browser.csrf(), person, name: "Cedar of Lebanon" });
  await browser.go(`/r/${seat}`);
  expect(browser.page()).toContain("Cedar of Lebanon");
});

test("only the team opens it, and only for somebody who is here", async () => {
  const room = await aRoom();
  const { of } = await inTheFirstRound(room);
  const sage = of("Sage");
  await sage.browser.go(`/r/${sage.seat}`);
  const person = buttonOf(sage.browser.page(), "Birch");
  const { browser, seat } = of("Cedar");
  await browser.go(`/r/${seat}`);
  expect((await browser.post(`/r/${seat}/person`, { csrf: browser.csrf(), person })).status).toBe(422);
  expect(browser.page()).not.toContain("Take out");
  expect((await sage.browser.post(`/r/${sage.seat}/person`, { csrf: sage.browser.csrf(), person: "anybody" })).status).toBe(422);
});

test("style and script are sent compressed to those who can unpack them; a page never is", async () => {
  const room = await aRoom();
  const browser = aBrowser(room.app);
  await browser.go("/");
  const style = /href="(\/assets\/[^"]+)"/.exec(browser.page())?.[1] ?? "";
  const asked = async (path: string, encodings: string) =>
    (await room.app.request(`${ADDRESS}${path}`, { headers: { "accept-encoding": encodings } })).headers.get("content-encoding");
  expect(await asked(style, "gzip, deflate, br")).toBe("br");
  expect(await asked(style, "gzip;q=1.0, br;q=0")).toBe("gzip");
  expect(await asked(style, "identity")).toBeNull();
  expect(await asked("/", "gzip, deflate, br")).toBeNull();
});
