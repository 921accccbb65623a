import { expect, test } from "vitest";
import { aTable, aWorld, everybodyIn, must, next, type Sitting, type Table, type World } from "../support/world.ts";

const SIX = [{ names: ["Cedar", "Birch", "Fir", "Elm", "Oak", "Ash"] }];

async function writing(world: World, names = SIX): Promise<Table> {
  const table = await aTable(world, "ngt", {}, names);
  await everybodyIn(table);
  await next(world, table);
  return table;
}

const write = (who: Sitting, text: string, key = `key-of-${who.name}`): Promise<unknown> =>
  must(who.do({ do: "seal", path: null, act: { do: "write", key, text }, said: "collect.received" }));

const boxOf = async (world: World, table: Table): Promise<string> =>
  Object.keys((await world.engine.state(table.session))?.boxes ?? {})[0] ?? "";

test("a nominal group goes from the terms to a cleared ranked list", async () => {
  const world = await aWorld();
  const table = await writing(world);
  for (const voice of table.voices) await write(voice, `The idea that ${voice.name.length} letters gave`, `key-${voice.name}-1`);
  for (let step = 0; step < 20 && (await table.facilitator.page()).status === "running"; step++) {
    const round = await table.facilitator.round();
    if (round.kind === "judge") for (const voice of table.voices) await vote(voice);
    if (round.phase === "clear")
      for (const voice of table.voices) await must(voice.do({ do: "seal", path: null, act: { objects: [] }, said: "collect.received" }));
    else await next(world, table);
    await world.pass(1_000);
  }
  const page = await (table.voices[0] as Sitting).page();
  expect(page.status).toBe("ended");
  const recap = await world.engine.artefact((table.voices[0] as Sitting).caller, page.artefacts[0]?.path ?? ("" as never), "markdown");
  expect(recap).toContain("| 1 |");
  for (const voice of table.voices) expect(recap).not.toMatch(new RegExp(`\\b${voice.name}\\b`));
});

async function vote(voice: Sitting): Promise<void> {
  const form = (await voice.round()).card.blocks.find((block) => block.is === "form");
  const field = form?.is === "form" ? form.fields[0] : undefined;
  if (field?.is !== "ranking") throw new Error("no ballot");
  await must(
    voice.do({
      do: "seal",
      path: null,
      act: { ballot: { ranking: field.options.slice(0, 5).map((option) => option.value) } },
      said: "judge.received",
    }),
  );
}

test("four writers: extended once, then held, and the words can only be asked for again or dropped, unread", async () => {
  const world = await aWorld();
  const table = await writing(world);
  for (const voice of table.voices.slice(0, 4)) await write(voice, "Words that must stay unread");
  await next(world, table);
  expect(await table.facilitator.round()).toMatchObject({ stage: "open", phase: "write" });
  await next(world, table);
  expect(await table.facilitator.round()).toMatchObject({ stage: "held", heldFor: "tooFew" });
  const proceed = await table.facilitator.do({ do: "decide", command: { type: "proceed", path: null } });
  expect(proceed).toMatchObject({ ok: false, reason: "refuse.staysShut" });
  const old = await boxOf(world, table);
  await must(table.facilitator.do({ do: "decide", command: { type: "askAgain", path: null } }));
  await world.pass(10);
  expect(await boxOf(world, table)).not.toBe(old);
  expect(await world.store.box(old as never)).toBeNull();
  await must(table.facilitator.do({ do: "decide", command: { type: "pause", path: null } }));
  const page = JSON.stringify(await table.facilitator.page());
  expect(page).not.toContain("must stay unread");
});

test("nothing moves when somebody submits: no event, no version, no timer", async () => {
  const world = await aWorld();
  const table = await writing(world);
  const before = await world.store.version(table.session);
  const seen = JSON.stringify(await table.facilitator.page());
  await write(table.voices[0] as Sitting, "A quiet word");
  expect(await world.store.version(table.session)).toBe(before);
  expect(JSON.stringify(await table.facilitator.page())).toBe(seen);
});

test("a double click, a resent form and the back button are one effect", async () => {
  const world = await aWorld();
  const table = await writing(world);
  const cedar = table.voices[0] as Sitting;
  await Promise.all([write(cedar, "Once", "same-key-1"), write(cedar, "Once", "same-key-1")]);
  await write(cedar, "Once", "same-key-1");
  expect(JSON.stringify((await cedar.page(true)).now)).toMatch(/Your card\b/);
  await must(cedar.do({ do: "seal", path: null, act: { do: "withdraw", key: "same-key-1" }, said: "collect.withdrawn" }));
  const resent = await cedar.do({
    do: "seal",
    path: null,
    act: { do: "write", key: "same-key-1", text: "Once" },
    said: "collect.received",
  });
  expect(resent).toMatchObject({ ok: false, reason: "collect.refuse.withdrawn", returned: { text: "Once" } });
});

test("one's own words come back only when asked for", async () => {
  const world = await aWorld();
  const table = await writing(world);
  const cedar = table.voices[0] as Sitting;
  await write(cedar, "My own plain words");
  expect(JSON.stringify(await cedar.page())).not.toContain("My own plain words");
  expect(JSON.stringify(await cedar.page(true))).toContain("My own plain words");
  expect(JSON.stringify(await (table.voices[1] as Sitting).page(true))).not.toContain("My own plain words");
});

