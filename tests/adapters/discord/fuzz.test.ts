import { createServer, type Server as HttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import process from "node:process";
import { fileURLToPath } from "node:url";
import * as fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { doorOf } from "../../../adapters/discord/app.ts";
import { clients } from "../../../adapters/discord/client.ts";
import { idOf } from "../../../adapters/discord/ids.ts";
import { newId } from "../../../src/chance.ts";
import { commands } from "../../../commands/index.ts";
import type { SessionId } from "../../../src/model/ids.ts";
import { openLibrary } from "../../../src/protocol/library.ts";
import { kinds } from "../../../src/rounds/index.ts";
import type { Json } from "../../fakes/slack/json.ts";
import { alone, aServer, everybodyIn, next, page, planned, writes, type Group, type Server } from "./table.ts";

/** `PARLEY_FUZZ` for another number. */
const RUNS = Number(process.env["PARLEY_FUZZ"] ?? 10_000);
const OVER_THE_SOCKET = Math.ceil(RUNS / 10);
const OF_ITS_PEOPLE = Math.ceil(RUNS / 5);
const SEED = 20_261_125;
const AT_ONCE = 200;

let at: Server | null = null;
let taker: HttpServer | null = null;
const unhandled: unknown[] = [];
const note = (reason: unknown): void => void unhandled.push(reason);
process.on("unhandledRejection", note);
process.on("uncaughtExceptionMonitor", note);
afterEach(async () => {
  taker?.close();
  await at?.stop();
  at = null;
});

const HOSTILE = [
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
  "",
  "\u0000",
  "\ud800",
  "%7C",
  "|||#",
  "x".repeat(5_000),
  "0",
  "-1",
];
const junk = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom<unknown>(...HOSTILE) },
  {
    weight: 2,
    arbitrary: fc.constantFrom<unknown>(null, undefined, 0, -1, 1e308, true, [], {}, [[]], { components: [{ components: [] }] }),
  },
  { weight: 2, arbitrary: fc.string({ maxLength: 40 }) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
);

interface Known {
  readonly discord: Server;
  readonly group: Group;
  /** Another conversation, of other people. */
  readonly other: SessionId;
  /** Of somebody else: a form that is being filled in, and a press that changes what is theirs. */
  readonly drafts: readonly string[];
}

/** Every button and menu that somebody sees, by what it is called in its message. */
const idsSeen = ({ group }: Pick<Known, "group">): readonly string[] =>
  [group.lena, ...group.voices].flatMap((who) =>
    who
      .messages(group.hall)
      .flatMap(({ components }) => [...JSON.stringify(components).matchAll(/"custom_id":"((?:[^"\\]|\\.)*)"/g)].map(([, id]) => id ?? "")),
  );

/** Interactions as Discord makes them, of somebody with a real session, round and form in them. */
function genuine({ discord, group, other, drafts }: Known, user: string): readonly Json[] {
  const { fake } = discord;
  const { session, hall, lena } = group;
  const base = {
    application_id: fake.applicationId,
    guild_id: fake.guildId,
    channel_id: hall.id,
    member: { user: { id: user, username: "u", global_name: null }, nick: null, permissions: "0", roles: [] },
    locale: "en-US",
    version: 1,
  };
  const message = { id: "123456789012345678", flags: 64, components: [] };
  const command = (name: string, options: readonly object[] = []): Json => ({
    ...base,
    type: 2,
    data: { name: "parley", type: 1, options: [{ name, type: 1, options }] },
  });
  const press = (id: string, more: Json = {}): Json => ({ ...base, type: 3, message, data: { custom_id: id, component_type: 2, ...more } });
  const submit = (id: string, fields: Readonly<Record<string, unknown>>): Json => ({
    ...base,
    type: 5,
    message,
    data: {
      custom_id: id,
      components: Object.entries(fields).map(([custom_id, value]) => ({
        type: 18,
        component: Array.isArray(value) ? { type: 3, custom_id, values: value } : { type: 4, custom_id, value },
      })),
    },
  });
  const id = (more: object, of: SessionId = session): string => idOf({ session: of, does: "do", ...more }, newId().slice(0, 8)).id;
  const words = { words: "Measure together" };
  return [
    ...["page", "help", "plan", "mine", "idea", "vote", "destroy", "constructor", "__proto__"].map((name) => command(name)),
    command("page", [{ name: "conversation", type: 3, value: other }]),
    command("extend", [{ name: "minutes", type: 4, value: 5 }]),
    {
      ...base,
      type: 4,
      data: {
        name: "parley",
        options: [{ name: "page", type: 1, options: [{ name: "conversation", type: 3, value: "", focused: true }] }],
      },
    },
    ...Object.keys(commands).flatMap((name) => [press(id({ command: name })), press(id({ command: name }, other))]),
    ...Object.keys(commands).map((name) => submit(`m|${id({ does: "form", command: name })}`, words)),
    ...["page", "form", "more", "browser"].flatMap((does) => [
      press(id({ does })),
      press(id({ does }, other)),
      press(id({ does }, "no such session" as SessionId)),
    ]),
    press(id({ does: "form", command: "idea" })),
    press(id({ does: "form", command: "idea", path: "x".repeat(300) })),
    press(`*|${session}|nothing#1`),
    press(`*|${other}|nothing#1`),
    press("n#0"),
    submit(`m|${id({ does: "form", command: "idea", args: { key: "k-1" } })}`, words),
    submit(`m|${id({ does: "form", command: "idea" }, other)}`, words),
    submit(`m|${id({ does: "form", command: "invite" })}`, { who: [lena.id], role: ["participant"] }),
    submit(`m|${id({ does: "form", command: "remove" })}`, { who: [lena.id] }),
    submit(`m|${id({ does: "form", command: "handover" })}`, { who: [user] }),
    ...drafts.flatMap((draft) => [
      press(`d|${draft}|pick|0`, { values: ["x"] }),
      press(`d|${draft}|pick|1`, { values: [user, lena.id] }),
      ...["words", "back", "more", "send", "confirm", "nothing"].map((what) => press(`d|${draft}|${what}|`)),
      submit(`d|${draft}|typed`, { title: "Theirs", question: "Whose?" }),
    ]),
    ...idsSeen({ group }).flatMap((seen) => [press(seen, { values: ["1", user] }), submit(`m|${seen}`, words)]),
  ];
}

