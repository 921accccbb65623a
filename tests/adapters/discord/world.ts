import { DiscordAPIError, RateLimitError, REST } from "@discordjs/rest";
import { Routes } from "discord-api-types/v10";
import { fileURLToPath } from "node:url";
import { createRoomsApi } from "../../../adapters/discord/deliver/api.ts";
import { createEnforcement, type Enforcement } from "../../../adapters/discord/deliver/enforce.ts";
import { createSideRooms, type PostIn } from "../../../adapters/discord/deliver/side-rooms.ts";
import { createPace } from "../../../adapters/chat/deliver/pace.ts";
import type { SideRooms } from "../../../adapters/chat/deliver/port.ts";
import { troublesOf } from "../../../adapters/chat/deliver/trouble.ts";
import type { ChatDeps } from "../../../adapters/chat/deps.ts";
import type { Outcome } from "../../../adapters/chat/outcome.ts";
import { speechIn } from "../../../adapters/chat/speech.ts";
import { newId, systemRandom } from "../../../src/chance.ts";
import { createEngine, type Engine } from "../../../src/engine/engine.ts";
import { createMemory } from "../../../src/engine/memory.ts";
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

/** How a call ended, as far as these tests need it. */
async function outcomeOf<T>(call: Promise<T>): Promise<Outcome<T>> {
  try {
    return { is: "ok", value: await call };
  } catch (error) {
    if (error instanceof DiscordAPIError) return { is: "refused", code: String(error.code) };
    if (error instanceof RateLimitError) return { is: "later", afterMs: error.retryAfter };
    return { is: "unknown", code: "NO_ANSWER" };
  }
}

/** The rooms and floors of Parley on a fake Discord, in virtual time, without the doors through which people act. */
export async function aServer(options: DiscordOptions = {}) {
  const fake = await startDiscord(options);
  const clock = virtualClock(Date.now());
  const store = memoryStore();
  const keys = memoryKeys();
  const plan = await openLibrary(PROTOCOLS, kinds, newId);
  const faults: string[] = [];
  const erasures: Promise<unknown>[] = [];

  /** One run of the program, over what earlier ones left. */
  async function start() {
    const queue = virtualQueue(clock, { sweepEveryMs: 3_000 });
    const ports: Port[] = [];
    const log = createLog("silent");
    const engine = createEngine({ store, keys, queue, clock, random: systemRandom, newId, kinds, log, memory: createMemory() }, ports);
    await engine.start();
    await queue.work(engine.handlers);
    // In virtual time a minute of calls is made within a second.
    const rest = new REST({
      globalRequestsPerSecond: 10_000,
      api: fake.apiUrl,
      retries: 0,
      timeout: 2_000,
      rejectOnRateLimit: () => true,
    }).setToken(fake.token);
    const pace = createPace(
      { everyMs: 0, apartMs: 0, updates: null },
      () => clock.now(),
      async () => {},
    );
    const deps: ChatDeps = {
      engine,
      plan,
      clock,
      publicUrl: () => "https://parley.test",
      log: { fault: (...what) => void faults.push(what.join(" ")) },
    };
    const api = createRoomsApi(rest, outcomeOf);
    const post: PostIn = (channel, { text }, nonce) =>
      outcomeOf(rest.post(Routes.channelMessages(channel), { body: { content: text, nonce, enforce_nonce: true } }));
    const sideRooms = createSideRooms(deps, api, pace, post);
    const enforcement = createEnforcement(deps, api, pace);
    ports.push(aPort(engine, sideRooms, enforcement));
    const deaf = await engine.onChange((session) => void erasures.push(enforcement.erased(session)));
    return { queue, engine, deps, post, sideRooms, enforcement, rest, deaf };
  }

  let run = await start();
  const passes = async (ms: number): Promise<void> => {
    await run.queue.runUntil(clock.now() + ms);
    await Promise.all(erasures.splice(0));
  };
  return {
    fake,
    clock,
    faults,
    plan,
    get engine(): Engine {
      return run.engine;
    },
    get enforcement(): Enforcement {
      return run.enforcement;
    },
    get sideRooms(): SideRooms {
      return run.sideRooms;
    },
    /** What the app itself says in a channel. */
    posts: (channel: Channel, text: string) => run.post(channel.id, { text, parts: [] }, newId()),
    passes,
    /** What was decided is shown. */
    settles: () => passes(0),
    troubles: (session: SessionId) => troublesOf(run.deps, session, speechIn("en", "discord")),
    /** The program is killed, and started again over its database and its keys. */
    async restarts() {
      await run.deaf();
      run.rest.clearHashSweeper();
      run.rest.clearHandlerSweeper();
      await run.queue.close();
      run = await start();
    },
    async stop() {
      run.rest.clearHashSweeper();
      run.rest.clearHandlerSweeper();
      await fake.close();
    },
  };
}

export type Server = Awaited<ReturnType<typeof aServer>>;

/** Drives what stands around the cards, as the door does, and posts none of them. */
function aPort(engine: Engine, sideRooms: SideRooms, enforcement: Enforcement): Port {
  return {
    platform: "discord",
    async deliver({ session, path }) {
      const main = (await engine.places.of(session)).find(({ shows }) => shows === "room");
      if (!main) return { is: "sent", ref: "" };
      const done = (await sideRooms.open(session, main)) ?? (await enforcement.drive(session, main));
      if (done?.is === "later") return done;
      await sideRooms.close(session, path);
      return { is: "sent", ref: "" };
    },
  };
}

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
  readonly hall?: Channel;
}

/** A facilitator and others in a channel, who have gone in, and a conversation that is open. */
export async function gathered(
  at: Server,
  protocol: string,
  { setup = {}, names = NAMES, hall = at.fake.channel("hall") }: Wanted = {},
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
  const main: Place = { platform: "discord", channel: `${fake.guildId}/${hall.id}`, shows: "room" };
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
