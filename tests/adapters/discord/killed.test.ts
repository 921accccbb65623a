import { setTimeout as sleep } from "node:timers/promises";
import { PermissionFlagsBits } from "discord-api-types/v10";
import { expect, onTestFinished, test } from "vitest";
import type { FakeDiscord } from "../../fakes/discord/fake.ts";
import type { Person } from "../../fakes/discord/person.ts";
import { startDiscord } from "../../fakes/discord/server.ts";
import type { Channel, Overwrite, Role } from "../../fakes/discord/state.ts";
import { until } from "../../fakes/slack/until.ts";
import { aFolder } from "../../support/scratch.ts";
import { ANSWERED_ALREADY, begun, does, drafts, gathers, shows, started, type Program } from "./program.ts";
import { alone, plain, private_ } from "./table.ts";

/** The real program, which keeps the turns of a circle on the record by overwrites, and is killed while it does. */

const PATCH = "PATCH /channels/{id}";
const PUT = "PUT /channels/{id}/permissions/{id}";
const CLOSED = "Closed. Only the cleared summary stays.";
const SURE = "Yes, I mean it";
const SOON_MS = 20_000;

interface Table {
  readonly fake: FakeDiscord;
  readonly folder: string;
  readonly hall: Channel;
  /** Of the role that may write by name. */
  readonly loud: Role;
  readonly olga: Person;
  readonly lena: Person;
  readonly voices: readonly Person[];
  readonly before: ReadonlyMap<string, Overwrite>;
}

/** A hall that its owner has set up in her way, and in it a circle on the record whose people have agreed to its rules. */
async function aCircle(names: readonly string[]): Promise<{ readonly table: Table; readonly program: Program }> {
  const fake = await startDiscord();
  onTestFinished(() => fake.close());
  const folder = await aFolder();
  onTestFinished(() => folder.remove());
  const program = await started(fake, folder.path);
  const olga = fake.person("Olga", { isOwner: true });
  const lena = fake.person("Lena");
  const voices = names.map((name) => fake.person(name));
  const hall = fake.channel("hall");
  const loud = fake.role("loud");
  const [cedar, birch] = voices as [Person, Person];
  olga.permits(hall, "everyone", { allow: ["AttachFiles"], deny: ["AddReactions"] });
  olga.permits(hall, loud, { allow: ["SendMessages", "AddReactions"] });
  olga.permits(hall, fake.person("Nix"), { deny: ["SendMessages"] });
  olga.permits(hall, lena, { allow: ["ManageMessages"] });
  olga.permits(hall, cedar, { deny: ["EmbedLinks"] });
  olga.permits(hall, birch, { allow: ["SendMessages", "EmbedLinks"] });
  const before = new Map(hall.overwrites);

  await drafts(lena, hall, { method: "Talking circle", voices, regime: "On the record: everything, with names" });
  await lena.presses(alone(lena, hall), "Prepare it");
  await until("it is refused", () => plain(alone(lena, hall).text).includes("Whoever plans that has to manage the channel"));
  olga.gives(fake.role("stewards", { permissions: ["ManageChannels"] }), lena);
  await lena.presses(alone(lena, hall), "Prepare it");
  await lena.waitsForMessage(hall, "Those who were invited open their own page");
  await gathers(lena, hall, voices);
  expect(hall.overwrites).toEqual(before);
  return { table: { fake, folder: folder.path, hall, loud, olga, lena, voices, before }, program };
}

/** Whose turn it is, by the page of whoever leads; null: nobody's. */
async function atTheFloor({ lena, hall, voices }: Table): Promise<Person | null> {
  await lena.types("/parley page", {}, hall);
  const page = await until("the page is shown", () => {
    const seen = private_(lena, hall);
    return seen?.buttons.includes("Reload") ? plain(seen.text) : null;
  });
  const [, name] = /Now: \P{L}*(\p{L}+)/u.exec(page) ?? [];
  return voices.find((voice) => voice.name === name) ?? null;
}

/**
 * Waits until it is somebody's turn (not `last`'s any more), and Discord takes what they post, and refuses it of everybody
 * else. Gives whose turn it is.
 */
async function turn(table: Table, last: Person | null = null): Promise<Person> {
  const { hall, lena, voices } = table;
  const isKeptFor = (who: Person): boolean => voices.every((voice) => voice.can(hall, "SendMessages") === (voice === who));
  const end = Date.now() + SOON_MS;
  for (;;) {
    const who = await atTheFloor(table);
    if (who && who !== last && isKeptFor(who)) {
      expect([who.says(hall, "In my turn").refused, lena.says(hall, "About the rules").refused]).toEqual([false, false]);
      for (const other of voices.filter((voice) => voice !== who))
        expect(other.says(hall, "In between")).toEqual({ refused: true, why: "permission" });
      return who;
    }
    if (Date.now() > end) throw new Error(`the channel is not kept for ${who?.name ?? "anybody"}`);
    await sleep(50);
  }
}

/** Presses something that they see, again where it came too late for Discord's three seconds. */
async function insists(who: Person, hall: Channel, button: string): Promise<void> {
  const seen = await shows(who, hall, button);
  while ((await who.presses(seen, button, { stale: true })).answered !== "acked");
}

