import { expect, test } from "vitest";
import { seated } from "./seated.ts";
import { aRoom } from "./visitor.ts";

const LIVE_TURN = /Now: \w+ \(<span class="time" data-left="(\d+)">(\d+) seconds<\/span>\)\./;

async function inACircle() {
  const room = await aRoom();
  return { room, ...(await seated(room, { protocol: "circle" })) };
}

test("the turn's own clock runs, for the team, on the stage, and for whoever has the floor", async () => {
  const { sage, of } = await inACircle();
  const page = await sage.page();
  const [, left, seconds] = LIVE_TURN.exec(page) ?? [];
  expect(Number(left)).toBe(Number(seconds) * 1000);
  const holder = /Now: (\w+) \(/.exec(page)?.[1] ?? "";
  expect(await of(holder).page()).toMatch(/<p class="notice">It is your turn \(<span class="time" data-left="\d+">\d+ seconds<\/span>\)\./);
  await sage.browser.go(`/r/${sage.seat}/stage`);
  expect(sage.browser.page().replaceAll(/[\u2066-\u2069]/g, "")).toMatch(LIVE_TURN);
});

test("while everything is stopped the turn's clock is said and does not run", async () => {
  const { sage } = await inACircle();
  await sage.act("pause");
  expect(await sage.page()).toMatch(/Now: \w+ \(\d+ seconds\)\./);
});

test("what leads the turn stands above Next, once, with how many have not had theirs", async () => {
  const { sage } = await inACircle();
  const page = await sage.page();
  const at = (words: string): number => page.indexOf(words);
  for (const words of ["This turn is over", "Skip: not there", "Pass for this person"]) {
    expect(page.split(`${words}</button>`)).toHaveLength(2);
    expect(at(words)).toBeLessThan(at(">Next: "));
  }
  expect(page).toContain("5 people have not had a turn yet.");
  await sage.act("floor", { do: "done", path: "checkin" });
  expect(await sage.page()).toContain("4 people have not had a turn yet.");
});
