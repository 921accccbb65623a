import { expect, test } from "vitest";
import { safety as fr } from "../../../locales/fr/safety.ts";
import { aBrowser, aRoom, inTheFirstRound, pathOf, planned } from "./visitor.ts";

test("each reads in their own language, at the same moment in the same conversation", async () => {
  const { of } = await inTheFirstRound(await aRoom());
  const [cedar, birch, elm] = [of("Cedar"), of("Birch"), of("Elm")];
  await cedar.browser.go(`/r/${cedar.seat}?lang=fr`);
  await birch.browser.go(`/r/${birch.seat}?lang=ar`);
  await elm.browser.go(`/r/${elm.seat}`);
  expect(cedar.browser.page()).toContain('<html lang="fr" dir="ltr">');
  expect(cedar.browser.page()).toContain(fr["assurance.room"]);
  expect(birch.browser.page()).toContain('<html lang="ar" dir="rtl">');
  expect(elm.browser.page()).toContain("Nobody in the room sees who wrote this.");
  await cedar.browser.go(`/r/${cedar.seat}`);
  expect(cedar.browser.page()).toContain('lang="fr"');
  await cedar.browser.act(cedar.seat, "idea", { key: "key-12345678", words: "" });
  expect(cedar.browser.page()).toContain('lang="fr"');
});

test.each([
  ["fr-CA,fr;q=0.9,en;q=0.8", "fr"],
  ["de, ar;q=0.5", "ar"],
  ["en;q=0.2, fr;q=0.9", "fr"],
  ["de-CH", "en"],
  ["*", "en"],
  ["fr;q=0", "en"],
  ["", "en"],
  [`${"x".repeat(5_000)},fr`, "en"],
])("a browser that prefers %j is answered in %s", async (header, tag) => {
  const { app } = await aRoom();
  const answer = await app.request("https://parley.test/", { headers: { "accept-language": header } });
  expect(await answer.text()).toContain(`<html lang="${tag}"`);
  expect(answer.headers.getSetCookie()).toEqual([]);
});

test("a link's page holds nothing of the link in any language, and choosing one claims nothing", async () => {
  const room = await aRoom();
  const [one = "", other = ""] = [...(await planned(room)).values()];
  const page = async (address: string): Promise<string> => (await room.app.request(`https://parley.test${pathOf(address)}?lang=ar`)).text();
  expect(await page(one)).toBe(await page(other));
  const browser = aBrowser(room.app);
  await browser.go(`${pathOf(one)}?lang=fr`);
  expect((await browser.post(pathOf(one), {})).status).toBe(200);
});

test("a language there is not changes nothing, and the answer of a form leads back to the page", async () => {
  const { of } = await inTheFirstRound(await aRoom());
  const { browser, seat } = of("Cedar");
  for (const lang of ["xx", "__proto__", "fr'", "<b>"]) {
    await browser.go(`/r/${seat}?lang=${encodeURIComponent(lang)}`);
    expect(browser.page()).toContain('<html lang="en"');
  }
  await browser.go(`/r/${seat}/do?lang=fr`);
  expect(browser.page()).toContain('<html lang="fr"');
});
