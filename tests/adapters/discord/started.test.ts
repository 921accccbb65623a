import { spawn } from "node:child_process";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import type { FakeDiscord } from "../../fakes/discord/fake.ts";
import type { Person } from "../../fakes/discord/person.ts";
import { startDiscord } from "../../fakes/discord/server.ts";
import type { Channel } from "../../fakes/discord/state.ts";
import { until } from "../../fakes/slack/until.ts";
import { aFolder } from "../../support/scratch.ts";
import { alone, plain, private_ } from "./table.ts";

const MAIN = fileURLToPath(new URL("../../../src/main.ts", import.meta.url));
const HURRIED = new URL("../../browser/hurried.ts", import.meta.url).href;

const ANSWERED_ALREADY = 40_060;

/** `npm start` with the README's one setting of Discord. */
async function started(fake: FakeDiscord, folder: string) {
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
  onTestFinished(() => void program.kill("SIGKILL"));
  let said = "";
  program.stdout.setEncoding("utf8").on("data", (part: string) => void (said += part));
  await until("the program is ready", () => said.includes("Discord is connected.") && said.includes("Parley is ready"), 60_000);
  return {
    ends: (signal: "SIGTERM" | "SIGKILL"): Promise<number | null> => {
      program.kill(signal);
      return ended;
    },
  };
}

const shows = (who: Person, hall: Channel, button: string) =>
  until(`${who.name} can press "${button}"`, () => {
    const seen = private_(who, hall);
    return seen?.buttons.includes(button) ? seen : null;
  });

/** Presses something on one's own page, and waits until the page shows that it was done. */
async function does(who: Person, hall: Channel, button: string): Promise<void> {
  await who.types("/parley page", {}, hall);
  await who.presses(await shows(who, hall, button), button);
  await until(`"${button}" is done`, () => !private_(who, hall)?.buttons.includes(button));
}

test("the program as the README starts it, killed in the middle: what is pressed meanwhile is answered, and the list is released", async () => {
  const fake = await startDiscord();
  onTestFinished(() => fake.close());
  const folder = await aFolder();
  onTestFinished(() => folder.remove());
  const program = await started(fake, folder.path);
  const lena = fake.person("Lena");
  const voices = ["Cedar", "Birch", "Fir", "Elm", "Oak"].map((name) => fake.person(name));
  const hall = fake.channel("hall");

  await lena.types("/parley plan", {}, hall);
  await lena.presses(await shows(lena, hall, "Write"), "Write");
  lena.fills({ Title: "Sharing the river", "Question put to the people (many methods ask…": "What would make the readings believable?" });
  await lena.submits();
  await until("the words are there", () => plain(alone(lena, hall).text).includes("Sharing the river"));
  const method = alone(lena, hall).menus[0]?.options.find((option) => option.startsWith("Nominal group")) ?? "";
  await lena.picks(alone(lena, hall), "Method", method);
  await lena.picks(alone(lena, hall), "People (of the first side, if there are sides)", voices);
  await lena.presses(alone(lena, hall), "Prepare it");
  await lena.waitsForMessage(hall, "Those who were invited open their own page");

  for (const who of [lena, ...voices]) await does(who, hall, "Go in");
  await does(lena, hall, "Open the conversation");
  for (const voice of voices) await does(voice, hall, "I agree");
  await does(lena, hall, "Next");
  const card = await until("the round of writing is open", () =>
    lena.messages(hall).findLast((each) => !each.isOnlyForYou && each.buttons.includes("Write")),
  );
  const [cedar, ...others] = voices as [Person, ...Person[]];
  const write = async (voice: Person, nth: number): Promise<void> => {
    const form = await voice.waitsForModal();
    voice.fills({ [form.fields[0]?.label ?? ""]: `Thought ${nth}: measure together` });
    await voice.submits();
    await until("it was received", () => plain(private_(voice, hall)?.text ?? "").includes("Received, once"));
  };
  for (const [index, voice] of others.entries()) {
    await voice.presses(card, "Write");
    await write(voice, index + 2);
  }

  await program.ends("SIGKILL");
  const pressed = cedar.presses(card, "Write");
  const again = await started(fake, folder.path);
  // Whoever's press came too late for Discord's three seconds presses once more.
  if ((await pressed).answered !== "acked") await cedar.presses(card, "Write");
  await write(cedar, 1);
  for (const voice of voices) expect(voice.sees(hall).join("\n")).not.toContain("Thought");
  await does(lena, hall, "Next");
  const released = await until("what was written is released", () => lena.sees(hall).find((text) => text.includes("Thought")), 30_000);
  for (let nth = 1; nth <= voices.length; nth++) expect(plain(released)).toContain(`Thought ${nth}: measure together`);
  // What came in the last second before the kill is heard again, and was answered.
  expect(fake.violations.filter(({ error }) => error !== ANSWERED_ALREADY)).toEqual([]);
  expect(fake.publicReplies).toEqual([]);
  expect(await again.ends("SIGTERM")).toBe(0);
}, 120_000);