test("the box and its key are gone once the list is released, and no stored link to an author is left", async () => {
  const world = await aWorld();
  const table = await writing(world);
  for (const voice of table.voices) await write(voice, `Idea ${voice.name.length}`, `key-${voice.name}-1`);
  const box = await boxOf(world, table);
  const keys = await world.keys.list();
  await next(world, table);
  expect(await world.store.box(box as never)).toBeNull();
  expect(await world.store.entries(box as never)).toEqual([]);
  const state = await world.engine.state(table.session);
  expect(Object.values(state?.items ?? {}).length).toBe(6);
  expect((await world.keys.list()).length).toBe(keys.length - 1);
});

test("next can be undone for ten seconds, and not after", async () => {
  const world = await aWorld();
  const table = await writing(world);
  await must(table.facilitator.do({ do: "decide", command: { type: "next", path: null } }));
  await world.pass(9_000);
  await must(table.facilitator.do({ do: "decide", command: { type: "undoNext", path: null } }));
  await world.pass(60_000);
  expect((await table.facilitator.round()).phase).toBe("write");
  await must(table.facilitator.do({ do: "decide", command: { type: "next", path: null } }));
  await world.pass(11_000);
  expect(await table.facilitator.do({ do: "decide", command: { type: "undoNext", path: null } })).toMatchObject({
    ok: false,
    reason: "refuse.tooLateToUndo",
  });
});

test("while paused the clock stands and words are handed back", async () => {
  const world = await aWorld();
  const table = await writing(world);
  const cedar = table.voices[0] as Sitting;
  await must(table.facilitator.do({ do: "decide", command: { type: "pause", path: null } }));
  await world.pass(3_600_000);
  const refused = await cedar.do({
    do: "seal",
    path: null,
    act: { do: "write", key: "key-12345", text: "Mine" },
    said: "collect.received",
  });
  expect(refused).toMatchObject({ ok: false, reason: "refuse.paused", returned: { text: "Mine" } });
  await must(table.facilitator.do({ do: "decide", command: { type: "resume", path: null } }));
  await write(cedar, "Mine");
});

test("nobody acts before accepting the terms, and a latecomer passes the same gate into the open round", async () => {
  const world = await aWorld();
  const table = await aTable(world, "ngt", {}, [{ names: ["Cedar", "Birch", "Fir", "Elm", "Oak", "Ash"] }]);
  const late = table.voices[5] as Sitting;
  await everybodyIn({ ...table, voices: table.voices.slice(0, 5) });
  await next(world, table);
  const act = { do: "seal", path: null, act: { do: "write", key: "key-12345", text: "A late word" }, said: "collect.received" } as const;
  expect(await late.do(act)).toMatchObject({ ok: false, reason: "refuse.notInRoom" });
  await must(late.do({ do: "decide", command: { type: "join" } }));
  expect(await late.do(act)).toMatchObject({ ok: false, reason: "refuse.termsFirst" });
  await must(late.do({ do: "decide", command: { type: "acceptTerms", version: (await late.page()).terms?.version ?? 0 } }));
  await must(late.do(act));
});

test("names, telephone numbers and overlong words are handed back before anything is stored", async () => {
  const world = await aWorld();
  const table = await writing(world);
  const cedar = table.voices[0] as Sitting;
  const send = (text: string, confirmed = false): Promise<unknown> =>
    cedar.do({ do: "seal", path: null, act: { do: "write", key: "key-12345", text }, said: "collect.received" }, confirmed);
  expect(await send("Call +000 555 0142 tonight")).toMatchObject({ ok: false, reason: "safety.phone" });
  expect(await send("It was Birch who said so")).toMatchObject({ ok: false, reason: "safety.nameWord" });
  expect(await send("x".repeat(281))).toMatchObject({ ok: false, reason: "safety.tooLong" });
  expect(await send("turned \u202Earound")).toMatchObject({ ok: false, reason: "safety.bidi" });
  const box = await boxOf(world, table);
  expect(await world.store.entries(box as never)).toEqual([]);
});

test("a session that is erased without anything released leaves no key at all", async () => {
  const world = await aWorld();
  const table = await writing(world);
  await must(table.facilitator.do({ do: "decide", command: { type: "close" } }));
  await world.pass(73 * 3_600_000);
  expect((await world.engine.state(table.session))?.status).toBe("destroyed");
  expect(await world.keys.list()).toEqual([]);
  expect(await world.store.roster(table.session)).toEqual([]);
  expect(await world.engine.page(table.facilitator.caller, { mine: false })).toMatchObject({ reason: "refuse.destroyed" });
});

test("four who pass do not hide the one who ranked", async () => {
  const world = await aWorld();
  const table = await writing(world);
  for (const voice of table.voices) await write(voice, `Idea ${voice.name.length}`, `key-${voice.name}-1`);
  for (let step = 0; step < 4 && (await table.facilitator.round()).kind !== "judge"; step++) await next(world, table);
  for (const voice of table.voices.slice(1))
    await must(voice.do({ do: "seal", path: null, act: { ballot: { pass: true } }, said: "judge.received" }));
  await vote(table.voices[0] as Sitting);
  await next(world, table);
  await next(world, table);
  expect(await table.facilitator.round()).toMatchObject({ stage: "held", heldFor: "tooFew" });
});
