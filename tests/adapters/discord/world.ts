import { fileURLToPath } from "node:url";
import { openDiscord } from "../../../adapters/discord/app.ts";
import type { DiscordDeps } from "../../../adapters/discord/deps.ts";
import { troubleWords } from "../../../adapters/places.ts";
import { speechIn } from "../../../adapters/chat/speech.ts";
import { newId, systemRandom } from "../../../src/chance.ts";
import { createEngine, type Engine } from "../../../src/engine/engine.ts";
import { createMemory } from "../../../src/engine/memory.ts";
import { troublesOf } from "../../../src/engine/troubles.ts";
import { createLog } from "../../../src/log.ts";
import type { PersonId, SessionId } from "../../../src/model/ids.ts";
import type { Caller, Intent, Place, Port } from "../../../src/platform/port.ts";
import { openLibrary } from "../../../src/protocol/library.ts";
import type { SetupInput } from "../../../src/protocol/setup.ts";
import { virtualClock, virtualQueue } from "../../../src/queue/virtual.ts";
import { kinds } from "../../../src/rounds/index.ts";
import { memoryKeys } from "../../../src/store/keys/memory.ts";
import { memoryStore } from "../../../src/store/memory.ts";
import type { DiscordOptions } from "../../fakes/discord/options.ts";
import type { Person } from "../../fakes/discord/person.ts";
import { startDiscord } from "../../fakes/discord/server.ts";
import type { Channel } from "../../fakes/discord/state.ts";

const PROTOCOLS = fileURLToPath(new URL("../../../protocols", import.meta.url));

/** The rooms and floors of Parley on a fake Discord, in virtual time, without the doors through which people act. */
export async function aServer(options: DiscordOptions = {}) {
  const fake = await startDiscord(options);
  const clock = virtualClock(Date.now());
  const store = memoryStore();
  const keys = memoryKeys();
  const plan = await openLibrary(PROTOCOLS, kinds, newId);
  const faults: string[] = [];

  /** One run of the program, over what earlier ones left. */
  async function start() {
    const queue = virtualQueue(clock, { sweepEveryMs: 3_000 });
    const ports: Port[] = [];
    const log = createLog("silent");
    const engine = createEngine({ store, keys, queue, clock, random: systemRandom, newId, kinds, log, memory: createMemory() }, ports);
    await engine.start();
    await queue.work(engine.handlers);
    const deps: DiscordDeps = {
      engine,
      plan,
      clock,
      // Virtual time runs faster than fifty calls a second.
      settings: { token: fake.token, apiUrl: fake.apiUrl, callsPerSecond: Infinity },
      publicUrl: () => "https://parley.test",
      wait: async () => {},
      log: { fault: (...what) => void faults.push(what.join(" ")) },
    };
    const discord = await openDiscord(deps, false);
    ports.push(discord.port);
    return { queue, engine, discord };
  }

  let run = await start();
  const passes = async (ms: number): Promise<void> => {
    await run.queue.runUntil(clock.now() + ms);
    await fake.idle();
  };
  return {
    fake,
    clock,
    faults,
    plan,
    get engine(): Engine {
      return run.engine;
    },
    /** What the app itself says in a channel: whether Discord takes it. */
    async posts(channel: Channel, text: string): Promise<boolean> {
      const headers = { authorization: `Bot ${fake.token}`, "content-type": "application/json" };
      const init = { method: "POST", headers, body: JSON.stringify({ content: text }) };
      return (await fetch(`${fake.apiUrl}/v10/channels/${channel.id}/messages`, init)).ok;
    },
    passes,
    /** What was decided is shown. */
    settles: () => passes(0),
    /** Everything around the cards is driven once more. */
    looksAgain: ({ session }: Pick<Group, "session">) =>
      run.discord.port.deliver({ id: newId(), session, card: "floor", path: null, line: null, on: null, again: false }),
    /** As it is done now and then, and (`all`) when the program starts. */
    tidies: (which: "all" | "open" = "open") => run.discord.tidy(which),
    troubles: async (session: SessionId): Promise<readonly string[]> =>
      troubleWords(await troublesOf(run.engine.places, session, await run.engine.places.all(session)), speechIn("en", "discord")),
    /** The program is killed, and started again over its database and its keys. */
    async restarts() {
      await run.discord.close();
      await run.queue.close();
      run = await start();
      await run.discord.tidy("all");
    },
    async stop() {
      await run.discord.close();
      await fake.close();
    },
  };
}

