import process from "node:process";
import { afterEach, expect, test, vi } from "vitest";
import type { Call } from "../../fakes/discord/recorder.ts";
import type { Person } from "../../fakes/discord/person.ts";
import { around, bodyOf, found, points, readerOf, stringsIn } from "./leaks.ts";
import { aServer, ballots, cleared, everybodyIn, next, opens, page, planned, presses, writes, type Server } from "./table.ts";

let at: Server | null = null;
afterEach(async () => {
  vi.restoreAllMocks();
  await at?.stop();
  at = null;
});

/** Names that stand in no sentence of the program. */
const PEOPLE = ["Quorvane", "Brimsley", "Tallowick", "Ostrander", "Veldrick", "Hexworth", "Nimbury"];
const ITEMS = [0, 1] as const;
const canaryOf = (voice: number, item: number): string => `kestrel${voice}x${item}`;
const words = (voice: number, item: number): string => `Measure at the ${canaryOf(voice, item)} gauge`;

test("a whole nominal group tells no reader who wrote what", async () => {
  const printed = [vi.spyOn(process.stdout, "write"), vi.spyOn(process.stderr, "write")];
  const discord = (at = await aServer());
  const { fake, engine } = discord;
  const group = await planned(discord, "ngt", PEOPLE);
  const { voices, lena, session, hall } = group;
  await everybodyIn(discord, group);
  await next(discord, group);
  const canaries = voices.flatMap((_, voice) => ITEMS.map((item) => canaryOf(voice, item)));
  const readers = new Map<Call, ReturnType<typeof readerOf>>();
  const readBy = (who: Person | null): readonly Call[] =>
    fake.calls.filter((call) => {
      if (!readers.has(call)) readers.set(call, readerOf(fake, call));
      return readers.get(call) === (who?.id ?? null);
    });

  // In another order than that of the seats, and of what follows.
  for (const item of ITEMS)
    for (const [index, voice] of [...voices.entries()].toSorted(([a], [b]) => ((a * 3) % 7) - ((b * 3) % 7)))
      await writes(discord, voice, group, words(index, item));
  for (const voice of voices) await presses(discord, voice, group, "Show what I sent");
  // A form that is refused holds its words, for its writer.
  await opens(discord, voices[0] as Person, group, "Write");
  voices[0]?.fills({ [voices[0].modal()?.fields[0]?.label ?? ""]: "Ask kestrel9x9@example.org" });
  await voices[0]?.submits();
  await discord.settles();
  for (const [index, voice] of voices.entries()) {
    const own = ITEMS.map((item) => canaryOf(index, item));
    const shown = readBy(voice).flatMap((call) => found(bodyOf(call), [...canaries, "kestrel9x9"]));
    expect(new Set(shown)).toEqual(new Set([...own, ...(index === 0 ? ["kestrel9x9"] : [])]));
  }
  for (const who of [lena, null]) for (const call of readBy(who)) expect(found(bodyOf(call), [...canaries, "kestrel9x9"])).toEqual([]);
  const before = fake.calls.length;

  await next(discord, group);
  const carries = (call: Call): boolean => found(bodyOf(call), canaries).length > 0;
  const released = readBy(null).filter(carries)[0] as Call;
  expect(lines(released)).toEqual(voices.flatMap((_, voice) => ITEMS.map((item) => words(voice, item))).toSorted());

  await next(discord, group);
  await next(discord, group);
  for (const voice of voices) await page(discord, voice, group);
  await page(discord, lena, group);
  await ballots(discord, group, /First ranking/);
  // How a vote went is told of each card, and cards that fared alike are told alike.
  const counted = fake.calls.length;
  await next(discord, group);
  await next(discord, group);
  await ballots(discord, group, /Final ranking/);
  await next(discord, group);
  await cleared(discord, group);
  expect(lena.sees(hall).filter((each) => each.includes("cleared by those who took part"))).toHaveLength(1);

  const members = Object.keys((await engine.state(session))?.members ?? {});
  expect(members).toHaveLength(8);
  const people = [lena, ...voices];
  const users = [...people.map(({ id }) => id), fake.botUserId];
  const ids = [...users, ...members];
  const names = people.map(({ name }) => name);
  const after = fake.calls.slice(before, counted);

  for (const call of fake.calls) {
    const { all, machine } = stringsIn(bodyOf(call));
    expect(found(bodyOf(call), ids), call.route).toEqual([]);
    for (const said of machine)
      expect(
        ids.filter((id) => points(said, id)),
        said,
      ).toEqual([]);
    expect(found(machine, [...names, ...canaries]), call.route).toEqual([]);
    expect(
      all.some((each) => each.includes(session) && each.includes(hall.id)),
      call.route,
    ).toBe(false);
  }
  // What all read names nobody; and of the people, only whoever leads reads their names, in a list apart.
  for (const call of readBy(null)) expect(found(bodyOf(call), names), call.route).toEqual([]);
  for (const voice of voices)
    for (const call of readBy(voice))
      expect(
        found(
          bodyOf(call),
          names.filter((name) => name !== voice.name),
        ),
        call.route,
      ).toEqual([]);
  for (const call of readBy(lena).filter(carries))
    for (const line of linesIn(call)) expect(found(line, canaries).length > 0 && found(line, names).length > 0, line).toBe(false);
  for (const channel of fake.channels) expect(found(channel.name, [...names, ...ids, ...canaries])).toEqual([]);
  for (const { reason } of fake.auditLog) expect(found(reason, [...ids, ...names, ...canaries])).toEqual([]);
  // A session's id stands in buttons. A nonce, which every client is told, holds nothing that is anywhere else.
  for (const call of fake.callsTo("POST /channels/{id}/messages")) {
    const { nonce } = call.body as { readonly nonce?: string };
    if (nonce !== undefined) expect(fake.bodiesWith(nonce).map(({ path }) => path)).toEqual([call.path]);
  }

  // Nothing stands beside all of one person's items, and beside nobody else's.
  const bodies = after.filter(carries).map(bodyOf);
  const beside = voices.map((_, voice) => ITEMS.map((item) => around(bodies, words(voice, item))));
  expect(beside.flat().every(({ size }) => size > 0)).toBe(true);
  for (const [voice, own] of beside.entries()) {
    const others = beside.flatMap((each, index) => (index === voice ? [] : each));
    const [first = new Set<string>(), second = new Set<string>()] = own;
    expect([...first].filter((piece) => second.has(piece) && !others.some((each) => each.has(piece)))).toEqual([]);
  }
  // The order in which things are shown is one for all, and not that in which they were sent.
  const orders = new Set(after.filter(carries).flatMap(({ body }) => optionsIn(body)));
  expect([...orders].every((order) => order.split("\n").length === canaries.length)).toBe(true);
  expect(orders.size).toBeLessThanOrEqual(2);
  for (const order of orders) expect(isInTheOrderOf(order, canaries)).toBe(false);

  // Whatever a person's act was answered stands for them alone.
  expect(fake.publicReplies).toEqual([]);
  expect(fake.violations).toEqual([]);
  const secrets = [...canaries, "kestrel9x9", ...names, ...users, hall.id, "Sharing the river", fake.token];
  expect(found(discord.logged, [...secrets, ...members])).toEqual([]);
  expect(
    found(
      printed.flatMap((each) => each.mock.calls.map(([said]) => String(said))),
      secrets,
    ),
  ).toEqual([]);
  expect(discord.faults).toEqual([]);
}, 120_000);

