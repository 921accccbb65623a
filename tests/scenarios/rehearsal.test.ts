import { expect, test } from "vitest";
import { rehearse } from "../../adapters/rehearsal/rehearse.ts";
import { aWorld } from "../support/world.ts";

test.each(["ngt", "circle", "one-two-four-all"])("%s can be rehearsed from the terms to the cleared artefact", async (protocol) => {
  const told: string[] = [];
  const done = await rehearse(await aWorld({ seed: 4 }), protocol, 9, (line) => told.push(line));
  if (!done.ok) throw new Error(done.faults.join("\n"));
  expect(Object.keys(done.files)).toEqual(["recap.md", "recap.html"]);
  expect(done.files["recap.md"]).toContain("9 voices took part.");
  expect(done.files["recap.html"]).toMatch(/^<!doctype html>/);
  for (const name of ["Cedar", "Birch", "Elm", "Rowan"]) expect(done.files["recap.md"]).not.toMatch(new RegExp(`\\b${name}\\b`));
  expect(told.length).toBeGreaterThan(4);
});

test("a protocol that is not there is named, with those that are", async () => {
  const done = await rehearse(await aWorld(), "nope", 9, () => {});
  expect(done).toMatchObject({ ok: false, faults: [expect.stringContaining("ngt")] });
});