export type Server = Awaited<ReturnType<typeof aServer>>;

/** Somebody of a session, who is on the server too. */
export interface Seated {
  readonly person: PersonId;
  readonly on: Person;
  does(intent: Intent): Promise<void>;
}

export interface Group {
  readonly session: SessionId;
  readonly hall: Channel;
  readonly main: Place;
  readonly lena: Seated;
  readonly voices: readonly Seated[];
}

const NAMES = ["Cedar", "Birch", "Fir", "Elm"];

export interface Wanted {
  readonly setup?: Partial<SetupInput>;
  readonly names?: readonly string[];
  /** Whether whoever plans may change the channel. */
  readonly managed?: boolean;
  readonly hall?: Channel;
}

/** A facilitator and others in a channel, who have gone in, and a conversation that is open. */
export async function gathered(
  at: Server,
  protocol: string,
  { setup = {}, names = NAMES, managed = true, hall = at.fake.channel("hall") }: Wanted = {},
): Promise<Group> {
  const { fake, engine } = at;
  const guests = names.map((name) => ({ name, on: fake.person(name) }));
  const lead = fake.person("Lena");
  const planned = at.plan.plan(
    protocol,
    {
      title: "Sharing the river",
      question: "What would make the gauge readings believable?",
      mode: "live",
      regime: "on-the-record",
      assurance: "A",
      people: [{ role: "participant", side: null, count: names.length }],
      ...setup,
    },
    "en",
  );
  if (!planned.ok) throw new Error(planned.faults.join("\n"));
  const account = (on: Person) => ({ platform: "discord" as const, id: `${fake.guildId}/${on.id}` });
  const main: Place = {
    platform: "discord",
    channel: `${fake.guildId}/${hall.id}`,
    shows: "room",
    ...(managed ? { mayChange: true as const } : {}),
  };
  const founded = await engine.found(
    planned.prepared,
    { name: "Lena", fullName: null, role: "facilitator", side: null, account: account(lead) },
    {
      guests: guests.map(({ name, on }) => ({ name, fullName: null, role: "participant" as const, side: null, account: account(on) })),
      shown: main,
    },
  );
  const { session } = founded;
  const seat = (person: PersonId, on: Person): Seated => ({
    person,
    on,
    async does(intent) {
      const caller: Caller = { session, person, locale: "en", through: "discord" };
      const answer = await at.engine.act(caller, intent);
      if (!answer.ok) throw new Error(`refused: ${answer.reason}`);
      await at.settles();
    },
  });
  const lena = seat(founded.place.person, lead);
  const voices = founded.places.map(({ person }, index) => seat(person, guests[index]?.on ?? lead));
  for (const who of [lena, ...voices]) await who.does({ do: "decide", command: { type: "join" } });
  await lena.does({ do: "decide", command: { type: "open" } });
  const version = (await engine.state(session))?.plan.termsVersion ?? 0;
  for (const voice of voices) await voice.does({ do: "decide", command: { type: "acceptTerms", version } });
  return { session, hall, main, lena, voices };
}

/** Whoever has the floor, and somebody who has not. */
export async function atTheFloor(at: Server, { session, voices }: Group): Promise<{ readonly holder: Seated; readonly other: Seated }> {
  const page = await at.engine.roomPage(session, { locale: "en" });
  const person = page?.now.find(({ floor }) => floor)?.floor?.holder?.person;
  const holder = voices.find((each) => each.person === person);
  const other = voices.find((each) => each.person !== person);
  if (!holder || !other) throw new Error("nobody has the floor");
  return { holder, other };
}

/** "Next", with the ten seconds in which it can be undone and everybody's last half minute. */
export async function next(at: Server, { lena }: Group): Promise<void> {
  await lena.does({ do: "decide", command: { type: "next", path: null } });
  await at.passes(45_000);
}
