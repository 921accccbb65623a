import { expect, test } from "vitest";
import { seated } from "./seated.ts";
import { aRoom } from "./visitor.ts";

const TAP = /name="what" value="temperature"/;

test("“How are we?” is offered from eight on; below, with the reason why not", async () => {
  const six = await seated(await aRoom());
  expect(await six.sage.page()).not.toMatch(TAP);
  expect(await six.sage.page()).toContain("opens only from 8 answers, so that nobody is known by theirs. 6 people could answer now.");
  const refused = await six.sage.act("insert", { what: "temperature" });
  expect(refused.status).toBe(409);
  expect(six.sage.browser.page()).toMatch(/role="alert">\s*<p>“How are we\?” opens only from 8 answers/);

  const people = ["Cedar", "Birch", "Elm", "Fir", "Rowan", "Hazel", "Ash", "Yew"];
  const eight = await seated(await aRoom(), { people: people.join("\n") });
  expect(await eight.sage.page()).toMatch(TAP);
  await eight.sage.act("insert", { what: "temperature" });
  expect(await eight.of("Yew").page()).toContain("How are we?");
});
