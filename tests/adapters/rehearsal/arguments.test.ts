import { expect, test } from "vitest";
import { readArguments } from "../../../adapters/rehearsal/arguments.ts";
import { aWorld } from "../../support/world.ts";

const { library } = await aWorld();

test.each([
  [[], /^Give --protocol or --scenario\./],
  [["--protocol", "ngt", "--scenario", "x.json"], /^Give --protocol or --scenario\./],
  [["--protocols", "ngt"], /^Unknown option '--protocols'/],
  [["--protocol", "nope"], /^There is no protocol nope\. There are: .*ngt/],
  [["--protocol", "ngt", "--people", "four"], /^--people four: give a whole number from 5 to 15 for ngt\.$/],
  [["--protocol", "ngt", "--people", "7.5"], /^--people 7\.5: give a whole number from 5 to 15 for ngt\.$/],
  [["--protocol", "ngt", "--people", "16"], /^--people 16: give a whole number from 5 to 15 for ngt\.$/],
  [["--protocol", "gradients", "--people", "40"], /^--people 40: give a whole number from 5 to 24 for gradients\.$/],
  [["--protocol", "ngt", "--seed", "x"], /^--seed x: give a whole number from 0 to 4294967295\.$/],
  [["--protocol", "ngt", "--store", "--faster", "0"], /^--faster 0: give a whole number from 1 to 100000\.$/],
  [["--protocol", "ngt", "--faster", "2"], /^--faster goes with --store/],
  [["--protocol", "ngt", "--json"], /^--json goes with --scenario/],
  [["--scenario", "x.json", "--people", "8"], /^--people and --out go with --protocol/],
] as const)("%j can not be rehearsed", (given, sentence) => {
  expect(readArguments(given, library)).toEqual({ ok: false, wrong: expect.stringMatching(sentence) as string });
});

test("what is not said is a small group in memory", () => {
  expect(readArguments(["--protocol", "ngt"], library)).toEqual({
    ok: true,
    asked: { is: "protocol", protocol: "ngt", people: 8, out: "rehearsals", seed: 1, store: null },
  });
  expect(readArguments(["--scenario", "x.json", "--store", "--faster", "50"], library)).toEqual({
    ok: true,
    asked: { is: "scenario", file: "x.json", json: false, seed: 1, store: { faster: 50 } },
  });
});
