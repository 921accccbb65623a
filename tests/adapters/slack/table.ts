import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { openSlack } from "../../../adapters/slack/app.ts";
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
import type { Store } from "../../../src/store/port.ts";
import type { Entry } from "../../fakes/slack/form.ts";
import type { Person } from "../../fakes/slack/person.ts";
import { until } from "../../fakes/slack/until.ts";
import type { SeenMessage } from "../../fakes/slack/seen.ts";
import type { Outcome } from "../../fakes/slack/outcome.ts";
import type { SlackOptions } from "../../fakes/slack/options.ts";
import { startSlack, type FakeSlack } from "../../fakes/slack/server.ts";

export type Way = "socket" | "http";
export const SECRET = "a secret that signs";
export const ADDRESS = "https://parley.test";
const PROTOCOLS = fileURLToPath(new URL("../../../protocols", import.meta.url));

export interface Circumstances {
  /** How posts and whispers wait for their turn. Default: not at all. */
  readonly wait?: (ms: number) => Promise<unknown>;
  /** Stands between the program and its store. */
  readonly watching?: (store: Store) => Store;
  /** A folder of methods, where not those of the program. */
  readonly protocols?: string;
}

/** Parley on a fake Slack, in virtual time: its queue works when `settles` or `passes` is called. */
export async function aWorkspace(
  way: Way = "socket",
  options: Partial<SlackOptions> = {},
  { wait = async () => {}, watching = (store) => store, protocols = PROTOCOLS }: Circumstances = {},
) {
  let server: Server | null = null;
  const url = (): string => `http://127.0.0.1:${(server?.address() as AddressInfo | null)?.port ?? 1}/slack/events`;
  const deliver = way === "socket" ? ("socket" as const) : { http: url, signingSecret: SECRET };
  const fake = await startSlack({ deliver, ...options });
  const clock = virtualClock(Date.now());
  const store = watching(memoryStore());
  const keys = memoryKeys();
  const plan = await openLibrary(protocols, kinds, newId);
  const logged: string[] = [];
  const log = createLog("trace", { write: (line) => void logged.push(line) });
  const faults: string[] = [];

  /** One run of the program, over what earlier ones left. */
  async function start() {
    const queue = virtualQueue(clock, { sweepEveryMs: 3_000 });
    const ports: Port[] = [];
    const parts = { store, keys, queue, clock, random: systemRandom, newId, kinds, log, memory: createMemory() };
    const engine = createEngine(parts, ports);
    await engine.start();
    await queue.work(engine.handlers);
    const slack = await openSlack(
      {
        engine,
        plan,
        clock,
        settings: {
          botToken: fake.botToken,
          appToken: way === "socket" ? fake.appToken : undefined,
          signingSecret: way === "http" ? SECRET : undefined,
          apiUrl: fake.apiUrl,
        },
        publicUrl: () => ADDRESS,
        wait,
        log: {
          fault(where, code) {
            log.fault(where, code);
            faults.push(`${where} ${code}`);
          },
        },
      },
      true,
    );
    ports.push(slack.port);
    return { queue, engine, slack };
  }

  let run = await start();
  if (run.slack.handler) {
    server = createServer((request, response) => run.slack.handler?.(request, response));
    await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  }
  const passes = async (ms: number): Promise<void> => {
    await fake.idle();
    await run.queue.runUntil(clock.now() + ms);
    await fake.idle();
  };
  return {
    fake,
    store,
    clock,
    faults,
    logged,
    url,
    get engine() {
      return run.engine;
    },
    /** What was decided is shown. */
    settles: () => passes(0),
    passes,
    /** The program is killed, and started again over its database and its keys. */
    async restarts() {
      await run.slack.close();
      await run.queue.close();
      run = await start();
    },
    async stop() {
      await run.slack.close();
      server?.closeAllConnections();
      await new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()));
      await fake.close();
    },
  };
}

export type Workspace = Awaited<ReturnType<typeof aWorkspace>>;
export type Channel = ReturnType<FakeSlack["channel"]>;

export interface Group {
  readonly lena: Person;
  readonly voices: readonly Person[];
  readonly hall: Channel;
  readonly session: SessionId;
}

export const NAMES: readonly string[] = ["Cedar", "Birch", "Fir", "Elm", "Oak", "Ash", "Rowan"];

export const QUESTION = "Question put to the people (many methods ask for one)";

export const METHODS = {
  ngt: /Nominal group/i,
  circle: /circle/i,
  pairs: /1-2-4-all/i,
  fishbowl: /Fishbowl/i,
} as const;

