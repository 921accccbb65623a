import { expect, test } from "vitest";
import { circle } from "../../../adapters/rehearsal/room/circle.ts";
import type { Circle } from "../../../src/floor/state.ts";
import { aTheatre, headings, MINUTE } from "./theatre.ts";
import type { Browser } from "./visitor.ts";

type Theatre = Awaited<ReturnType<typeof aTheatre>>;

const ROUNDS = ["checkin", "round", "checkout"] as const;
const YOUR_TURN = /<p class="notice">It is your turn/;

/** Without the marks that keep two directions of writing apart. */
const words = (visitor: Browser): string => visitor.page().replaceAll(/[\u2066-\u2069]/g, "");

const isOpen =
  ({ session }: Theatre, round: string) =>
  async (): Promise<boolean> =>
    Object.hasOwn((await session())?.runs ?? {}, round);
const isEnded =
  ({ session }: Theatre) =>
  async (): Promise<boolean> =>
    (await session())?.status === "ended";

const itIsTheTurn = (visitor: Browser, seat: string) => async (): Promise<boolean> => {
  await visitor.go(`/r/${seat}`);
  return YOUR_TURN.test(visitor.page());
};

/** Which turn it is: the last of one round may well be the first of the next. */
async function turnOf({ session }: Theatre): Promise<string> {
  const [run] = Object.values((await session())?.runs ?? {});
  if (run?.spec.kind !== "talk") throw new Error("nobody talks");
  const { cycle, turn } = (run.own as { readonly floor: Circle }).floor;
  return [run.path, cycle, turn?.person].join(" ");
}

/** A circle in which the visitor sits as Cedar and has accepted the terms. */
async function sittingInTheCircle() {
  const theatre = await aTheatre();
  const { visitor, pass } = theatre;
  await visitor.post("/rehearsal", { as: "delegate", method: "circle" });
  const cedar = [...visitor.cookies.values()].find(({ path }) => path.startsWith("/r/"))?.path.slice(3) ?? "";
  await pass(5_000);
  await visitor.go(`/r/${cedar}`);
  await visitor.act(cedar, "consent", { version: "1" });
  return { ...theatre, cedar };
}

test("a circle is watched from the first screen to its recap: everybody speaks in their turn, passes, and goes round", async () => {
  const theatre = await aTheatre();
  const { visitor, pass, session, seat, clock, room } = theatre;
  await visitor.go("/");
  // The first of a menu is what is chosen.
  expect(visitor.page()).toMatch(/<option value="ngt">/);
  expect(visitor.page().indexOf('value="ngt"')).toBeLessThan(visitor.page().indexOf('value="circle"'));
  await visitor.post("/rehearsal", { as: "watch", method: "circle" });
  const cedar = await seat("look", "Cedar");

  const began = clock.now();
  const seen = new Set<string>();
  const rounds = new Set<string>();
  let version = -1;
  const isOver = await pass(10 * MINUTE, async () => {
    const now = await session();
    if (now && now.version !== version) {
      version = now.version;
      await visitor.go(`/r/${cedar}`);
      for (const heading of headings(visitor)) rounds.add(heading);
      for (const [, name = "", line = ""] of words(visitor).matchAll(/<li>(Cedar|Birch|Fir|Elm|Oak): ([^<]+)/g))
        seen.add(`${name}: ${line}`);
    }
    return isEnded(theatre)();
  });
  expect(isOver).toBe(true);
  expect((clock.now() - began) / MINUTE).toBeGreaterThan(1.5);
  expect((clock.now() - began) / MINUTE).toBeLessThan(4);
  for (const title of ["Check-in", "The question, twice round", "Check-out"]) expect([...rounds]).toContain(title);
  const said = ["Cedar", "Birch", "Fir", "Elm", "Oak"].flatMap((name, index) =>
    ROUNDS.flatMap((round) =>
      circle
        .manner(index)
        .lines(round)
        .map((line) => `${name}: ${line}`),
    ),
  );
  expect([...seen].toSorted()).toEqual(said.toSorted());
  const recap = await (await visitor.go(`/r/${cedar}/artefact/1.md`)).text();
  expect(recap).toContain("In a dry year both banks listen for the pump.");
  for (const name of ["Cedar", "Birch", "Fir", "Elm", "Oak", "Sage"]) expect(recap).not.toMatch(new RegExp(`\\b${name}\\b`));
  expect(room.failed).toEqual([]);
  await room.close();
}, 20_000);

