import { expect, test } from "vitest";
import { seated } from "./seated.ts";
import { aRoom } from "./visitor.ts";

const rows = (page: string): readonly string[] =>
  (page.split('<section class="sheet">')[1]?.split("</section>")[0] ?? "")
    .split("<li")
    .slice(1)
    .map((row) =>
      row
        .replaceAll(/<[^>]*>|^[^>]*>|\s+/g, " ")
        .replaceAll(/\s+/g, " ")
        .trim(),
    );

test("the console says when the round ends and about when each coming one begins, on the reader's clock", async () => {
  const { sage, of } = await seated(await aRoom(), { protocol: "circle" });
  expect(await sage.page()).toContain("ends 09:10 UTC");
  expect(rows(sage.browser.page()).slice(2)).toEqual([
    "The question, twice round to come, 30 minutes, about 09:10 UTC",
    "Check-out to come, 10 minutes, about 09:40 UTC",
    "Recap to come, about 09:50 UTC",
  ]);
  sage.browser.cookies.set("zone", { path: "/", pair: "zone=Asia/Kathmandu" });
  expect(await sage.page()).toContain("ends 14:55 GMT+5:45");
  expect(await of("Cedar").page()).toContain("Next: The question, twice round, about 09:10 UTC");
});

test("while everything is stopped no time is promised", async () => {
  const { sage, of } = await seated(await aRoom(), { protocol: "circle" });
  await sage.act("pause");
  expect(await sage.page()).not.toMatch(/ends \d|about \d/);
  expect(await of("Cedar").page()).toMatch(/Next: The question, twice round\s*</);
});
