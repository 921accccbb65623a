import { describe, expect, test } from "vitest";
import { rehearse, type Trouble } from "../../adapters/rehearsal/rehearse.ts";
import { send } from "../../adapters/rehearsal/player.ts";
import { createEngine } from "../../src/engine/engine.ts";
import { createMemory } from "../../src/engine/memory.ts";
import type { Path } from "../../src/model/ids.ts";
import type { Output, Session } from "../../src/model/session.ts";
import type { Mode, Protocol } from "../../src/model/vocabulary.ts";
import { aWorld, type World } from "../support/world.ts";

const library = (await aWorld()).library;
const all = library.protocols().map(({ id }) => library.protocol(id) as Protocol);
const withSides = all.filter(({ needs }) => (needs?.sides ?? 0) > 0).map(({ id }) => id);
const first = all.map(({ id, modes: [mode] }) => [id, mode as Mode] as const);

/** Each with something that waits: for a facilitator, for a side, for a pass, for a batch. */
const waiting = first.filter(([id]) => ["ngt", "shuttle", "single-text", "delphi", "sdd", "cbm-builder"].includes(id));

const HOUR_MS = 3_600_000;
const WEEK_MS = 7 * 24 * HOUR_MS;

interface Played {
  readonly state: Session;
  readonly files: Readonly<Record<string, string>>;
  readonly logged: readonly string[];
}

async function played(world: World, id: string, mode: Mode | undefined, trouble: Trouble): Promise<Played> {
  const { size } = library.protocol(id) as Protocol;
  const done = await rehearse(world, id, Math.min(Math.max(8, size.min), size.max), () => {}, mode, trouble);
  if (!done.ok) throw new Error(done.faults.join("\n"));
  const logged = world.logged.filter((line) => !/^(settled|destroyed)/.test(line));
  return { state: (await world.engine.state(done.session)) as Session, files: done.files, logged };
}

const outputs = ({ outputs: left }: Session): readonly [Path, Output][] => Object.entries(left) as [Path, Output][];
const reports = (state: Session): readonly Output[] => outputs(state).flatMap(([, output]) => (output.kind === "report" ? [output] : []));

describe("nobody writes, votes, reads or says anything", () => {
  test.each(first)("%s, %s: it ends, nothing is made up, and nothing failed", async (id, mode) => {
    const { state, logged } = await played(await aWorld(), id, mode, { acts: () => [] });
    expect(state.status).toBe("ended");
    expect(logged).toEqual([]);
    const written = outputs(state).filter(([, { kind, items }]) => kind === "collect" && items.length > 0);
    expect(written).toEqual([]);
  });
});

describe("everybody passes wherever that is offered", () => {
  test.each(first)("%s, %s: it ends, and nothing failed", async (id, mode) => {
    const acts: Trouble["acts"] = ({ card, path }) =>
      card.blocks.flatMap((block) =>
        block.is === "button" && (block.command === "pass" || block.args["pass"] !== undefined)
          ? (send(block.command, path, block.args) ?? [])
          : [],
      );
    const { state, logged } = await played(await aWorld(), id, mode, { acts });
    expect(state.status).toBe("ended");
    expect(logged).toEqual([]);
    for (const [, { kind, figures }] of outputs(state)) {
      const rows = kind === "judge" && figures !== null ? (figures as { rows: readonly { reached?: boolean }[] }).rows : [];
      expect(rows.filter(({ reached }) => reached === true)).toEqual([]);
    }
  });
});

describe("everybody of one side leaves", () => {
  test.each(withSides.flatMap((id) => [0, 3, 8].map((at) => [id, at] as const)))("%s, at step %i: it ends", async (id, at) => {
    const befalls: Trouble["befalls"] = async (table, step) => {
      if (step !== at) return;
      for (const voice of table.voices.filter((_, index) => index % 2 === 1))
        await voice.do({ do: "decide", command: { type: "leave" } }, true);
    };
    const { state, logged } = await played(await aWorld(), id, undefined, { befalls });
    expect(state.status).toBe("ended");
    expect(logged).toEqual([]);
    // What each side has to clear does not leave the room without one of them.
    const mustClear = JSON.stringify(library.protocol(id)).includes("perPartyClearance");
    if (mustClear) expect(reports(state).map(({ figures }) => figures)).toContain(null);
  });
});

describe("a clock jumps", () => {
  test.each(waiting)("%s, %s: forward a week in the middle, and what was due meanwhile is done once", async (id, mode) => {
    const world = await aWorld();
    const befalls: Trouble["befalls"] = async (_, step) => {
      if (step === 4) world.clock.advanceTo(world.clock.now() + WEEK_MS);
    };
    const { state, logged } = await played(world, id, mode, { befalls });
    expect(state.status).toBe("ended");
    expect(logged).toEqual([]);
    for (const { figures } of reports(state)) expect(figures).not.toBeNull();
  });

  test.each(waiting)("%s, %s: backward an hour, and all goes on an hour later", async (id, mode) => {
    const world = await aWorld();
    let backMs = 0;
    const parts = { ...world.parts, memory: createMemory(), clock: { now: () => world.clock.now() - backMs } };
    const engine = createEngine(parts, []);
    await world.queue.work(engine.handlers);
    const until: World["until"] = (isSo, withinMs) => world.until(isSo, withinMs + 2 * HOUR_MS);
    const befalls: Trouble["befalls"] = async (_, step) => {
      if (step === 4) backMs = HOUR_MS;
    };
    const { state, logged } = await played({ ...world, engine, parts, until }, id, mode, { befalls });
    expect(state.status).toBe("ended");
    expect(logged).toEqual([]);
    for (const { figures } of reports(state)) expect(figures).not.toBeNull();
  });
});

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

test.each([
  ["single-text", "draft"],
  ["single-text", "gate"],
  ["shuttle", "gate"],
  ["gradients", "organise"],
])("%s: whoever leads vanishes in a %s that waits for them: all is held, and goes on when they are back", async (id, kind) => {
  const world = await aWorld();
  const { presence } = world.engine;
  const status: (string | undefined)[] = [];
  const befalls: Trouble["befalls"] = async ({ session, facilitator, voices }) => {
    const { now } = await facilitator.page();
    if (status.length > 0 || now[0]?.kind !== kind || now[0].phase === "consent") return;
    for (const each of [facilitator, ...voices]) presence.here(session, each.person);
    await settle();
    presence.gone(session, facilitator.person);
    await settle();
    await world.pass(4 * 60_000);
    status.push((await world.engine.state(session))?.status);
    await facilitator.do({ do: "decide", command: { type: "resume", path: null } });
    presence.here(session, facilitator.person);
    await settle();
    status.push((await world.engine.state(session))?.status);
  };
  const { state } = await played(world, id, "live", { befalls });
  expect(status).toEqual(["held", "running"]);
  expect(state.status).toBe("ended");
});
