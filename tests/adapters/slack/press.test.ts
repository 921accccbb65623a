import { expect, test } from "vitest";
import { read, write } from "../../../adapters/slack/press.ts";

const session = "s-123456789012345678901" as never;

test("what a button says is read as it was written", () => {
  for (const press of [
    { session, does: "page" },
    { session, does: "form", command: "idea", path: "a/b[2]/c" as never, args: { key: "k" } },
    { session, does: "more", leaf: 3 },
    { does: "plan" },
  ] as const)
    expect(read(write(press))).toEqual(press);
});

test.each([undefined, null, 7, "", "{", "[]", "{}", '{"s":"x","d":"steal"}', '{"s":"x","d":"do","z":1}', `"${"x".repeat(4_000)}"`])(
  "what is none of ours is nothing: %j",
  (given) => expect(read(given)).toBeNull(),
);
