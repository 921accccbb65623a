import { spawn } from "node:child_process";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import type { FakeDiscord } from "../../fakes/discord/fake.ts";
import type { Person } from "../../fakes/discord/person.ts";
import type { Channel } from "../../fakes/discord/state.ts";
import { until } from "../../fakes/slack/until.ts";
import { alone, plain, private_ } from "./table.ts";

const MAIN = fileURLToPath(new URL("../../../src/main.ts", import.meta.url));
const HURRIED = new URL("../../browser/hurried.ts", import.meta.url).href;

/** What came in the last second before a kill is heard again by the next run, and was answered. */
export const ANSWERED_ALREADY = 40_060;

const READY_MS = 60_000;

/** The program, as a process of its own. */
export interface Program {
  /** Resolves when it says that it is ready and connected. */
  ready(): Promise<void>;
  /** Resolves with its exit code, once it is gone. */
  ends(signal: "SIGTERM" | "SIGKILL"): Promise<number | null>;
}

/** `npm start` with the README's one setting of Discord, and a clock that goes four times as fast. */
export function begun(fake: FakeDiscord, folder: string): Program {
  const { PATH, HOME } = process.env;
  const program = spawn(process.execPath, ["--import", HURRIED, MAIN], {
    env: {
      PATH,
      HOME,
      HURRIED: "4",
      PORT: "0",
      PARLEY_DATA: join(folder, "data"),
      PARLEY_KEYS: join(folder, "keys"),
      DISCORD_TOKEN: fake.token,
      DISCORD_API_URL: fake.apiUrl,
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise<number | null>((resolve) => program.once("exit", resolve));
  let isGone = false;
  void ended.then(() => (isGone = true));
  onTestFinished(() => void program.kill("SIGKILL"));
  let said = "";
  program.stdout.setEncoding("utf8").on("data", (part: string) => void (said += part));
  return {
    async ready() {
      const isReady = (): boolean => said.includes("Discord is connected.") && said.includes("Parley is ready");
      await until("the program is ready", () => isReady() || isGone, READY_MS);
      if (isGone) throw new Error(`the program ended before it was ready: ${said}`);
    },
    ends: (signal) => {
      program.kill(signal);
      return ended;
    },
  };
}

export async function started(fake: FakeDiscord, folder: string): Promise<Program> {
  const program = begun(fake, folder);
  await program.ready();
  return program;
}

export const shows = (who: Person, hall: Channel, button: string) =>
  until(`${who.name} can press "${button}"`, () => {
    const seen = private_(who, hall);
    return seen?.buttons.includes(button) ? seen : null;
  });

/** Presses something on one's own page, and waits until the page shows that it was done. */
export async function does(who: Person, hall: Channel, button: string): Promise<void> {
  await who.types("/parley page", {}, hall);
  await who.presses(await shows(who, hall, button), button);
  await until(`"${button}" is done`, () => !private_(who, hall)?.buttons.includes(button));
}

export interface Wanted {
  /** How the method's name begins. */
  readonly method: string;
  readonly voices: readonly Person[];
  /** As it is read in the menu; if it is not given, what stands there. */
  readonly regime?: string;
}

/** Fills in the form of a new conversation, up to the button that prepares it. */
export async function drafts(lena: Person, hall: Channel, { method, voices, regime }: Wanted): Promise<void> {
  await lena.types("/parley plan", {}, hall);
  await lena.presses(await shows(lena, hall, "Write"), "Write");
  lena.fills({ Title: "Sharing the river", "Question put to the people (many methods ask…": "What would make the readings believable?" });
  await lena.submits();
  await until("the words are there", () => plain(alone(lena, hall).text).includes("Sharing the river"));
  const wanted = alone(lena, hall).menus[0]?.options.find((option) => option.startsWith(method)) ?? "";
  await lena.picks(alone(lena, hall), "Method", wanted);
  await lena.picks(alone(lena, hall), "People (of the first side, if there are sides)", voices);
  if (regime !== undefined) await lena.picks(alone(lena, hall), "What people may use afterwards", regime);
}

/** Everybody goes in, it is opened, and its rules are agreed to. */
export async function gathers(lena: Person, hall: Channel, voices: readonly Person[]): Promise<void> {
  for (const who of [lena, ...voices]) await does(who, hall, "Go in");
  await does(lena, hall, "Open the conversation");
  for (const voice of voices) await does(voice, hall, "I agree");
}
