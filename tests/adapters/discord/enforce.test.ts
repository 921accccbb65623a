import { isDeepStrictEqual } from "node:util";
import { afterEach, describe, expect, test } from "vitest";
import { regimes, tellsWhoSpoke } from "../../../src/confidentiality/regimes.ts";
import type { RegimeId } from "../../../src/model/plan.ts";
import type { DiscordOptions } from "../../fakes/discord/options.ts";
import { BOT } from "../../fakes/discord/options.ts";
import type { Person } from "../../fakes/discord/person.ts";
import type { Channel } from "../../fakes/discord/state.ts";
import { until } from "../../fakes/slack/until.ts";
import { aServer, atTheFloor, gathered, next, type Group, type Seated, type Server, type Wanted } from "./world.ts";

let at: Server | null = null;
afterEach(async () => {
  await at?.stop();
  at = null;
});

const PATCH = "PATCH /channels/{id}";
const PUT = "PUT /channels/{id}/permissions/{id}";
const DELETE = "DELETE /channels/{id}/permissions/{id}";
const mayNot = "can not keep others from writing";
const staysShut = "stays shut";

const stateOf = ({ overwrites }: Channel) => [...overwrites.values()];
const onlyRoles = (overwrites: ReturnType<typeof stateOf>) => overwrites.filter(({ type }) => type === 0);
const isRefused = ({ on }: Seated, channel: Channel): boolean => on.says(channel, "words").refused;
const changes = ({ fake }: Server): number => [PATCH, PUT, DELETE].reduce((sum, route) => sum + fake.callsTo(route).length, 0);
const done: Parameters<Seated["does"]>[0] = { do: "decide", command: { type: "act", path: null, act: { do: "done" } } };
const decides = (type: "pause" | "resume"): Parameters<Seated["does"]>[0] => ({ do: "decide", command: { type, path: null } });
const orders = (type: "hold" | "lockdown" | "close" | "destroy"): Parameters<Seated["does"]>[0] => ({ do: "decide", command: { type } });

interface Scene {
  readonly server: Server;
  readonly group: Group;
  readonly olga: Person;
  readonly before: ReturnType<typeof stateOf>;
}

/** A hall with a history, whose owner has set it up in her way, and a circle that has begun in it. */
async function aCircle(wanted: Wanted = {}, options: DiscordOptions = {}): Promise<Scene> {
  const server = (at = await aServer(options));
  const { fake } = server;
  const olga = fake.person("Olga", { isOwner: true });
  const hall = fake.channel("hall");
  olga.permits(hall, fake.role("loud"), { allow: ["SendMessages", "AddReactions"] });
  olga.permits(hall, "everyone", { allow: ["AttachFiles"], deny: ["AddReactions"] });
  olga.permits(hall, fake.person("Nix"), { deny: ["SendMessages"] });
  const before = stateOf(hall);
  const group = await gathered(server, "circle", { ...wanted, hall });
  // Everybody has agreed to the rules.
  await next(server, group);
  return { server, olga, before, group };
}

