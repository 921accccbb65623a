import { expect, test } from "vitest";
import { withoutTables } from "../../../adapters/discord/render/markdown.ts";

test("rows of a table are lines of a list, and a ruler is nothing", () => {
  const given = [
    "# Title",
    "",
    "| Place | Idea | Points | Voters |",
    "| --- | --- | --- | --- |",
    String.raw`| 1 | Read \| write | 35 | 7 |`,
    "| – | Wait | 0 | 0 |",
    "",
    "---",
    "",
    "*End*",
    "",
  ].join("\n");
  expect(withoutTables(given)).toBe(
    ["# Title", "", String.raw`- 1 · Read \| write (Points: 35, Voters: 7)`, "- – · Wait (Points: 0, Voters: 0)", "", "*End*", ""].join(
      "\n",
    ),
  );
});
