import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { NAMES } from "../../adapters/rehearsal/invented.ts";
import { rehearse } from "../../adapters/rehearsal/rehearse.ts";
import type { Path } from "../../src/model/ids.ts";
import type { Output, Session } from "../../src/model/session.ts";
import type { Protocol } from "../../src/model/vocabulary.ts";
import { rounds } from "../../src/protocol/walk.ts";
import { stepAt } from "../../src/session/paths.ts";
import { aWorld } from "../support/world.ts";

/** Invented people choose by chance; more seeds by PARLEY_SEEDS, up to so many. */
const SEEDS = Math.min(10, Number(process.env["PARLEY_SEEDS"] ?? 3));
const PEOPLE = 8;

const library = (await aWorld()).library;
const played = library.protocols().flatMap(({ id }) => {
  const protocol = library.protocol(id) as Protocol;
  return protocol.modes.map((mode) => ({ id, mode, protocol }));
});

test("all protocols are played", () => {
  const files = readdirSync(new URL("../../protocols", import.meta.url)).filter(
    (name) => name.endsWith(".json") && name !== "protocol.schema.json",
  );
  expect(new Set(played.map(({ id }) => `${id}.json`))).toEqual(new Set(files));
});

test.each(played)(
  "$id, $mode: it ends, all it makes is released, nothing stays shut, nobody is refused or named",
  async (each) => {
    for (let seed = 1; seed <= SEEDS; seed++) {
      const { state, files, refused } = await rehearsed(each, seed);
      const seen = `${each.id}, ${each.mode}, seed ${seed}`;
      expect(state.status, seen).toBe("ended");
      const reports = rounds(each.protocol.steps).filter(({ step }) => step.kind === "report");
      expect(released(state), seen).toHaveLength(reports.length);
      expect(Object.keys(files), seen).toHaveLength(2 * reports.length);
      expect(shut(state), seen).toEqual([]);
      expect(refused, seen).toEqual([]);
      for (const file of Object.values(files)) expect(named(file), seen).toEqual([]);
    }
  },
  120_000,
);

async function rehearsed({ id, mode, protocol }: (typeof played)[number], seed: number) {
  const world = await aWorld({ seed });
  const act: typeof world.engine.act = (...given) => world.engine.act(...given);
  const refused = new Set<string>();
  const engine = {
    ...world.engine,
    act: async (...given: Parameters<typeof act>) => {
      const answer = await act(...given);
      const command = given[1].do === "decide" ? given[1].command.type : given[1].do;
      // What has no end by hand is tried, and goes on by itself.
      if (!answer.ok && command !== "next") refused.add(`${command}: ${answer.reason}`);
      return answer;
    },
  };
  const people = Math.min(Math.max(PEOPLE, protocol.size.min), protocol.size.max);
  const done = await rehearse({ ...world, engine }, id, people, () => {}, mode);
  if (!done.ok) throw new Error(`${id}, ${mode}, seed ${seed}: ${done.faults.join("\n")}`);
  return { state: (await world.engine.state(done.session)) as Session, files: done.files, refused: [...refused] };
}

const outputs = ({ outputs }: Session): readonly [Path, Output][] => Object.entries(outputs) as [Path, Output][];

const released = (state: Session): readonly Path[] =>
  outputs(state).flatMap(([path, { kind, figures }]) => (kind === "report" && figures !== null ? [path] : []));

/** Rounds that people filled in private, and nothing came out of. What each writes for themselves stays shut. */
const shut = (state: Session): readonly Path[] =>
  outputs(state).flatMap(([path, { kind, items, figures }]) => {
    const spec = stepAt(state.plan, path);
    const isShut =
      (spec.kind === "collect" && spec.reveal !== "never" && spec.reveal !== "byConsent" && items.length === 0) ||
      (["judge", "relate", "pulse"].includes(kind) && figures === null);
    return isShut ? [path] : [];
  });

const named = (text: string): readonly string[] => NAMES.filter((name) => new RegExp(`\\b${name}\\b`).test(text));
