import { expect, test } from "vitest";
import { seated } from "./seated.ts";
import { aRoom } from "./visitor.ts";

const NAMES = ["Cedar", "Birch", "Elm", "Fir", "Rowan", "Hazel"];
const PROPOSAL = "We read the gauges together every Monday.";
const itemIn = (page: string): string => /name="choices\.([\w-]+)"/.exec(page)?.[1] ?? "";

/** Six people in front of one proposal, in browsers without scripts. */
const before = async () =>
  seated(await aRoom(), { protocol: "fist-to-five", "input.fist-to-five.proposal": PROPOSAL, people: NAMES.join("\n") });

test("an answer for each item, with words to say why, is given by a form that needs no script", async () => {
  const { of, next, sage } = await before();
  const page = await of("Cedar").page();
  expect(page).toContain(PROPOSAL);
  expect(page).toMatch(/<option\s+value="3"[^>]*>\s*3 – I can live with it/);
  expect(page).toContain("From 0 to 2: what is missing? Only if you like.");
  expect(page).toContain("Reasons are shown to everybody when the round closes: mixed, and without a name.");
  const item = itemIn(page);
  for (const [index, name] of NAMES.entries()) {
    const low = name === "Elm" ? { [`reasons.${item}`]: "Monday is market day." } : {};
    expect((await of(name).act("vote", { [`choices.${item}`]: name === "Elm" ? "1" : String(3 + (index % 3)), ...low })).status).toBe(200);
  }
  expect(await of("Elm").page()).not.toContain("Monday is market day.");
  await next();
  const result = await of("Birch").page();
  for (const words of ["Took part: 6 of 6.", "may go forward", "5 of 6", "Monday is market day."]) expect(result).toContain(words);
  expect(await sage.page()).toContain("Monday is market day.");
});

test("an answer that is missing is told by its number, and what was written stands in its form again", async () => {
  const { of } = await before();
  const cedar = of("Cedar");
  const item = itemIn(await cedar.page());
  const refused = await cedar.act("vote", { [`choices.${item}`]: "", [`reasons.${item}`]: "Monday is market day." });
  expect(refused.status).toBe(422);
  expect(cedar.browser.page()).toContain("These have a reason but no answer: 1.");
  expect(cedar.browser.page()).toMatch(/name="reasons\.[\w-]+"[^>]*>\nMonday is market day\.<\/textarea/);
  await cedar.act("vote", { [`choices.${item}`]: "" });
  expect(cedar.browser.page()).toContain("These have no answer yet: 1.");
});

test("words that come after the round has closed are shown to copy", async () => {
  const { of, next } = await before();
  const cedar = of("Cedar");
  const item = itemIn(await cedar.page());
  for (const name of NAMES.slice(1)) await of(name).act("vote", { [`choices.${item}`]: "4" });
  await next();
  await cedar.act("vote", { path: "fist", [`choices.${item}`]: "1", [`reasons.${item}`]: "Monday is market day." });
  expect(cedar.browser.page()).toMatch(/readonly[^>]*>\n?[^<]*We read the gauges together every Monday\.: Monday is market day\./);
});

test("three answers stand open, a press each, and what was pressed stands there again", async () => {
  const statements = ["The gauges are read on Monday.", "The gauges are read on Friday."].join("\n");
  const people = Array.from({ length: 20 }, (_, index) => `Person ${index + 1}`).join("\n");
  const { of, sage } = await seated(await aRoom(), { protocol: "opinion-map", "input.opinion-map.seeds": statements, people });
  const path = /name="path" value="(add[^"]*)"/.exec(await sage.page())?.[1] ?? "add";
  await sage.act("skip", { path });
  const page = await of("Person 1").page();
  expect(page).toMatch(/<input\s+type="radio"[^>]*name="choices\.[\w-]+"[^>]*value="agree"/);
  const item = itemIn(page);
  await of("Person 1").act("vote", { [`choices.${item}`]: "agree" });
  await of("Person 1").act("mine", { path: "vote" });
  expect(of("Person 1").browser.page()).toMatch(new RegExp(`name="choices\\.${item}"\\s+value="agree"\\s+checked`));
});