const linesIn = (call: Call): readonly string[] => stringsIn(bodyOf(call)).all.flatMap((each) => each.split("\n"));

/** The lines of the list in a message, without their marks, sorted. */
const lines = (call: Call): readonly string[] =>
  linesIn(call)
    .filter((each) => each.startsWith("• "))
    .map((each) => each.slice(2))
    .toSorted();

/** The order in which each menu offers the cards. */
function optionsIn(value: unknown): readonly string[] {
  if (value === null || typeof value !== "object") return [];
  const { options } = value as { readonly options?: readonly { readonly label: string }[] };
  const own = options?.some(({ label }) => label.includes("kestrel")) ? [options.map(({ label }) => label).join("\n")] : [];
  return [...own, ...Object.values(value).flatMap(optionsIn)];
}

function isInTheOrderOf(order: string, needles: readonly string[]): boolean {
  const places = needles.map((needle) => order.indexOf(needle));
  return places.every((place, index) => index === 0 || place > (places[index - 1] ?? -1));
}

test("the search finds what it is for, and leaves out the address", () => {
  const body = { default_values: [{ id: "77" }], components: [{ custom_id: "p-77", content: "from QUOR\\-VANE" }] };
  expect(found(body, ["77", "Quor-vane", "p-77", "kestrel"])).toEqual(["77", "Quor-vane", "p-77"]);
  expect(found({ default_values: [{ id: "77" }] }, ["77"])).toEqual([]);
  expect(points("x9f86d081y", "test")).toBe(true);
  expect(points(`r${BigInt("1234567890123456789").toString(36)}`, "1234567890123456789")).toBe(true);
  expect(points("nothing", "test")).toBe(false);
  const mine = [
    {
      options: [
        { label: "one kestrel", value: "abcdefghij-1" },
        { label: "other", value: "zzzzzzzzzz" },
      ],
    },
  ];
  expect([...around(mine, "kestrel")]).toEqual(["abcdefgh", "bcdefghi", "cdefghij", "defghij-", "efghij-1"]);
});
