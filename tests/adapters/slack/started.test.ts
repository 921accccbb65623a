import { spawn } from "node:child_process";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { startSlack, type FakeSlack } from "../../fakes/slack/server.ts";
import type { Person } from "../../fakes/slack/person.ts";
import { until } from "../../fakes/slack/until.ts";
import { aFolder } from "../../support/scratch.ts";

const MAIN = fileURLToPath(new URL("../../../src/main.ts", import.meta.url));
/** Ten seconds to undo and half a minute of last call are over in seconds; so is the patience with Slack, which is why it is not faster. */
const HURRIED = new URL("../../browser/hurried.ts", import.meta.url).href;

type Channel = ReturnType<FakeSlack["channel"]>;

/** `npm start` with the README's three settings of Slack, on folders of its own. Resolves when it says that both doors are open. */
async function started(fake: FakeSlack): Promise<{ stop(): Promise<number | null> }> {
  const folder = await aFolder();
  onTestFinished(() => folder.remove());
  const { PATH, HOME } = process.env;
  const program = spawn(process.execPath, ["--import", HURRIED, MAIN], {
    env: {
      PATH,
      HOME,
      HURRIED: "4",
      PORT: "0",
      PARLEY_DATA: join(folder.path, "data"),
      PARLEY_KEYS: join(folder.path, "keys"),
      SLACK_BOT_TOKEN: fake.botToken,
      SLACK_APP_TOKEN: fake.appToken,
      SLACK_API_URL: fake.apiUrl,
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise<number | null>((resolve) => program.once("exit", resolve));
  const stop = (): Promise<number | null> => {
    program.kill("SIGTERM");
    return ended;
  };
  onTestFinished(() => void program.kill("SIGKILL"));
  let said = "";
  program.stdout.setEncoding("utf8").on("data", (part: string) => void (said += part));
  await until("the program is ready", () => said.includes("Slack is connected.") && said.includes("Parley is ready"), 60_000);
  return { stop };
}

/** Presses something on one's own page, and waits until the page shows that it was done. */
async function does(who: Person, hall: Channel, button: string): Promise<void> {
  if (who.modal()) await who.closes("all");
  await who.types("/parley", "", hall);
  await until(`${who.name} can press "${button}"`, () => who.modal()?.buttons.includes(button));
  await who.presses("modal", button);
  await until(`"${button}" is done`, () => !who.modal()?.buttons.includes(button));
  await who.closes("all");
}

test("the program as the README starts it: planned by /parley plan, written by everybody, released in the channel", async () => {
  const fake = await startSlack();
  onTestFinished(() => fake.close());
  const program = await started(fake);
  const lena = fake.person("Lena");
  const voices = ["Cedar", "Birch", "Fir", "Elm", "Oak"].map((name) => fake.person(name));
  const hall = fake.channel("hall", { members: [lena, ...voices], withApp: false });

  await lena.types("/parley", "plan", hall);
  const plan = await lena.waitsForModal("Plan a conversation");
  const ngt = plan.fields.find(({ label }) => label === "Method")?.options?.find((option) => option.startsWith("Nominal group"));
  await lena.fills({
    Method: ngt ?? "",
    Title: "Sharing the river",
    "Question put to the people (many methods ask for one)": "What would make the readings believable?",
    "People (of the first side, if there are sides)": voices,
  });
  await lena.submits();
  expect(lena.modal()?.text).toContain("Parley is not in this channel");
  lena.invites(hall, "app");
  await lena.submits();
  await lena.waitsForMessage(hall, "Those who were invited open their own page");

  for (const who of [lena, ...voices]) await does(who, hall, "Go in");
  await does(lena, hall, "Open the conversation");
  for (const voice of voices) await does(voice, hall, "I agree");
  await does(lena, hall, "Next");
  const card = await until("the round of writing is open", () => lena.messages(hall).findLast(({ buttons }) => buttons.includes("Write")));
  for (const [index, voice] of voices.entries()) {
    await voice.presses(card, "Write");
    const form = await voice.waitsForModal();
    const words = form.fields.find(({ label }) => /words/i.test(label))?.label ?? "";
    await voice.fills({ [words]: `Thought ${index + 1}: measure together` });
    await voice.submits();
    expect(voice.modal()?.text).toContain("Received, once");
    await voice.closes("all");
  }
  for (const voice of voices) expect(voice.sees(hall).join("\n")).not.toContain("Thought");
  await does(lena, hall, "Next");
  const released = await until("what was written is released", () => lena.sees(hall).find((text) => text.includes("Thought")), 30_000);
  for (let nth = 1; nth <= voices.length; nth++) expect(released).toContain(`Thought ${nth}: measure together`);

  expect(fake.violations).toEqual([]);
  expect(await program.stop()).toBe(0);
}, 120_000);
