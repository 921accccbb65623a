import { expect, test } from "vitest";
import { seated } from "./seated.ts";
import { aRoom } from "./visitor.ts";

const LOCKED = "The room is locked. Nothing can be sent.";

/** Something was written and released, and the round after it is going on. */
async function afterARelease() {
  const room = await aRoom();
  const table = await seated(room);
  for (const [index, name] of ["Cedar", "Birch", "Elm", "Fir", "Rowan", "Hazel"].entries())
    await table.of(name).act("idea", { key: `my-own-key-123456789${index}`, words: `Thought of number ${index}` });
  await table.next();
  await table.next();
  return table;
}

test("during a lockdown nobody but the team sees what was released or what is open", async () => {
  const { of, sage } = await afterARelease();
  const cedar = of("Cedar");
  expect(await cedar.page()).toContain("Thought of number 3");
  await sage.act("lockdown");
  const page = await cedar.page();
  expect(page).toContain(LOCKED);
  expect(page).not.toContain("Thought of number 3");
  expect(page).not.toContain("We have stopped.");
  expect(await sage.page()).toContain("Thought of number 3");
  expect(await sage.page()).toContain("Two of the team lift it together.");
  await sage.browser.go(`/r/${sage.seat}/stage`);
  expect(sage.browser.page()).toContain(LOCKED);
  expect(sage.browser.page()).not.toContain("Thought of number 3");
  await sage.act("unlock");
  expect(await cedar.page()).toContain("Thought of number 3");
});

test("during a lockdown the team still announces, and people still write to it", async () => {
  const { of, sage } = await afterARelease();
  const cedar = of("Cedar");
  await sage.act("lockdown");
  expect((await sage.act("announce", { side: "", words: "Stay where you are" })).status).toBe(200);
  expect(await cedar.page()).toContain("Stay where you are");
  const person = /name="person" value="([^"]+)"/.exec(await cedar.page())?.[1] ?? "";
  expect((await cedar.act("tell", { person, words: "I am safe" })).status).toBe(200);
  expect(await sage.page()).toContain("I am safe");
});