describe("turns kept by overwrites", () => {
  test("stand in an audit log with names, and so are kept where names may stand, and nowhere else", () => {
    const allowed = (Object.keys(regimes) as RegimeId[]).filter(tellsWhoSpoke);
    expect(allowed).toEqual(["on-the-record"]);
  });

  test.each((Object.keys(regimes) as RegimeId[]).filter((regime) => regime !== "on-the-record"))(
    "touch nothing where what is said is %s",
    async (regime) => {
      const { server, group, before } = await aCircle({ setup: { regime } });
      const { other } = await atTheFloor(server, group);
      expect(isRefused(other, group.hall)).toBe(false);
      expect(stateOf(group.hall)).toEqual(before);
      expect(changes(server)).toBe(0);
    },
  );

  test("are not kept for what is spoken on a call", async () => {
    const { server } = await aCircle({ setup: { speech: "spoken" } });
    expect(changes(server)).toBe(0);
  });

  test("let the holder, the team and the app send, and nobody else, not even whom a role allowed it", async () => {
    const { server, group, olga } = await aCircle();
    const { holder, other } = await atTheFloor(server, group);
    const loud = server.fake.person("Lou");
    const role = [...group.hall.overwrites.values()].find(({ type, id }) => type === 0 && id !== server.fake.guildId);
    olga.gives({ id: role?.id } as Parameters<Person["gives"]>[0], loud);
    expect(isRefused(holder, group.hall)).toBe(false);
    expect(isRefused(group.lena, group.hall)).toBe(false);
    expect(isRefused(other, group.hall)).toBe(true);
    expect(loud.says(group.hall, "words")).toMatchObject({ refused: true });
    expect(await server.posts(group.hall, "Somebody speaks")).toBe(true);
    expect(server.fake.callsTo(PATCH)).toHaveLength(1);
    expect(server.fake.violations).toEqual([]);
  });

  test("pass with the floor in two calls, and somebody who has had it is as they were", async () => {
    const { server, group } = await aCircle();
    const first = (await atTheFloor(server, group)).holder;
    const before = changes(server);
    await first.does(done);
    const second = (await atTheFloor(server, group)).holder;
    expect(second).not.toBe(first);
    expect([isRefused(first, group.hall), isRefused(second, group.hall)]).toEqual([true, false]);
    expect(group.hall.overwrites.has(first.on.id)).toBe(false);
    expect(changes(server) - before).toBe(2);
  });

  test("stand still with the talk, and go on with it", async () => {
    const { server, group } = await aCircle();
    const { holder } = await atTheFloor(server, group);
    await group.lena.does(decides("pause"));
    expect([isRefused(holder, group.hall), isRefused(group.lena, group.hall)]).toEqual([true, false]);
    await group.lena.does(decides("resume"));
    const again = (await atTheFloor(server, group)).holder;
    expect(isRefused(again, group.hall)).toBe(false);
    expect(group.voices.filter((voice) => isRefused(voice, group.hall))).toHaveLength(group.voices.length - 1);
  });

  test.each(["hold", "lockdown", "close", "destroy"] as const)("are given up, to the last bit, on %s", async (order) => {
    const { server, group, before } = await aCircle();
    await (await atTheFloor(server, group)).holder.does(done);
    expect(stateOf(group.hall)).not.toEqual(before);
    await group.lena.does(orders(order));
    await until("it is as it was", () => isDeepStrictEqual(stateOf(group.hall), before));
    const after = changes(server);
    await server.looksAgain(group);
    await server.tidies("all");
    expect(changes(server)).toBe(after);
    expect(server.fake.violations).toEqual([]);
  });

  test("are given up when the talking is over", async () => {
    const { server, group, before } = await aCircle();
    for (let round = 0; round < 3; round++) await next(server, group);
    expect(stateOf(group.hall)).toEqual(before);
  });

  test("change nothing when they are driven again", async () => {
    const { server, group } = await aCircle();
    const before = changes(server);
    for (let time = 0; time < 3; time++) expect((await server.looksAgain(group)).is).toBe("sent");
    expect(changes(server)).toBe(before);
  });
});

