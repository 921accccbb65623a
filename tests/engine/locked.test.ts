import { expect, test } from "vitest";
import type { Path } from "../../src/model/ids.ts";
import { aWorld, must } from "../support/world.ts";
import { clear, clearing } from "./finished.ts";

const skips = (page: { team: { controls: readonly { is: string }[] } | null }): readonly string[] =>
  (page.team?.controls ?? []).flatMap((each) => ("command" in each && each.command === "skip" ? ["skip"] : []));

test("nobody is offered to leave out the clearance that was promised", async () => {
  const world = await aWorld();
  const table = await clearing(world);
  const page = await world.engine.page(table.facilitator.caller, { mine: false });
  if ("reason" in page) throw new Error(page.reason);
  expect(page.now[0]?.phase).toBe("clear");
  expect(skips(page)).toEqual([]);
  await must(table.facilitator.do({ do: "decide", command: { type: "pause", path: null } }));
  const paused = await world.engine.page(table.facilitator.caller, { mine: false });
  expect("reason" in paused ? null : [paused.now[0]?.stage, skips(paused)]).toEqual(["paused", []]);
});

test("what is released can not be fetched by anybody but the team while the room is locked", async () => {
  const world = await aWorld();
  const table = await clearing(world);
  await clear(table);
  await world.pass(10_000);
  const path = "out-rankedList" as Path;
  const [voice] = table.voices;
  if (!voice) throw new Error("nobody is here");
  expect(await world.engine.artefact(voice.caller, path, "markdown")).not.toBeNull();
  // What is released comes last in this method; a lockdown after a release in the middle is the same state.
  const ended = await world.engine.state(table.session);
  if (!ended) throw new Error("it is gone");
  world.parts.memory.forget(table.session);
  world.parts.memory.keep({ ...ended, status: "locked" });
  expect(await world.engine.artefact(voice.caller, path, "markdown")).toBeNull();
  expect(await world.engine.artefact(table.facilitator.caller, path, "markdown")).not.toBeNull();
  expect(await world.engine.roomPage(table.session, { locale: "en" })).toMatchObject({
    status: "locked",
    results: [],
    artefacts: [],
    now: [],
  });
});
