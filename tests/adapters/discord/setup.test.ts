import { spawn } from "node:child_process";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { REST } from "@discordjs/rest";
import { expect, onTestFinished, test } from "vitest";
import { startDiscord as startDoor } from "../../../adapters/discord/index.ts";
import { introduce } from "../../../adapters/discord/register.ts";
import { discordFault, readConfig } from "../../../src/config.ts";
import type { SessionId } from "../../../src/model/ids.ts";
import { systemClock } from "../../../src/queue/system-clock.ts";
import type { FakeDiscord } from "../../fakes/discord/fake.ts";
import { startDiscord } from "../../fakes/discord/server.ts";
import { until } from "../../fakes/slack/until.ts";
import { aFolder } from "../../support/scratch.ts";
import { ADDRESS, aPlan, aRoom, planned } from "../web/visitor.ts";

async function aFake(): Promise<FakeDiscord> {
  const fake = await startDiscord();
  onTestFinished(() => fake.close());
  return fake;
}

/** The door on a room, with what it said to whoever started it. */
async function aDoor({ apiUrl, token }: Pick<FakeDiscord, "apiUrl" | "token">, fault: string | null = null) {
  const room = await aRoom();
  await planned(room, aPlan);
  const session = (await room.store.sessions())[0]?.id as SessionId;
  const said: string[] = [];
  const deps = {
    engine: room.engine,
    plan: null as never,
    clock: systemClock,
    settings: { token, apiUrl },
    publicUrl: () => ADDRESS,
    log: { fault: () => {} },
  };
  const door = await startDoor(deps, { receives: true, fault, told: (sentence) => said.push(sentence) });
  onTestFinished(() => door.close());
  const deliver = () => door.port.deliver({ id: "1", session, card: "lobby", path: null, line: null, on: null, again: false });
  const places = () => room.engine.places.show(session, { platform: "discord", channel: "1", shows: "room" });
  return { door, said, deliver, places };
}

test("it is connected, and its commands are there", async () => {
  const fake = await aFake();
  const { said } = await aDoor(fake);
  expect(said).toEqual(["Discord is connected."]);
  expect([fake.open, fake.commands.global.length]).toEqual([1, 1]);
  expect(fake.violations).toEqual([]);
});

test("a wrong token is named by its setting, once, and not said; what is to be posted waits", async () => {
  const fake = await aFake();
  const { said, deliver, places } = await aDoor({ apiUrl: fake.apiUrl, token: "wrong.token.here" });
  expect(said).toEqual([
    expect.stringMatching(/^Discord: Discord does not accept DISCORD_TOKEN \(401\)\. Copy it .* The other doors are open\.$/),
  ]);
  expect(said[0]).not.toContain("wrong.token");
  expect(await deliver()).toEqual({ is: "sent", ref: "" });
  await places();
  expect(await deliver()).toEqual({ is: "later", afterMs: 600_000 });
  expect(fake.calls).toHaveLength(1);
});

test("Discord that is away is tried again, and what is to be posted waits meanwhile", async () => {
  const fake = await aFake();
  fake.faults.away();
  const { said, deliver, places } = await aDoor(fake);
  await places();
  expect(await deliver()).toMatchObject({ is: "later", afterMs: 10_000 });
  fake.faults.away(false);
  await until("it is connected", () => said.length > 1);
  expect(said).toEqual([
    expect.stringMatching(/^Discord: Discord can not be reached \(UND_ERR_SOCKET\)\. .* It is tried again\.$/),
    "Discord is connected.",
  ]);
});

test("a token that is taken back later is said as well, and nothing is sent with it any more", async () => {
  const fake = await aFake();
  const { said, deliver, places } = await aDoor(fake);
  await places();
  fake.cutSockets(4004);
  await until("it is said", () => said.length > 1);
  expect(said.slice(1)).toEqual([expect.stringContaining("Discord does not accept DISCORD_TOKEN (4004)")]);
  expect(await deliver()).toEqual({ is: "later", afterMs: 600_000 });
});

