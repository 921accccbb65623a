import { spawn } from "node:child_process";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { readConfig, slackFault } from "../../../src/config.ts";
import { openSlack } from "../../../adapters/slack/app.ts";
import type { SlackSettings } from "../../../adapters/slack/deps.ts";
import { SCOPES, type SlackOptions } from "../../fakes/slack/options.ts";
import { startSlack, type FakeSlack } from "../../fakes/slack/server.ts";
import { until } from "../../fakes/slack/until.ts";
import { aFolder } from "../../support/scratch.ts";

async function aFake(options: SlackOptions = {}): Promise<FakeSlack> {
  const fake = await startSlack(options);
  onTestFinished(() => fake.close());
  return fake;
}

/** What the door says with these settings; nothing behind it is reached. */
const said = (settings: SlackSettings): Promise<string> =>
  openSlack({ settings, log: { fault: () => {} }, clock: { now: () => Date.now() } } as never, true).then(
    () => "it opened",
    (error: Error) => `${error.name}: ${error.message}`,
  );

test("a wrong bot token is named by its setting, and not said", async () => {
  const fake = await aFake();
  const sentence = await said({ botToken: "xoxb-wrong", appToken: fake.appToken, apiUrl: fake.apiUrl });
  expect(sentence).toMatch(/^SlackFault: Slack does not accept SLACK_BOT_TOKEN \(invalid_auth\)\. Copy it again/);
  expect(sentence).not.toContain("xoxb");
});

test("a wrong app token too, and one of the other kind", async () => {
  const fake = await aFake();
  for (const appToken of ["xapp-wrong", fake.botToken]) {
    const sentence = await said({ botToken: fake.botToken, appToken, apiUrl: fake.apiUrl });
    expect(sentence).toMatch(/^SlackFault: Slack does not accept SLACK_APP_TOKEN/);
    expect(sentence).not.toContain(appToken);
  }
});

test.each(["commands", "chat:write", "channels:read", "groups:read", "users:read", "files:write"])(
  "a token without %s is refused with the line of the manifest",
  async (scope) => {
    const fake = await aFake({ scopes: SCOPES.filter((each) => each !== scope) });
    const sentence = await said({ botToken: fake.botToken, appToken: fake.appToken, apiUrl: fake.apiUrl });
    expect(sentence).toContain(`lacks ${scope}.`);
    expect(sentence).toContain("oauth_config.scopes.bot");
  },
);

test("an app token that may not connect is told what it lacks", async () => {
  const fake = await aFake();
  fake.faults.refused("apps.connections.open", "missing_scope", { times: 2 });
  const sentence = await said({ botToken: fake.botToken, appToken: fake.appToken, apiUrl: fake.apiUrl });
  expect(sentence).toContain("SLACK_APP_TOKEN");
  expect(sentence).toContain("connections:write");
});

test("a bot token alone opens no door, and says which settings do", async () => {
  const fake = await aFake();
  const sentence = await said({ botToken: fake.botToken, apiUrl: fake.apiUrl });
  expect(sentence).toContain("SLACK_APP_TOKEN");
  expect(sentence).toContain("SLACK_SIGNING_SECRET");
});

test("Slack that is not there is said to be so", async () => {
  const sentence = await said({ botToken: "xoxb-any", appToken: "xapp-any", apiUrl: "http://127.0.0.1:1/api/" });
  expect(sentence).toMatch(/^SlackFault: Slack can not be reached/);
});

const MAIN = fileURLToPath(new URL("../../../src/main.ts", import.meta.url));

/** The program with these settings of Slack; what it printed once the room is open. */
async function printedWith(slack: Readonly<Record<string, string>>): Promise<string> {
  const folder = await aFolder();
  onTestFinished(() => folder.remove());
  const { PATH, HOME } = process.env;
  const program = spawn(process.execPath, [MAIN], {
    env: { PATH, HOME, PORT: "0", PARLEY_DATA: join(folder.path, "data"), PARLEY_KEYS: join(folder.path, "keys"), ...slack },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise<number | null>((resolve) => program.once("exit", resolve));
  onTestFinished(() => void program.kill("SIGKILL"));
  let printed = "";
  for (const stream of [program.stdout, program.stderr]) stream.setEncoding("utf8").on("data", (part: string) => void (printed += part));
  const address = await until("the room is open", () => /Parley is ready at (\S+)/.exec(printed)?.[1], 60_000);
  expect((await fetch(address)).status).toBeLessThan(500);
  const link = await until("the host's link", () => /http:\/\/\S+\/in\/\S+/.exec(printed)?.[0]);
  expect((await fetch(link)).status).toBe(200);
  program.kill("SIGTERM");
  expect(await ended).toBe(0);
  return printed;
}

test("the program with a wrong bot token says so once, and the room is open all the same", async () => {
  const fake = await aFake();
  const printed = await printedWith({ SLACK_BOT_TOKEN: "xoxb-wrong", SLACK_APP_TOKEN: fake.appToken, SLACK_API_URL: fake.apiUrl });
  expect(printed.split("Slack does not accept SLACK_BOT_TOKEN (invalid_auth)")).toHaveLength(2);
  expect(printed).toContain("The other doors are open.");
  expect(printed).not.toContain("xoxb-wrong");
}, 90_000);

test("the program without a bot token too", async () => {
  const printed = await printedWith({ SLACK_APP_TOKEN: "xapp-any" });
  expect(printed).toContain("Slack: SLACK_BOT_TOKEN: it is missing. Set it, or leave all of SLACK_* out. The other doors are open.");
}, 90_000);

test.each([
  [{ SLACK_BOT_TOKEN: "xoxb-any" }, "SLACK_APP_TOKEN"],
  [{ SLACK_BOT_TOKEN: "xoxb-any", SLACK_SIGNING_SECRET: "any" }, "PARLEY_URL"],
  [
    { SLACK_BOT_TOKEN: "xoxb-any", SLACK_SIGNING_SECRET: "any", PARLEY_URL: "https://parley.example", PARLEY_ROLES: "slack" },
    "PARLEY_ROLES",
  ],
  [{ SLACK_BOT_TOKEN: "xoxb-any", SLACK_SIGNING_SECRET: "any", PARLEY_URL: "https://parley.example" }, undefined],
  [{ SLACK_BOT_TOKEN: "xoxb-any", PARLEY_ROLES: "worker" }, undefined],
])("with %o the setting to change is %s", (environment, path) => {
  const read = readConfig(environment);
  expect(read.ok && slackFault(read.config)?.path).toBe(path);
});
