import { AuditLogEvent, ChannelType, OverwriteType, PermissionFlagsBits, ThreadAutoArchiveDuration } from "discord-api-types/v10";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { FakeDiscord } from "./fake.ts";
import { anApi, refusalOf } from "./little-app.ts";
import type { Person } from "./person.ts";
import { startDiscord } from "./server.ts";
import type { Channel } from "./state.ts";

const SEND = String(PermissionFlagsBits.SendMessages);
let fake: FakeDiscord;
let api: ReturnType<typeof anApi>["api"];
let hall: Channel;
let [ada, ben, owner]: Person[] = [];

beforeEach(async () => {
  fake = await startDiscord();
  api = anApi(fake).api;
  owner = fake.person("Olga", { isOwner: true });
  ada = fake.person("Ada");
  ben = fake.person("Ben");
  hall = fake.channel("hall");
});
afterEach(() => fake.close());

const says = (person: Person | undefined, channel = hall) => person?.says(channel, "words").refused;

describe("the floor by overwrites", () => {
  test("only the holder may speak, and the audit log says who it was", async () => {
    await api.channels.editPermissionOverwrite(hall.id, fake.guildId, { type: OverwriteType.Role, deny: SEND }, { reason: "A round" });
    await api.channels.editPermissionOverwrite(hall.id, ada?.id ?? "", { type: OverwriteType.Member, allow: SEND });
    expect([says(ada), says(ben), says(owner)]).toEqual([false, true, false]);
    // The app has to allow itself what it denies to everyone.
    expect(await refusalOf(api.channels.createMessage(hall.id, { content: "a" }))).toMatchObject({ code: 50013 });
    await api.channels.deletePermissionOverwrite(hall.id, ada?.id ?? "");
    expect(says(ada)).toBe(true);
    expect(fake.auditLog.map(({ action, options, reason }) => [action, options?.id, reason])).toEqual([
      [AuditLogEvent.ChannelOverwriteCreate, fake.guildId, "A round"],
      [AuditLogEvent.ChannelOverwriteCreate, ada?.id, null],
      [AuditLogEvent.ChannelOverwriteDelete, ada?.id, null],
    ]);
  });

  test("go in the documented order: everyone, role denies, role allows, member", () => {
    const [quiet, loud] = [fake.role("quiet"), fake.role("loud")];
    const both = fake.person("Both", { roles: [quiet, loud] });
    const one = fake.person("One", { roles: [quiet] });
    owner?.permits(hall, quiet, { deny: ["SendMessages"] });
    owner?.permits(hall, loud, { allow: ["SendMessages"] });
    expect([says(both), says(one), says(ada)]).toEqual([false, true, false]);
    owner?.permits(hall, both, { deny: ["SendMessages"] });
    expect(says(both)).toBe(true);
    owner?.permits(hall, both, { deny: ["ViewChannel"], allow: ["SendMessages"] });
    expect([both.canSee(hall), says(both)]).toEqual([false, true]);
  });

  test("can be set all at once, which takes MANAGE_CHANNELS", async () => {
    const permission_overwrites = [
      { id: fake.guildId, type: OverwriteType.Role, allow: "0", deny: SEND },
      { id: ben?.id ?? "", type: OverwriteType.Member, allow: SEND, deny: "0" },
    ];
    await api.channels.edit(hall.id, { permission_overwrites });
    expect([says(ada), says(ben)]).toEqual([true, false]);
    fake.setPermissions("app", ["ViewChannel", "ManageRoles", "SendMessages"]);
    expect(await refusalOf(api.channels.edit(hall.id, { permission_overwrites: [] }))).toMatchObject({ status: 403, code: 50013 });
  });

  test("the app hands out only what it has itself", async () => {
    const mute = String(PermissionFlagsBits.MuteMembers);
    const give = api.channels.editPermissionOverwrite(hall.id, ada?.id ?? "", { type: OverwriteType.Member, allow: mute });
    expect(await refusalOf(give)).toMatchObject({ code: 50013 });
    owner?.permits(hall, "app", { deny: ["ViewChannel"] });
    expect(await refusalOf(api.channels.createMessage(hall.id, { content: "a" }))).toMatchObject({ status: 403, code: 50001 });
  });

  test("may be changed by an administrator while the app's call is on its way", async () => {
    fake.faults.meanwhile("POST /channels/{id}/messages", () => owner?.permits(hall, "app", { deny: ["SendMessages"] }));
    expect(await refusalOf(api.channels.createMessage(hall.id, { content: "a" }))).toMatchObject({ code: 50013 });
    expect(fake.auditLog.at(-1)).toMatchObject({ by: owner?.id, options: { id: fake.botUserId } });
  });

  test("a slow channel is slow for people and not for the app", async () => {
    await api.channels.edit(hall.id, { rate_limit_per_user: 30 });
    expect([says(ada), says(ada)]).toEqual([false, true]);
    expect([says(owner), says(owner)]).toEqual([false, false]);
    fake.advance(31_000);
    expect(says(ada)).toBe(false);
    await api.channels.createMessage(hall.id, { content: "a" });
    await api.channels.createMessage(hall.id, { content: "b" });
  });
});

