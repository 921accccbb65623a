import { fileURLToPath } from "node:url";
import { openDiscord } from "../../../adapters/discord/app.ts";
import { newId, systemRandom } from "../../../src/chance.ts";
import { createEngine } from "../../../src/engine/engine.ts";
import { createMemory } from "../../../src/engine/memory.ts";
import type { SessionId } from "../../../src/model/ids.ts";
import { createLog } from "../../../src/log.ts";
import type { Port } from "../../../src/platform/port.ts";
import { openLibrary } from "../../../src/protocol/library.ts";
import { virtualClock, virtualQueue } from "../../../src/queue/virtual.ts";
import { kinds } from "../../../src/rounds/index.ts";
import { memoryKeys } from "../../../src/store/keys/memory.ts";
import { memoryStore } from "../../../src/store/memory.ts";
import type { DiscordOptions } from "../../fakes/discord/options.ts";
import type { Person } from "../../fakes/discord/person.ts";
import type { SeenMessage } from "../../fakes/discord/seen.ts";
import { startDiscord } from "../../fakes/discord/server.ts";
import type { Channel } from "../../fakes/discord/state.ts";
import { until } from "../../fakes/slack/until.ts";

export const ADDRESS = "https://parley.test";
const PROTOCOLS = fileURLToPath(new URL("../../../protocols", import.meta.url));

/** Parley on a fake Discord, in virtual time: its queue works when `settles` or `passes` is called. */
export async function aServer(options: DiscordOptions = {}, protocols: string = PROTOCOLS) {
  const fake = await startDiscord(options);
  const clock = virtualClock(Date.now());
  const store = memoryStore();
  const keys = memoryKeys();
  const plan = await openLibrary(protocols, kinds, newId);
  const logged: string[] = [];
  const log = createLog("trace", { write: (line) => void logged.push(line) });
  const faults: string[] = [];

  async function start() {
    const queue = virtualQueue(clock, { sweepEveryMs: 3_000 });
    const ports: Port[] = [];
    const engine = createEngine({ store, keys, queue, clock, random: systemRandom, newId, kinds, log, memory: createMemory() }, ports);
    await engine.start();
    await queue.work(engine.handlers);
    const discord = await openDiscord(
      {
        engine,
        plan,
        clock,
        // Virtual time runs faster than fifty calls a second.
        settings: { token: fake.token, apiUrl: fake.apiUrl, callsPerSecond: Infinity },
        publicUrl: () => ADDRESS,
        wait: async () => {},
        log: {
          fault(where, code) {
            log.fault(where, code);
            faults.push(`${where} ${code}`);
          },
        },
      },
      true,
    );
    ports.push(discord.port);
    return { queue, engine, discord };
  }

  let run = await start();
  /** Everything that was sent is answered. */
  const idle = async (): Promise<void> => {
    await fake.idle();
    await run.discord.settled();
  };
  const passes = async (ms: number): Promise<void> => {
    await idle();
    await run.queue.runUntil(clock.now() + ms);
    await idle();
  };
  return {
    fake,
    store,
    clock,
    faults,
    logged,
    get engine() {
      return run.engine;
    },
    idle,
    settles: () => passes(0),
    passes,
    /** `meanwhile`: while nobody hears. */
    async restarts(meanwhile: () => void = () => {}) {
      await run.discord.close();
      await run.queue.close();
      meanwhile();
      run = await start();
    },
    async stop() {
      await run.discord.close();
      await fake.close();
    },
  };
}

export type Server = Awaited<ReturnType<typeof aServer>>;

export interface Group {
  readonly lena: Person;
  readonly voices: readonly Person[];
  readonly hall: Channel;
  readonly session: SessionId;
}

export const NAMES: readonly string[] = ["Cedar", "Birch", "Fir", "Elm", "Oak", "Ash", "Rowan"];
const METHODS = { ngt: /Nominal group/i, circle: /circle/i } as const;
export const NEXT = "Next";

/** What somebody alone sees last in a channel. */
export const private_ = (who: Person, hall: Channel): SeenMessage | undefined => who.messages(hall).findLast((each) => each.isOnlyForYou);

export function alone(who: Person, hall: Channel): SeenMessage {
  const found = private_(who, hall);
  if (!found) throw new Error(`${who.name} sees nothing alone`);
  return found;
}

/** As it is read: without the marks that keep it from being read as marks. */
export const plain = (words: string): string => words.replaceAll(/\\([^\sA-Za-z0-9])/g, "$1");

/** What else the planning form is given: words by the labels of their fields, and people by their menus, by their names. */
interface Planned {
  readonly words?: Readonly<Record<string, string>>;
  readonly people?: Readonly<Record<string, readonly string[]>>;
}

