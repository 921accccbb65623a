import { expect, test } from "vitest";
import { seated } from "./seated.ts";
import { aRoom } from "./visitor.ts";

const people = ["Cedar", "Birch", "Elm", "Fir", "Rowan", "Hazel", "Ash", "Yew"];

test("a fishbowl in the room: a seat is taken and left by a button, sitters alone can speak, and the team sees how it is shared", async () => {
  const room = await aRoom();
  const { of, sage } = await seated(room, { protocol: "fishbowl", speech: "typed", people: people.join("\n") });
  const [cedar, birch] = [of("Cedar"), of("Birch")];
  expect(await cedar.page()).toContain("Take a seat");
  await cedar.act("floor", { do: "take" });
  expect(await cedar.page()).toContain("Leave my seat");
  expect(await birch.page()).toContain("In the middle: 1 person. 5 seats are free.");

  await cedar.act("say", { words: "The gauges froze in the spring." });
  const refused = await birch.act("say", { words: "And now?" });
  expect(refused.status).toBe(422);
  expect(birch.browser.page()).toContain("You are not in the middle.");
  expect(await birch.page()).toContain("The gauges froze in the spring.");

  const seen = await sage.page();
  expect(seen).toContain("Cedar: nearly all");
  expect(seen).toContain("Birch: nothing yet");
  expect(await birch.page()).not.toContain("How the talk is shared");

  await sage.act("floor", { do: "inviteSilent" });
  expect(await birch.page()).toContain("now is a good moment");
  expect(await cedar.page()).not.toContain("now is a good moment");

  await cedar.act("floor", { do: "stand" });
  expect(await birch.page()).toContain("In the middle: nobody yet.");
});