test("whoever sits in the circle sees at once that it is their turn, says something, and the piece goes on when they are done", async () => {
  const theatre = await sittingInTheCircle();
  const { visitor, pass, cedar, room } = theatre;
  expect(await pass(3 * MINUTE, itIsTheTurn(visitor, cedar))).toBe(true);
  await visitor.go("/rehearsal");
  expect(visitor.page()).toContain("It is your turn now");
  await visitor.go(`/r/${cedar}`);
  await visitor.act(cedar, "say", { path: "checkin", words: "Awake, with cold hands." });
  // The piece stays with whoever has it until they hand it on.
  await pass(5_000);
  await visitor.go(`/r/${cedar}`);
  expect(words(visitor)).toContain("Cedar: Awake, with cold hands.");
  expect(visitor.page()).toMatch(YOUR_TURN);
  const first = await turnOf(theatre);
  await visitor.act(cedar, "floor", { path: "checkin", do: "done" });
  expect(await turnOf(theatre)).not.toBe(first);
  expect(await pass(3 * MINUTE, isOpen(theatre, "round"))).toBe(true);

  expect(await pass(3 * MINUTE, itIsTheTurn(visitor, cedar))).toBe(true);
  const second = await turnOf(theatre);
  await visitor.act(cedar, "pass", { path: "round" });
  expect(await turnOf(theatre)).not.toBe(second);
  await room.close();
}, 20_000);

test("whoever sits in the circle and does nothing does not stop it, and has their whole time at every turn", async () => {
  const theatre = await sittingInTheCircle();
  const { visitor, pass, session, clock, cedar, room } = theatre;
  const began = clock.now();
  const turns: number[] = [];
  let since: number | null = null;
  let version = -1;
  const isAtItsEnd = await pass(15 * MINUTE, async () => {
    const now = await session();
    if (now && now.version !== version) {
      version = now.version;
      const isMine = await itIsTheTurn(visitor, cedar)();
      if (since !== null && !isMine) turns.push(clock.now() - since);
      since = isMine ? (since ?? clock.now()) : null;
    }
    return isOpen(theatre, "recap")();
  });
  expect(isAtItsEnd).toBe(true);
  expect((clock.now() - began) / MINUTE).toBeLessThan(12);
  expect(turns.length).toBeGreaterThan(3);
  // Ninety seconds for a sign, at one and a half times the pace.
  expect(Math.min(...turns)).toBeGreaterThan(55_000);
  expect(room.failed).toEqual([]);
  await room.close();
}, 20_000);

test("a seat that is given back in the middle of its turn goes on with its invented person", async () => {
  const theatre = await sittingInTheCircle();
  const { visitor, pass, seat, cedar, room } = theatre;
  expect(await pass(3 * MINUTE, itIsTheTurn(visitor, cedar))).toBe(true);
  const mine = await turnOf(theatre);
  await seat("back", "Cedar");
  await pass(15_000);
  expect(await turnOf(theatre)).not.toBe(mine);
  expect(await pass(2 * MINUTE, isOpen(theatre, "round"))).toBe(true);
  await room.close();
}, 20_000);

test("in the facilitator’s seat the circle goes round by itself, and a turn can be skipped", async () => {
  const theatre = await aTheatre();
  const { visitor, pass, session, room } = theatre;
  await visitor.post("/rehearsal", { as: "facilitator", method: "circle" });
  const sage = [...visitor.cookies.values()].find(({ path }) => path.startsWith("/r/"))?.path.slice(3) ?? "";
  await visitor.act(sage, "open");
  await pass(MINUTE);
  await visitor.go(`/r/${sage}`);
  await visitor.act(sage, "next", { path: "terms" });
  expect(await pass(MINUTE, isOpen(theatre, "checkin"))).toBe(true);
  await visitor.go(`/r/${sage}`);
  await visitor.act(sage, "pass", { path: "checkin", skip: "yes" });
  const floor = (await session())?.runs["checkin" as never] as unknown as { own: { floor: { returned: readonly string[] } } };
  expect(floor.own.floor.returned).toHaveLength(1);
  for (const round of ["round", "checkout"]) expect(await pass(3 * MINUTE, isOpen(theatre, round))).toBe(true);
  await room.close();
}, 20_000);

test("only the methods that are offered can be begun", async () => {
  const { visitor, engine, room } = await aTheatre();
  expect((await visitor.post("/rehearsal", { as: "watch", method: "delphi" })).status).toBe(422);
  expect(await engine.rehearsals()).toEqual([]);
  await room.close();
});
