import { GatewayIntentBits, MessageFlags } from "discord-api-types/v10";
import type { SessionInfo } from "@discordjs/ws";
import { afterEach, expect, test } from "vitest";
import { until } from "../slack/until.ts";
import { aConnection, running, type Running, type RunningOptions } from "./little-app.ts";

let run: Running;
afterEach(() => run.stop());

const reply: NonNullable<RunningOptions["onInteraction"]> = ({ id, token }, { interactions }) =>
  interactions.reply(id, token, { content: "Here", flags: MessageFlags.Ephemeral });

async function start(options: RunningOptions = {}) {
  run = await running({ onInteraction: reply, ...options });
  await run.api.applicationCommands.bulkOverwriteGlobalCommands(run.fake.applicationId, [{ name: "ping", description: "Pong" }]);
  await run.connect();
  return { fake: run.fake, ada: run.fake.person("Ada"), hall: run.fake.channel("hall") };
}
const resumed = (): Promise<unknown> => until("resumed", () => run.events.includes("RESUMED") && run.fake.open === 1);

test("what a person did during a cut is replayed when the session resumes, in time to answer", async () => {
  const { fake, ada, hall } = await start();
  fake.cutSockets();
  const first = ada.types("/ping", {}, hall);
  const second = ada.types("/ping", {}, hall);
  expect((await Promise.all([first, second])).map(({ answered }) => answered)).toEqual(["acked", "acked"]);
  await resumed();
  expect(run.events.slice(-3)).toEqual(["INTERACTION_CREATE", "INTERACTION_CREATE", "RESUMED"]);
  expect(fake.connections.map(({ began }) => began)).toEqual(["identify", "resume"]);
  expect(fake.connections[0]?.closed).toEqual({ code: 1006, by: "discord" });
});

test("a killed process that kept its session is told what it missed", async () => {
  const sessions = new Map<number, SessionInfo>();
  const { fake, ada, hall } = await start({ sessions });
  const kept = new Map(sessions);
  await run.vanish();
  const pressing = ada.types("/ping", {}, hall);
  const again = aConnection(fake, { sessions: kept, onInteraction: reply });
  await again.gateway.connect();
  expect((await pressing).answered).toBe("acked");
  await again.gateway.destroy();
});

test("op 7, op 9 and a missing acknowledgement of heartbeats end in a resume", async () => {
  const { fake } = await start({ heartbeatMs: 200 });
  fake.asksToReconnect();
  await resumed();
  fake.invalidatesSessions(true);
  await until("resumed on the same connection", () => run.events.filter((event) => event === "RESUMED").length === 2);
  fake.stopsAcknowledging();
  await until("resumed once more", () => fake.connections.length === 3 && fake.open === 1);
  expect(fake.connections.map(({ began }) => began)).toEqual(["identify", "resume", "resume"]);
});

test("a session that is over or too old begins anew", async () => {
  const { fake, ada, hall } = await start({ maxConcurrency: 1 });
  fake.advance(1);
  fake.cutSockets();
  fake.advance(200_000);
  expect(await ada.types("/ping", {}, hall)).toMatchObject({ answered: "unreachable" });
  await until("it is ready anew", () => run.events.filter((event) => event === "READY").length === 2);
  expect(fake.connections.map(({ began }) => began)).toEqual(["identify", null, "identify"]);
});

test("an intent that is not switched on ends the connection", async () => {
  run = await running({ intents: GatewayIntentBits.Guilds | GatewayIntentBits.MessageContent });
  await expect(run.connect()).rejects.toThrow("disallowed intents");
  expect(run.fake.connections[0]?.closed).toEqual({ code: 4014, by: "discord" });
});

test("messages come only with their intent, and without content where that is not read", async () => {
  const { fake, ada, hall } = await start();
  ada.says(hall, "one");
  const open = aConnection(fake, { intents: GatewayIntentBits.Guilds | GatewayIntentBits.GuildMessages });
  const contents: unknown[] = [];
  open.gateway.on("dispatch", (said) => said.t === "MESSAGE_CREATE" && contents.push(said.d.content));
  await open.gateway.connect();
  await until("both are connected", () => fake.open === 2);
  ada.says(hall, "two");
  ada.says(hall, `<@${fake.botUserId}> three`);
  await until("both came", () => contents.length === 2);
  expect(contents).toEqual(["", `<@${fake.botUserId}> three`]);
  expect(run.events).not.toContain("MESSAGE_CREATE");
  await open.gateway.destroy();
});

test("a guild may be slow to appear, and goes when the app is kicked", async () => {
  const { fake, ada, hall } = await start({ guildAfterMs: 100 });
  expect(run.events).not.toContain("GUILD_CREATE");
  await until("the guild appeared", () => run.events.includes("GUILD_CREATE"));
  fake.setAvailable(false);
  fake.setAvailable(true);
  await until("it came again", () => run.events.filter((event) => event === "GUILD_CREATE").length === 2);
  fake.person("Root", { isAdmin: true }).kicks("app");
  await until("the guild is gone", () => run.events.includes("GUILD_DELETE"));
  await expect(ada.types("/ping", {}, hall)).rejects.toThrow("no command");
  await expect(run.api.guilds.get(fake.guildId)).rejects.toMatchObject({ code: 50001 });
});

test("an interaction can come twice; the second answer is refused", async () => {
  const { fake, ada, hall } = await start();
  fake.faults.duplicateInteractions();
  expect(await ada.types("/ping", {}, hall)).toMatchObject({ answered: "acked" });
  await until("the second was refused", () => run.errors.length === 1);
  expect(run.errors[0]).toMatchObject({ code: 40060 });
  expect(ada.sees(hall)).toEqual(["Here"]);
});