/** Where in a payload something is put in, left out or laid over. */
interface Change {
  readonly way: number;
  readonly at: readonly number[];
  readonly put: unknown;
}

const changes = fc.array(fc.record({ way: fc.nat(3), at: fc.array(fc.nat(30), { minLength: 1, maxLength: 5 }), put: junk }), {
  maxLength: 3,
});

/** The payload with these changes, each at a place found by walking down. */
function changed(payload: Json, given: readonly Change[]): Json {
  const copy = structuredClone(payload);
  for (const { way, at: steps, put } of given) {
    let here: Record<string, unknown> = copy;
    for (const [index, step] of steps.entries()) {
      const names = Object.keys(here);
      const name = names[step % Math.max(1, names.length)] ?? "more";
      const inside = here[name];
      if (index < steps.length - 1 && inside && typeof inside === "object") {
        here = inside as Record<string, unknown>;
        continue;
      }
      if (way === 0) delete here[name];
      else if (way === 1) here[`${name}x`] = put;
      // A part of what is there: an id that nearly is one.
      else if (way === 2 && typeof inside === "string")
        here[name] = inside.slice(0, step) + (typeof put === "string" ? put : "") + inside.slice(step + 1);
      else here[name] = put;
      break;
    }
  }
  return copy;
}

let count = 0;
/** Each is one of its own: what is sent twice is tried elsewhere. */
const fresh = (payload: Json): Json => ({ id: String(200_000_000_000_000_000n + BigInt(++count)), token: `fuzz-${count}`, ...payload });

/** In this order for one seed, whatever number is asked for. */
const payloads = (shapes: readonly Json[], runs: number, seed: number): readonly Json[] =>
  fc
    .sample(fc.tuple(fc.nat(shapes.length - 1), changes), { numRuns: runs, seed })
    .map(([shape, given]) => changed(fresh(shapes[shape] as Json), given));

