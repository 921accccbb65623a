import { expect, test } from "vitest";
import { optionsOf as chatOptions } from "../../adapters/chat/receive/options.ts";
import { optionsOf as webOptions } from "../../adapters/web/receive/fields.ts";
import { vote } from "../../commands/vote.ts";

const doors: readonly [string, typeof webOptions][] = [
  ["the browser", webOptions],
  ["a chat platform", (fields) => chatOptions(fields, {})],
];
const ballot = (options: Readonly<Record<string, unknown>>): unknown => vote.run(vote.options.parse(options));

test.each(doors)("pairs of a form in %s are one act, and what was left out is left out", (_, optionsOf) => {
  const fields = new Map([
    ["of", ["pairs"]],
    ["pair.0-11", ["yes"]],
    ["pair.11-0", ["no"]],
    ["pair.2-3", [""]],
    ["pair.more", ["yes"]],
  ]);
  expect(ballot(optionsOf(fields))).toMatchObject({ do: "seal", act: { answers: { "0-11": "yes", "11-0": "no" } } });
});

test.each(doors)("questions that are supported are a list in %s, also where none is ticked", (_, optionsOf) => {
  expect(ballot(optionsOf(new Map([["of", ["questions"]]])))).toMatchObject({ act: { votes: [] } });
  const two = new Map([
    ["of", ["questions"]],
    ["votes", ["q1", "q2"]],
  ]);
  expect(ballot(optionsOf(two))).toMatchObject({ act: { votes: ["q1", "q2"] } });
});
