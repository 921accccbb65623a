import { expect, test } from "vitest";
import { readLinkArguments } from "../../src/cli/link-arguments.ts";

test("without an option it is for the host", () => {
  expect(readLinkArguments([])).toEqual({ ok: true, for: "host" });
});

test.each([[["--facilitator", "4821-9307"]], [["--facilitator=4821-9307"]], [["4821-9307", "--facilitator"]]])(
  "the option before or behind the number: %j",
  (given) => {
    expect(readLinkArguments(given)).toEqual({ ok: true, for: "lead", number: "4821-9307" });
  },
);

test("a number with a space", () => {
  expect(readLinkArguments(["--facilitator", "4821", "9307"])).toEqual({ ok: true, for: "lead", number: "48219307" });
});

test("the option alone asks which there are", () => {
  expect(readLinkArguments(["--facilitator"])).toEqual({ ok: true, for: "lead", number: "" });
});

test("a group that meets again is meant by its own option", () => {
  expect(readLinkArguments(["--group", "4821-9307"])).toEqual({ ok: true, for: "group", number: "4821-9307" });
  expect(readLinkArguments(["--group"])).toEqual({ ok: true, for: "group", number: "" });
});

test.each([
  [["--facilitators", "1"], "There is no option --facilitators."],
  [["1", "--all"], "There is no option --all."],
  [["-f", "1"], "There is no option -f."],
  [["4821-9307"], "For whom? npx parley link --facilitator 4821-9307"],
  [["--facilitator", "--all"], "--all is no number of a conversation: those look like 4821-9307."],
  [["--facilitator", "Lena"], "Lena is no number of a conversation: those look like 4821-9307."],
])("%j is refused", (given, fault) => {
  expect(readLinkArguments(given)).toEqual({ ok: false, fault });
});