describe("whatever becomes of the program", () => {
  test("it is killed in the middle of a floor: the next one keeps it, passes it and gives it up", async () => {
    const { server, group, before } = await aCircle();
    await server.restarts();
    const { holder, other } = await atTheFloor(server, group);
    expect([isRefused(holder, group.hall), isRefused(other, group.hall)]).toEqual([false, true]);
    await holder.does(done);
    await server.restarts();
    await group.lena.does(orders("hold"));
    expect(stateOf(group.hall)).toEqual(before);
  });

  test.each([
    ["before they took effect", "silent"],
    ["after they took effect", "droppedAfterApplying"],
  ] as const)(
    "calls whose answers were lost %s are taken up again, and taken back",
    async (_, fault) => {
      const { server, group, before } = await aCircle();
      const { holder } = await atTheFloor(server, group);
      server.fake.faults[fault](PUT);
      await holder.does(done).catch(() => {});
      await server.restarts();
      await server.passes(30_000);
      const second = (await atTheFloor(server, group)).holder;
      expect([isRefused(holder, group.hall), isRefused(second, group.hall)]).toEqual([true, false]);
      server.fake.faults[fault](PATCH);
      await group.lena.does(orders("hold")).catch(() => {});
      await server.restarts();
      await server.passes(30_000);
      expect(stateOf(group.hall)).toEqual(before);
    },
    60_000,
  );

  test.each([0, 1, 2, 3, 4])("one that is killed after %i of the changes with which a floor opens takes back just those", async (made) => {
    const server = (at = await aServer({ botPermissions: BOT.filter((each) => each !== "ManageChannels") }));
    const olga = server.fake.person("Olga", { isOwner: true });
    const hall = server.fake.channel("hall");
    olga.permits(hall, server.fake.role("loud"), { allow: ["SendMessages"] });
    const before = stateOf(hall);
    const group = await gathered(server, "circle", { hall });
    if (made > 0) server.fake.faults.slow(PUT, 0, { times: made });
    server.fake.faults.droppedAfterApplying(PUT);
    server.fake.faults.tooMany(PUT, { times: 1_000, retryAfterS: 600 });
    await next(server, group);
    expect(server.fake.callsTo(PUT).filter(({ error }) => error !== "429")).toHaveLength(made + 1);
    await server.restarts();
    while (server.fake.faults.take(PUT));
    await group.lena.does(orders("hold"));
    expect(stateOf(hall)).toEqual(before);
  });

  test("one that is killed before anything was kept: the next one shuts the channel when it starts", async () => {
    const LOOK = "GET /channels/{id}";
    const server = (at = await aServer());
    const group = await gathered(server, "circle");
    server.fake.faults.broken(LOOK, { times: 500 });
    await next(server, group);
    while (server.fake.faults.take(LOOK));
    expect(isRefused((await atTheFloor(server, group)).other, group.hall)).toBe(false);
    await server.restarts();
    const { holder, other } = await atTheFloor(server, group);
    expect([isRefused(holder, group.hall), isRefused(other, group.hall)]).toEqual([false, true]);
  });

  test("one that is killed before anything was changed takes back nothing", async () => {
    const { server, group, before } = await aCircle({}, { botPermissions: BOT.filter((each) => each !== "ManageRoles") });
    await server.restarts();
    await group.lena.does(orders("hold"));
    expect(stateOf(group.hall)).toEqual(before);
  });

  test("an answer that fails while the conversation is erased: the channel is given back all the same, soon or by the next run", async () => {
    const LOOK = "GET /channels/{id}";
    for (const isKilled of [false, true]) {
      const { server, group, before } = await aCircle();
      const asked = server.fake.callsTo(LOOK).length;
      server.fake.faults.broken(LOOK, { times: 50 });
      await group.lena.does(orders("destroy"));
      await until("the channel was looked at", () => server.fake.callsTo(LOOK).length > asked);
      await server.passes(1_000);
      expect(stateOf(group.hall)).not.toEqual(before);
      while (server.fake.faults.take(LOOK));
      await (isKilled ? server.restarts() : server.tidies());
      // What is known of people ends with the conversation, and with the run of the program that held it in memory.
      if (isKilled) expect(onlyRoles(stateOf(group.hall))).toEqual(onlyRoles(before));
      else expect(stateOf(group.hall)).toEqual(before);
      await server.stop();
    }
    at = null;
  }, 30_000);
});