describe("rooms", () => {
  test("a channel that the app opens for some is seen by them and by administrators", async () => {
    const view = String(PermissionFlagsBits.ViewChannel);
    const made = await api.guilds.createChannel(fake.guildId, {
      name: "Side room",
      type: ChannelType.GuildText,
      permission_overwrites: [
        { id: fake.guildId, type: OverwriteType.Role, deny: view },
        { id: ada?.id ?? "", type: OverwriteType.Member, allow: view },
        { id: fake.botUserId, type: OverwriteType.Member, allow: view },
      ],
    });
    const room = fake.channelNamed("side-room");
    if (!room) throw new Error("no room");
    expect([ada, ben, owner].map((person) => person?.canSee(room))).toEqual([true, false, true]);
    expect(() => ben?.sees(room)).toThrow("they do not see");
    await api.channels.delete(made.id);
    expect(fake.channelNamed("side-room")).toBeNull();
    expect(fake.auditLog.map(({ action }) => action)).toEqual([AuditLogEvent.ChannelCreate, AuditLogEvent.ChannelDelete]);
  });

  test("a private thread is for those who were added, who are named aloud", async () => {
    const made = await api.channels.createThread(hall.id, { name: "Pair", type: ChannelType.PrivateThread, invitable: false });
    await api.threads.addMember(made.id, ada?.id ?? "");
    const pair = fake.channelNamed("Pair");
    if (!pair) throw new Error("no thread");
    expect([ada, ben, owner].map((person) => person?.canSee(pair))).toEqual([true, false, true]);
    expect(ada?.sees(pair)).toEqual(["Parley added Ada to the thread."]);
    expect(() => ada?.adds(pair, ben as Person)).toThrow("ManageThreads");
    await api.channels.edit(made.id, { locked: true });
    expect(ada?.says(pair, "words")).toMatchObject({ refused: true, why: "locked" });
    await api.channels.createMessage(made.id, { content: "The app still speaks" });
    await api.channels.edit(made.id, { archived: true });
    expect(await refusalOf(api.threads.addMember(made.id, ben?.id ?? ""))).toMatchObject({ code: 50083 });
    expect((await api.guilds.getActiveThreads(fake.guildId)).threads).toEqual([]);
  });

  test("a quiet thread is archived, and comes back when somebody writes", async () => {
    await api.channels.createThread(hall.id, {
      name: "Short",
      type: ChannelType.PublicThread,
      auto_archive_duration: ThreadAutoArchiveDuration.OneHour,
    });
    const short = fake.channelNamed("Short");
    if (!short) throw new Error("no thread");
    fake.advance(61 * 60_000);
    expect(short.thread?.isArchived).toBe(true);
    ada?.says(short, "again");
    expect(short.thread?.isArchived).toBe(false);
  });
});

test("roles below the app's can be given, others not", async () => {
  const [speaker, chief] = [fake.role("speaker"), fake.role("chief", { isAboveBot: true })];
  owner?.permits(hall, "everyone", { deny: ["SendMessages"] });
  owner?.permits(hall, speaker, { allow: ["SendMessages"] });
  await api.guilds.addRoleToMember(fake.guildId, ada?.id ?? "", speaker.id, { reason: "Ada's turn" });
  expect([says(ada), says(ben)]).toEqual([false, true]);
  expect(fake.auditLog.at(-1)).toMatchObject({ action: AuditLogEvent.MemberRoleUpdate, target: ada?.id, reason: "Ada's turn" });
  expect(await refusalOf(api.guilds.addRoleToMember(fake.guildId, ada?.id ?? "", chief.id))).toMatchObject({ code: 50013 });
  expect(await refusalOf(api.guilds.getAuditLogs(fake.guildId))).toMatchObject({ code: 50013 });
  fake.setPermissions("app", ["ViewAuditLog"]);
  expect((await api.guilds.getAuditLogs(fake.guildId, { limit: 1 })).audit_log_entries).toHaveLength(1);
});