/** A door to a Discord that takes every answer, so that nothing ends at an interaction which it never made. */
async function openDoor(discord: Server) {
  const said: string[] = [];
  const server = (taker = createServer((request, response) => {
    request.setEncoding("utf8").on("data", (chunk: string) => void said.push(chunk));
    request.on("end", () => {
      if (request.method === "POST") response.writeHead(204).end();
      else response.writeHead(200, { "content-type": "application/json" }).end("{}");
    });
  }));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const faults: string[] = [];
  const settings = { token: "t", apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`, callsPerSecond: Infinity };
  const door = doorOf(
    {
      engine: discord.engine,
      plan: await openLibrary(fileURLToPath(new URL("../../../protocols", import.meta.url)), kinds, newId),
      clock: discord.clock,
      settings,
      publicUrl: () => "https://parley.test",
      wait: async () => {},
      log: { fault: (where, code) => void faults.push(`${where} ${code}`) },
    },
    clients(settings),
  );
  return {
    faults,
    /** All that was answered lately. */
    answers: (): string => said.splice(0).join(""),
    close: () => door.close(),
    async takes(all: readonly Json[]): Promise<void> {
      for (let start = 0; start < all.length; start += AT_ONCE)
        await Promise.all(all.slice(start, start + AT_ONCE).map((each) => door.received(each)));
    },
  };
}

async function aRound(): Promise<Known> {
  const discord = (at = await aServer());
  const elsewhere = discord.fake.person("Ottilie");
  const group = await planned(discord, "ngt");
  await everybodyIn(discord, group);
  await next(discord, group);
  const before = new Set((await discord.store.sessions()).map(({ id }) => id));
  const others = await planned(discord, "ngt", ["Sorrel", "Tansy", "Yarrow", "Sedge", "Rush", "Reed", "Clover"]);
  const other = (await discord.store.sessions()).find(({ id }) => !before.has(id))?.id as SessionId;
  expect(others.session).toBeDefined();
  return { discord, group, other, drafts: [await draftOf(discord, group, elsewhere)] };
}

async function draftOf(discord: Server, { hall }: Group, who: Group["lena"]): Promise<string> {
  await who.types("/parley plan", {}, hall);
  await discord.idle();
  return /"d\|([^|]+)\|send/.exec(JSON.stringify(alone(who, hall).components))?.[1] ?? "";
}

const stateOf = async ({ discord, group, other }: Known): Promise<string> =>
  JSON.stringify([await discord.engine.state(group.session), await discord.engine.state(other), (await discord.store.sessions()).length]);

/** What was not to happen has not, and what was going on goes on. */
async function goesOn({ discord, group }: Known): Promise<void> {
  await discord.settles();
  const birch = group.voices[1] as Group["lena"];
  expect(await page(discord, birch, group)).toContain("Sharing the river");
  await writes(discord, birch, group, "Measure together");
  expect(alone(birch, group.hall).text).toContain("Received, once");
  expect(unhandled).toEqual([]);
  expect(discord.logged.filter((line) => /TypeError|RangeError|SyntaxError|Measure together/.test(line))).toEqual([]);
}

describe(`${RUNS} interactions that are nearly right, or nothing like it`, () => {
  test("of somebody who is nobody here: nothing changes, nothing of it is a fault, and the conversation goes on", async () => {
    const known = await aRound();
    const { discord } = known;
    const xenia = discord.fake.person("Xenia");
    const door = await openDoor(discord);
    const before = await stateOf(known);
    await door.takes(payloads(genuine(known, xenia.id), RUNS - OVER_THE_SOCKET - OF_ITS_PEOPLE, SEED));
    expect(await stateOf(known)).toBe(before);
    expect(door.faults).toEqual([]);
    expect(door.answers()).not.toMatch(/Sharing the river/);
    await door.close();
    await goesOn(known);
  }, 120_000);

  test("over the gateway, of somebody who takes part: none ends it, and the conversation goes on", async () => {
    const known = await aRound();
    const { discord, group } = known;
    const oak = group.voices[4] as Group["lena"];
    const real = discord.fake.interactions.map(({ payload }) => payload);
    for (const payload of payloads([...genuine(known, oak.id), ...real], OVER_THE_SOCKET, SEED + 1))
      discord.fake.sends("INTERACTION_CREATE", payload);
    await discord.settles();
    expect(discord.fake.publicReplies).toEqual([]);
    expect(discord.faults).toEqual([]);
    await goesOn(known);
  }, 120_000);

  test("of those who take part, and of whoever leads: none is a fault", async () => {
    const known = await aRound();
    const { discord, group } = known;
    const door = await openDoor(discord);
    const oak = group.voices[4] as Group["lena"];
    await door.takes(payloads(genuine(known, oak.id), OF_ITS_PEOPLE / 2, SEED + 2));
    expect(door.faults).toEqual([]);
    await goesOn(known);
    await door.takes(payloads(genuine(known, group.lena.id), OF_ITS_PEOPLE / 2, SEED + 3));
    await discord.settles();
    expect(door.faults).toEqual([]);
    expect(discord.faults).toEqual([]);
    expect(unhandled).toEqual([]);
    await door.close();
  }, 120_000);

  test("a form that somebody fills in is nobody else's to change, to read or to send", async () => {
    const known = await aRound();
    const { discord, group } = known;
    const door = await openDoor(discord);
    const [cedar, birch] = group.voices as [Group["lena"], Group["lena"]];
    const by = (who: Group["lena"], drafts: readonly string[]): readonly Json[] => genuine({ ...known, drafts }, who.id);
    const ofDraft = (all: readonly Json[], what: RegExp): readonly Json[] =>
      all.filter(({ data }) => what.test(String((data as Json)["custom_id"]))).map(fresh);
    const [plan] = by(cedar, []).filter(({ data }) => JSON.stringify(data).includes('"plan"'));
    await door.takes([fresh(plan as Json)]);
    const draft = /d\|([^|]+)\|send/.exec(door.answers())?.[1] ?? "";
    const before = await stateOf(known);
    const typed = ofDraft(by(cedar, [draft]), /^d\|.*typed$/);
    await door.takes(typed);
    expect(door.answers()).toContain("Whose?");
    await door.takes(ofDraft(by(birch, [draft]), /^d\|/));
    const told = door.answers();
    expect(told).toContain("This form is not here any more");
    expect(told).not.toContain("Method");
    await door.takes(ofDraft(by(cedar, [draft]), /^d\|.*words/));
    expect(door.answers()).toContain("Whose?");
    expect(await stateOf(known)).toBe(before);
    expect(door.faults).toEqual([]);
    await door.close();
  }, 60_000);
});