test("what is wrong with the settings is said, and Discord is not asked", async () => {
  const fake = await aFake();
  const { said } = await aDoor(fake, "DISCORD_TOKEN: it is missing. Set it.");
  expect(said).toEqual(["Discord: DISCORD_TOKEN: it is missing. Set it. The other doors are open."]);
  expect(fake.calls).toEqual([]);
});

test("it can be closed while Discord does not answer", async () => {
  const fake = await aFake();
  fake.faults.silent("*", { times: 9 });
  const { door } = await aDoor(fake);
  await door.close();
  expect(fake.open).toBe(0);
});

test.each([
  [{ id: "1", bot: null }, "The application of DISCORD_TOKEN has no bot"],
  [{ id: "1", bot: { id: "2" }, interactions_endpoint_url: "https://example.org" }, "Empty “Interactions Endpoint URL”"],
  [{ id: "1", bot: { id: "2" }, interactions_endpoint_url: null }, null],
  [{ message: "Welcome" }, "can not be reached (ANSWER)"],
])("an application that is %o: %s", async (application, sentence) => {
  const headers = { "content-type": "application/json" };
  const rest = new REST({ makeRequest: async () => new Response(JSON.stringify(application), { headers }) }).setToken("a.b.c");
  if (sentence === null) await expect(introduce(rest)).resolves.toBe("1");
  else await expect(introduce(rest)).rejects.toThrow(sentence);
});

test.each([
  [{ DISCORD_API_URL: "http://127.0.0.1:9/api" }, "it is missing"],
  [{ DISCORD_TOKEN: "Bot a.b.c" }, "it is not the token of a bot"],
  [{ DISCORD_TOKEN: "0123456789abcdef" }, "it is not the token of a bot"],
  [{ DISCORD_TOKEN: " a.b.c\n" }, undefined],
])("of %o: %s", (environment, wrong) => {
  const read = readConfig(environment);
  expect(read.ok && discordFault(read.config)?.wrong).toBe(wrong);
});

test.each([
  ["http://127.0.0.1:8080/api", true],
  ["http://[::1]:8080/api", true],
  ["http://localhost/api", true],
  ["https://discord.example.org/api", true],
  ["http://discord.example.org/api", false],
  ["http://127.0.0.1.example.org/api", false],
  ["ftp://127.0.0.1/api", false],
])("the token may go to %s: %s", (DISCORD_API_URL, isFine) => {
  expect(readConfig({ DISCORD_API_URL }).ok).toBe(isFine);
});

const MAIN = fileURLToPath(new URL("../../../src/main.ts", import.meta.url));

test("the program with a wrong token says so once, and the room is open all the same", async () => {
  const fake = await aFake();
  const folder = await aFolder();
  onTestFinished(() => folder.remove());
  const { PATH, HOME } = process.env;
  const kept = { PARLEY_DATA: join(folder.path, "data"), PARLEY_KEYS: join(folder.path, "keys") };
  const program = spawn(process.execPath, [MAIN], {
    env: { PATH, HOME, PORT: "0", ...kept, DISCORD_TOKEN: "wrong.token.here", DISCORD_API_URL: fake.apiUrl },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise<number | null>((resolve) => program.once("exit", resolve));
  onTestFinished(() => void program.kill("SIGKILL"));
  let printed = "";
  for (const stream of [program.stdout, program.stderr]) stream.setEncoding("utf8").on("data", (part: string) => void (printed += part));
  const address = await until("the room is open", () => /Parley is ready at (\S+)/.exec(printed)?.[1], 60_000);
  expect((await fetch(address)).status).toBeLessThan(500);
  program.kill("SIGTERM");
  expect(await ended).toBe(0);
  expect(printed.split("Discord does not accept DISCORD_TOKEN (401)")).toHaveLength(2);
  expect(printed).toContain("The other doors are open.");
  expect(printed).not.toContain("wrong.token");
}, 90_000);
