import { expect, test } from "vitest";
import { must, next, type Sitting } from "../support/world.ts";
import { aTalkOver, begun, sends } from "./planned.ts";

const offers = {
  kind: "collect",
  id: "offers",
  title: "Offers",
  who: { roles: "voices" },
  attribution: "named",
  reveal: "live",
  timing: { live: 10, async: null },
  each: { min: 0, max: 2, chars: 200 },
  show: "own",
  withdrawUntil: "report",
};
const talk = aTalkOver("offers");

test("a card is on everybody's page as soon as it is sent, is changed and withdrawn there, and leaves no words behind", async () => {
  const { world, table } = await begun([offers, talk], {});
  const [cedar, birch, fir] = table.voices as readonly [Sitting, Sitting, Sitting, ...Sitting[]];
  const seen = async (who: Sitting) => JSON.stringify(await who.page());
  const { path } = await cedar.round();
  await sends(cedar, "idea", () => ["We could read the gauges together."]);
  for (const who of [table.facilitator, cedar, birch]) expect(await seen(who)).toContain("We could read the gauges together.");
  expect(await seen(birch)).toContain("Cedar");

  // The form that stands on one's own page carries the words, to be changed.
  const [own] = (await cedar.round()).card.blocks.filter((block) => block.is === "form").slice(1);
  if (own?.is !== "form") throw new Error("no card of one's own");
  const key = String(own.args["key"]);
  const send = (act: object) => cedar.do({ do: "seal", path, act: { key, ...act }, said: "collect.received" });
  await must(send({ do: "write", text: "We could read them on the same day." }));
  expect(await seen(birch)).toContain("We could read them on the same day.");
  expect(await seen(birch)).not.toContain("We could read the gauges together.");

  await sends(birch, "idea", () => ["The offices could share a page."]);
  await must(send({ do: "withdraw" }));
  for (const who of [table.facilitator, cedar, fir]) expect(await seen(who)).not.toContain("on the same day");
  expect(await fir.do({ do: "seal", path, act: { do: "withdraw", key: "not-there-1" }, said: "collect.withdrawn" })).toMatchObject({
    ok: true,
  });

  await next(world, table);
  expect(await fir.round()).toMatchObject({ kind: "talk" });
  expect(await seen(fir)).toContain("The offices could share a page.");
  expect(await seen(fir)).not.toContain("on the same day");
});

test("who does not take part, and what can not be shown, is refused as in a sealed round", async () => {
  const { table } = await begun([offers, talk], {});
  const [cedar] = table.voices as readonly [Sitting, ...Sitting[]];
  const { path } = await cedar.round();
  const write = (text: string) => ({ do: "seal", path, act: { do: "write", key: "form-0001", text }, said: "collect.received" }) as const;
  expect(await table.facilitator.do(write("From the team"))).toMatchObject({ ok: false, reason: "refuse.notYours" });
  expect(await cedar.do(write("x".repeat(201)))).toMatchObject({ ok: false, reason: "safety.tooLong" });
  expect(JSON.stringify(await table.facilitator.page())).not.toContain("xxx");
});

test("the summary says that words were seen at once, and names nobody", async () => {
  const report = {
    kind: "report",
    id: "out",
    title: "Summary",
    who: { roles: ["facilitator"] },
    attribution: "anonymous",
    artefact: "recap",
    basis: { from: ["offers"] },
    review: { by: "voices", mode: "silence", live: 10, async: 48 },
  };
  const { world, table } = await begun([offers, report], {});
  const [cedar] = table.voices as readonly [Sitting, ...Sitting[]];
  await sends(cedar, "idea", () => ["We could read the gauges together."]);
  await next(world, table);
  await world.pass(60_000);
  const recap = JSON.stringify((await table.facilitator.round()).card);
  expect(recap).toContain("written under names, and seen by everybody at once; one card");
  expect(recap).not.toContain("Cedar");
});