describe("what an administrator changes meanwhile is theirs", () => {
  test("other bits, other overwrites, and who may speak by their word", async () => {
    const { server, group, olga, before } = await aCircle();
    const { holder, other } = await atTheFloor(server, group);
    const guest = server.fake.role("guest");
    olga.permits(group.hall, guest, { deny: ["ViewChannel"] });
    olga.permits(group.hall, other.on, { allow: ["SendMessages"] });
    olga.permits(group.hall, "everyone", { allow: ["AttachFiles"], deny: ["SendMessages", "EmbedLinks"] });
    await server.looksAgain(group);
    expect(isRefused(other, group.hall)).toBe(false);
    await holder.does(done);
    await group.lena.does(orders("hold"));
    const after = new Map(stateOf(group.hall).map((each) => [each.id, each]));
    expect([...after.keys()].toSorted()).toEqual([...before.map(({ id }) => id), guest.id, other.on.id].toSorted());
    expect(isRefused(other, group.hall)).toBe(false);
    const everyone = after.get(server.fake.guildId);
    expect(isRefused(holder, group.hall)).toBe(false);
    expect(everyone?.deny).toBe(1n << 14n);
    expect(after.get(guest.id)?.deny).toBe(1n << 10n);
  });

  test("a channel they open again stays open", async () => {
    const { server, group, olga } = await aCircle();
    const { holder, other } = await atTheFloor(server, group);
    olga.permits(group.hall, "everyone", { deny: ["AddReactions"] });
    await holder.does(done);
    expect([isRefused(holder, group.hall), isRefused(other, group.hall)]).toEqual([false, false]);
    await group.lena.does(orders("hold"));
    expect(group.hall.overwrites.get(server.fake.guildId)).toMatchObject({ allow: 0n, deny: 1n << 6n });
  });

  test("in the very moment in which the floor passes", async () => {
    const { server, group, olga } = await aCircle();
    const { holder } = await atTheFloor(server, group);
    const guest = server.fake.role("guest");
    server.fake.faults.meanwhile(DELETE, () => olga.permits(group.hall, guest, { allow: ["AddReactions"] }));
    await holder.does(done);
    expect(group.hall.overwrites.get(guest.id)).toMatchObject({ allow: 1n << 6n });
    await group.lena.does(orders("hold"));
    expect(group.hall.overwrites.get(guest.id)).toMatchObject({ allow: 1n << 6n });
  });

  test("somebody they silence by name stays silent in their turn", async () => {
    const { server, group, olga } = await aCircle();
    for (const voice of group.voices) {
      if (!group.hall.overwrites.has(voice.on.id)) olga.permits(group.hall, voice.on, { deny: ["SendMessages"] });
    }
    await (await atTheFloor(server, group)).holder.does(done);
    expect(isRefused((await atTheFloor(server, group)).holder, group.hall)).toBe(true);
  });
});

describe("what the app may not do", () => {
  test("without Manage Channels, overwrites are changed one by one, and the app never locks itself out", async () => {
    const { server, group, before } = await aCircle({}, { botPermissions: BOT.filter((each) => each !== "ManageChannels") });
    const { holder, other } = await atTheFloor(server, group);
    expect([isRefused(holder, group.hall), isRefused(other, group.hall), isRefused(group.lena, group.hall)]).toEqual([false, true, false]);
    expect(server.fake.callsTo(PUT)[0]?.path).toContain(server.fake.botUserId);
    expect(server.fake.callsTo(PUT).at(-1)?.path).toContain(server.fake.guildId);
    await group.lena.does(orders("hold"));
    expect(server.fake.callsTo(DELETE).at(-1)?.path).toContain(server.fake.botUserId);
    expect(stateOf(group.hall)).toEqual(before);
  });

  test("without Manage Roles nothing is changed, the team is told, and the conversation goes on", async () => {
    const { server, group, before } = await aCircle({}, { botPermissions: BOT.filter((each) => each !== "ManageRoles") });
    const { holder } = await atTheFloor(server, group);
    expect(stateOf(group.hall)).toEqual(before);
    expect((await server.troubles(group.session)).join()).toContain(mayNot);
    const asked = changes(server);
    await holder.does(done);
    // Discord counts refused calls.
    expect(changes(server)).toBe(asked);
    expect((await atTheFloor(server, group)).holder).not.toBe(holder);
    await server.passes(61_000);
    server.fake.setPermissions("app", BOT);
    await (await atTheFloor(server, group)).holder.does(done);
    expect(await server.troubles(group.session)).toEqual([]);
    expect(isRefused(holder, group.hall)).toBe(true);
  });

  test("a permission that is lost meanwhile keeps the channel shut, and is said; it is opened once it is back", async () => {
    const { server, group, before } = await aCircle();
    server.fake.setPermissions("app", ["ViewChannel", "SendMessages"]);
    await group.lena.does(orders("hold"));
    expect((await server.troubles(group.session)).join()).toContain(staysShut);
    server.fake.setPermissions("app", BOT);
    await server.tidies();
    // Discord counts refused calls.
    expect(stateOf(group.hall)).not.toEqual(before);
    await server.passes(61_000);
    await server.tidies();
    expect(stateOf(group.hall)).toEqual(before);
    expect(await server.troubles(group.session)).toEqual([]);
  });

  test("a channel with more overwrites than one call takes is shut one by one", async () => {
    const server = (at = await aServer());
    const olga = server.fake.person("Olga", { isOwner: true });
    const hall = server.fake.channel("hall");
    for (let role = 0; role < 99; role++) olga.permits(hall, server.fake.role(`role ${role}`), { allow: ["AddReactions"] });
    const before = stateOf(hall);
    const group = await gathered(server, "circle", { hall });
    await next(server, group);
    expect(isRefused((await atTheFloor(server, group)).other, hall)).toBe(true);
    expect(server.fake.callsTo(PATCH)).toEqual([]);
    await group.lena.does(orders("hold"));
    expect(stateOf(hall)).toEqual(before);
  });

  test("a channel that was deleted holds nothing up", async () => {
    const { server, group } = await aCircle();
    server.fake.deletesChannel(group.hall);
    await group.lena.does(orders("hold"));
    await server.tidies("all");
    expect(new Set(server.faults)).toEqual(new Set(["discord 10003"]));
  });
});