/** Up to the question whether it is meant. */
async function asksToClose({ lena, hall }: Table): Promise<void> {
  await lena.types("/parley page", {}, hall);
  await insists(lena, hall, "Close the conversation");
  await shows(lena, hall, SURE);
}

interface Death {
  readonly route: string;
  /** Whether Discord does what it is asked for, and the answer is never heard. */
  readonly isMade: boolean;
  readonly when: () => Promise<void>;
}

/** Is killed while the call to which this leads is under way. */
async function dies({ fake }: Table, program: Program, { route, isMade, when }: Death): Promise<void> {
  const asked = fake.callsTo(route).length;
  if (isMade) fake.faults.meanwhile(route, () => void program.ends("SIGKILL"));
  else fake.faults.silent(route);
  await when();
  await until(`${route} is called`, () => fake.callsTo(route).length > asked);
  await program.ends("SIGKILL");
}

const isAs = (hall: Channel, wanted: ReadonlyMap<string, Overwrite>): Promise<void> =>
  expect.poll(() => new Map(hall.overwrites), { timeout: SOON_MS, interval: 20 }).toEqual(wanted);

/** It is stopped, and what it leaves is what it was to leave. */
async function leaves({ fake, hall }: Table, program: Program, wanted: ReadonlyMap<string, Overwrite>): Promise<void> {
  await isAs(hall, wanted);
  await program.ends("SIGTERM");
  expect(hall.overwrites).toEqual(wanted);
  expect(hall.slowmodeS).toBe(0);
  expect(fake.violations.filter(({ error }) => error !== ANSWERED_ALREADY)).toEqual([]);
  expect(fake.publicReplies).toEqual([]);
}

/** What an administrator has made of one overwrite. */
const withTheirs = ({ before, hall }: Table, id: string): ReadonlyMap<string, Overwrite> =>
  new Map([...before, [id, hall.overwrites.get(id) as Overwrite]]);

test("in the middle of a floor: the next run keeps the next turn, and gives the channel back but for what an administrator changed", async () => {
  const { table, program } = await aCircle(["Cedar", "Birch", "Fir", "Elm", "Oak", "Ash", "Rowan"]);
  const { fake, hall, olga, lena, before } = table;
  await does(lena, hall, "Next");
  await turn(table);

  await program.ends("SIGKILL");
  // She sees the channel as it is now, shut, and takes one thing more from everybody.
  olga.permits(hall, "everyone", { allow: ["AttachFiles"], deny: ["AddReactions", "SendMessages", "EmbedLinks"] });
  const again = await started(fake, table.folder);

  const holder = await turn(table);
  await does(holder, hall, "I’m done");
  await turn(table, holder);
  await asksToClose(table);
  await insists(lena, hall, SURE);
  const everyone = before.get(fake.guildId) as Overwrite;
  const { EmbedLinks } = PermissionFlagsBits;
  await leaves(table, again, new Map([...before, [everyone.id, { ...everyone, deny: everyone.deny | EmbedLinks }]]));
}, 120_000);

test("while the channel is shut, and the conversation is closed at the very start of the next run", async () => {
  const { table, program } = await aCircle(["Cedar", "Birch", "Fir", "Elm"]);
  const { fake, hall, olga, lena, loud, before } = table;
  await does(lena, hall, "Next");
  await turn(table);
  await asksToClose(table);

  await program.ends("SIGKILL");
  expect(hall.overwrites).not.toEqual(before);
  olga.permits(hall, loud, { allow: ["AddReactions"], deny: ["SendMessages"] });
  const wanted = withTheirs(table, loud.id);
  await until("Discord knows that it is gone", () => fake.open === 0);
  const again = begun(fake, table.folder);
  await until("it is connected", () => fake.open > 0, 60_000);
  await insists(lena, hall, SURE);
  await again.ready();
  await lena.waitsForMessage(hall, CLOSED);
  await leaves(table, again, wanted);
}, 120_000);

test.each([
  ["kept and not made yet", false],
  ["made and not heard of", true],
] as const)(
  "when a change is %s, be it to shut the channel, to pass the floor or to open it again",
  async (_, isMade) => {
    const { table, program } = await aCircle(["Cedar", "Birch", "Fir", "Elm"]);
    const { hall, olga, lena, loud, before } = table;
    const write = (): readonly Person[] => table.voices.filter((voice) => voice.can(hall, "SendMessages"));
    await dies(table, program, { route: PATCH, isMade, when: () => does(lena, hall, "Next") });
    if (isMade) expect(write()).toHaveLength(1);
    else expect(hall.overwrites).toEqual(before);
    olga.permits(hall, loud, { allow: ["AddReactions"], deny: ["SendMessages"] });
    const wanted = withTheirs(table, loud.id);

    const second = await started(table.fake, table.folder);
    const first = await turn(table);
    await first.types("/parley page", {}, hall);
    await shows(first, hall, "I’m done");
    await dies(table, second, { route: PUT, isMade, when: () => insists(first, hall, "I’m done") });

    const third = await started(table.fake, table.folder);
    await turn(table, first);
    await asksToClose(table);
    await dies(table, third, { route: PATCH, isMade, when: () => insists(lena, hall, SURE) });
    if (isMade) expect(hall.overwrites).toEqual(wanted);
    else expect(write()).toHaveLength(1);

    await leaves(table, await started(table.fake, table.folder), wanted);
  },
  120_000,
);