/** A facilitator and seven others in a channel, and a conversation planned by its form. */
export async function planned(
  at: Workspace,
  method: keyof typeof METHODS | RegExp,
  more: Readonly<Record<string, Entry>> = {},
  people: readonly (string | Person)[] = NAMES,
): Promise<Group> {
  const { fake } = at;
  const lena = fake.person("Lena");
  const voices = people.map((one) => (typeof one === "string" ? fake.person(one) : one));
  const hall = fake.channel("hall", { members: [lena, ...voices], isShared: voices.some(({ kind }) => kind === "external") });
  await lena.types("/parley", "plan", hall);
  const form = await lena.waitsForModal("Plan a conversation");
  const sought = method instanceof RegExp ? method : METHODS[method];
  const wanted = form.fields.find(({ label }) => label === "Method")?.options?.find((option) => sought.test(option));
  if (wanted === undefined) throw new Error(`no such method among ${JSON.stringify(form.fields.find(({ label }) => label === "Method"))}`);
  await lena.fills({
    Method: wanted,
    Title: "Sharing the river",
    [QUESTION]: "What would make the gauge readings believable?",
    "People (of the first side, if there are sides)": [...voices],
    ...more,
  });
  const sent = await lena.submits();
  if (sent.modal !== "updated") throw new Error(`it was not planned: ${JSON.stringify(lena.modal())}`);
  const said = lena.modal()?.text ?? "";
  if (lena.modal()) await lena.closes("all");
  const [row] = await at.store.sessions();
  if (!row) throw new Error(`there is no session: ${said}`);
  return { lena, voices, hall, session: row.id };
}

export const NEXT = "Next";
const OPEN = "Open my page";

export const closed = async (who: Person): Promise<void> => void (who.modal() && (await who.closes("all")));

/** Opens somebody's own page from the newest card in the channel, or by the command where there is none. */
export async function page(who: Person, { hall }: Group): Promise<string> {
  await closed(who);
  const cards = who.messages(hall).filter((each) => each.buttons.some((button) => button === OPEN));
  const card = cards.at(-1);
  if (card) await who.presses(card, OPEN);
  else await who.types("/parley", "", hall);
  const shown = await who.waitsForModal("Parley");
  return shown.text;
}

export async function presses(at: Workspace, who: Person, group: Group, button: string): Promise<void> {
  await page(who, group);
  await who.presses("modal", button);
  await at.settles();
  await closed(who);
}

/** Opens one of the team's forms from their own page, fills it in and sends it; what the modal then shows. */
export async function uses(
  slack: Workspace,
  group: Group,
  who: Person,
  tool: string,
  entries: Readonly<Record<string, Entry>>,
): Promise<string> {
  await page(who, group);
  await who.presses("modal", tool);
  await until(`the form "${tool}"`, () => who.modal()?.submit);
  await who.fills(entries);
  const sent = await who.submits();
  const errors = Object.values(sent.errors).join("\n");
  await slack.settles();
  return errors || (who.modal()?.text ?? "");
}

export async function everybodyIn(at: Workspace, group: Group): Promise<void> {
  for (const who of [group.lena, ...group.voices]) await presses(at, who, group, "Go in");
  await presses(at, group.lena, group, "Open the conversation");
  for (const voice of group.voices) await presses(at, voice, group, "I agree");
}

/** "Next", with the ten seconds in which it can be undone and everybody's last half minute. */
export async function next(at: Workspace, group: Group): Promise<void> {
  await presses(at, group.lena, group, NEXT);
  await at.passes(45_000);
}

/** Writes one idea by the form of the newest card, and closes what then opens. */
export async function writes(who: Person, { hall }: Group, words: string): Promise<void> {
  await who.presses(await who.waitsForMessage(hall, /Write in silence/), "Write");
  const form = await who.waitsForModal(/./);
  await who.fills({ [fieldFor(form.fields)]: words });
  const sent = await who.submits();
  if (sent.modal !== "updated") throw new Error(`it was not sent: ${JSON.stringify(sent)}`);
  await closed(who);
}

export const fieldFor = (fields: readonly { readonly label: string }[]): string =>
  fields.find(({ label }) => /words/i.test(label))?.label ?? fields[0]?.label ?? "";

/** A ballot that ranks the first options of each place in the order in which they stand. */
export async function ballots(at: Workspace, { hall, voices }: Group, title: RegExp): Promise<void> {
  for (const voice of voices) {
    await voice.presses(await voice.waitsForMessage(hall, title), "Judge");
    await ranks(voice);
    await closed(voice);
  }
  await at.settles();
}

export async function ranks(voice: Person, from = 0): Promise<Outcome> {
  const form = await voice.waitsForModal();
  const places = form.fields.filter(({ label }) => /place/i.test(label));
  await voice.fills(
    Object.fromEntries(places.map(({ label, options }, index) => [label, options?.at((index + from) % options.length) ?? ""])),
  );
  return voice.submits();
}

/** Everybody looks at the summary and lets it go, until it is released. */
export async function cleared(at: Workspace, group: Group): Promise<void> {
  await at.passes(5_000);
  await presses(at, group.lena, group, NEXT);
  await at.passes(60_000);
  for (const voice of group.voices) {
    await page(voice, group);
    await voice.presses("modal", "Nothing points to anyone");
    await at.settles();
  }
  await at.passes(10_000);
}

/** What the holder of the floor alone is told has the same buttons as its card. */
export const isTurnNote = ({ text }: SeenMessage): boolean => text.startsWith("It is your turn.");

/** The cards of a floor that somebody sees, the latest last. */
export const floorCards = (who: Person, { hall }: Group): readonly SeenMessage[] =>
  who.messages(hall).filter((each) => each.buttons.includes("I’m done") && !isTurnNote(each));