test("two conversations in one channel do not undo each other: the second waits until the first has given it up", async () => {
  const { server, group, before } = await aCircle();
  const second = await gathered(server, "circle", { hall: group.hall, names: ["Oak", "Ash", "Rowan"] });
  await next(server, second);
  const { holder } = await atTheFloor(server, second);
  expect(isRefused(holder, group.hall)).toBe(true);
  await group.lena.does(orders("hold"));
  expect((await server.looksAgain(second)).is).toBe("sent");
  expect(isRefused((await atTheFloor(server, second)).holder, group.hall)).toBe(false);
  await second.lena.does(orders("hold"));
  expect(stateOf(group.hall)).toEqual(before);
});

test("no call gives the audit log a reason", async () => {
  const { server, group } = await aCircle();
  await (await atTheFloor(server, group)).holder.does(done);
  await group.lena.does(orders("hold"));
  expect(server.fake.calls.filter(({ reason }) => reason !== null)).toEqual([]);
  expect(server.fake.auditLog.filter(({ reason, by }) => by === server.fake.botUserId && reason !== null)).toEqual([]);
  expect(server.fake.auditLog.some(({ by }) => by === server.fake.botUserId)).toBe(true);
});

test("on seats, all who sit in the middle may send, and whoever leaves may not any more", async () => {
  const server = (at = await aServer());
  const names = ["Cedar", "Birch", "Fir", "Elm", "Oak", "Ash", "Rowan", "Yew"];
  const group = await gathered(server, "fishbowl", { names, setup: { regime: "on-the-record" } });
  await next(server, group);
  const floor = (does: string): Parameters<Seated["does"]>[0] => ({
    do: "decide",
    command: { type: "act", path: null, act: { do: does } },
  });
  const [cedar, birch, fir] = group.voices as [Seated, Seated, Seated];
  await cedar.does(floor("take"));
  await birch.does(floor("take"));
  await server.settles();
  expect([cedar, birch, fir].map((each) => isRefused(each, group.hall))).toEqual([false, false, true]);
  const card = group.lena.on.sees(group.hall).join("\n");
  expect(card).toContain("In the middle: 2 people. 4 seats are free.");
  await cedar.does(floor("stand"));
  await fir.does(floor("take"));
  await server.settles();
  expect([cedar, birch, fir].map((each) => isRefused(each, group.hall))).toEqual([true, false, false]);
  expect(server.fake.violations).toEqual([]);
});