export async function planned(
  at: Server,
  method: keyof typeof METHODS | RegExp,
  people: readonly string[] = NAMES,
  more: Planned = {},
): Promise<Group> {
  const { fake } = at;
  const lena = fake.person("Lena");
  const voices = people.map((name) => fake.person(name));
  const hall = fake.channel("hall");
  await lena.types("/parley plan", {}, hall);
  await at.idle();
  await lena.presses(alone(lena, hall), "Write");
  lena.fills({
    Title: "Sharing the river",
    "Question put to the people (many methods ask…": "What would make the gauge readings believable?",
    ...more.words,
  });
  await lena.submits();
  await at.idle();
  const [methods] = alone(lena, hall).menus;
  const sought = method instanceof RegExp ? method : METHODS[method];
  const wanted = methods?.options.find((option) => sought.test(option));
  if (wanted === undefined) throw new Error(`no such method among ${JSON.stringify(alone(lena, hall))}`);
  await lena.picks(alone(lena, hall), "Method", wanted);
  for (const [menu, names] of Object.entries({ "People (of the first side, if there are sides)": people, ...more.people })) {
    await lena.picks(
      alone(lena, hall),
      menu,
      voices.filter(({ name }) => names.includes(name)),
    );
  }
  await at.idle();
  await lena.presses(alone(lena, hall), "Prepare it");
  await at.settles();
  const [row] = await at.store.sessions();
  if (!row) throw new Error(`there is no session: ${alone(lena, hall).text}`);
  return { lena, voices, hall, session: row.id };
}

/** Opens somebody's own page. */
export async function page(at: Server, who: Person, { hall }: Group): Promise<string> {
  await who.types("/parley page", {}, hall);
  await at.idle();
  return plain(alone(who, hall).text);
}

/** Presses something on somebody's own page, and what asks whether it is meant. */
export async function presses(at: Server, who: Person, group: Group, button: string): Promise<void> {
  await page(at, who, group);
  await turnsTo(at, who, group, button);
  if (!alone(who, group.hall).buttons.includes(button)) throw new Error(`${who.name} sees no "${button}": ${alone(who, group.hall).text}`);
  await who.presses(alone(who, group.hall), button);
  await at.settles();
}

/** A long page has several leaves. */
export async function turnsTo(at: Server, who: Person, { hall }: Group, button: string): Promise<void> {
  for (let leaf = 0; leaf < 8 && !alone(who, hall).buttons.includes(button) && alone(who, hall).buttons.includes("More"); leaf++) {
    await who.presses(alone(who, hall), "More");
    await at.idle();
  }
}

export async function everybodyIn(at: Server, group: Group): Promise<void> {
  for (const who of [group.lena, ...group.voices]) await presses(at, who, group, "Go in");
  await presses(at, group.lena, group, "Open the conversation");
  for (const voice of group.voices) await presses(at, voice, group, "I agree");
}

/** "Next", with the ten seconds in which it can be undone and everybody's last half minute. */
export async function next(at: Server, group: Group): Promise<void> {
  await presses(at, group.lena, group, NEXT);
  await at.passes(45_000);
}

/** Opens a form from one's page, and waits for its window. */
export async function opens(at: Server, who: Person, group: Group, button: string): Promise<void> {
  await page(at, who, group);
  await turnsTo(at, who, group, button);
  if (!alone(who, group.hall).buttons.includes(button)) throw new Error(`${who.name} sees no "${button}": ${alone(who, group.hall).text}`);
  await who.presses(alone(who, group.hall), button);
  await at.idle();
}

export async function writes(at: Server, who: Person, group: Group, words: string): Promise<void> {
  await opens(at, who, group, "Write");
  const label = who.modal()?.fields[0]?.label ?? "";
  who.fills({ [label]: words });
  await who.submits();
  await until("the window is sent", () => who.modal() === null);
  await at.settles();
}

/** Ranks what there is, beginning with the one at this index, in the form that stands in a message or a window. */
export async function ranks(at: Server, voice: Person, { hall }: Group, from = 0): Promise<void> {
  const form = alone(voice, hall);
  for (const [index, menu] of form.menus.entries())
    await voice.picks(form, menu.placeholder, menu.options[(index + from) % menu.options.length] ?? "");
  await at.idle();
  const send = form.buttons.findLast((label) => !["Back", "More", "Write"].includes(label)) ?? "";
  await voice.presses(alone(voice, hall), send);
  await at.settles();
}

export async function ballots(at: Server, group: Group, title: RegExp): Promise<void> {
  for (const voice of group.voices) {
    const card = voice
      .messages(group.hall)
      .findLast((each) => !each.isOnlyForYou && title.test(each.text) && each.buttons.includes("Judge"));
    if (!card) throw new Error(`no card of ${title}`);
    await voice.presses(card, "Judge");
    await at.idle();
    await ranks(at, voice, group);
  }
}

/** Everybody looks at the summary and lets it go, until it is released. */
export async function cleared(at: Server, group: Group): Promise<void> {
  await at.passes(5_000);
  await presses(at, group.lena, group, NEXT);
  await at.passes(60_000);
  for (const voice of group.voices) await presses(at, voice, group, "Nothing points to anyone");
  await at.passes(10_000);
}

/** The cards of a floor that somebody sees, the latest last. */
export const floorCards = (who: Person, { hall }: Group): readonly SeenMessage[] =>
  who.messages(hall).filter((each) => !each.isOnlyForYou && each.buttons.includes("I’m done"));
