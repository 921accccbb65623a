import { afterEach, describe, expect, test } from "vitest";
import { BOT } from "../../fakes/discord/options.ts";
import type { Person } from "../../fakes/discord/person.ts";
import type { Channel } from "../../fakes/discord/state.ts";
import { aServer, gathered, next, type Group, type Seated, type Server } from "./world.ts";

let at: Server | null = null;
afterEach(async () => {
  await at?.stop();
  at = null;
});

const EIGHT = ["Cedar", "Birch", "Fir", "Elm", "Oak", "Ash", "Rowan", "Alder"];
const CREATE = "POST /channels/{id}/threads";
const ADD = "PUT /channels/{id}/thread-members/{id}";
const TAKE_OUT = "DELETE /channels/{id}/thread-members/{id}";
const WEEK_MS = 7 * 24 * 3_600_000;
const WARNING = /This private thread is for your group/;

/** Everybody wrote alone; after "next" they sit in pairs. */
async function beforeThePairs(botPermissions = BOT): Promise<{ server: Server; group: Group }> {
  const server = (at = await aServer({ botPermissions }));
  const group = await gathered(server, "one-two-four-all", { names: EIGHT, setup: { regime: "chatham-house" } });
  await next(server, group);
  const [path] = Object.keys((await server.engine.state(group.session))?.runs ?? {}) as never[];
  for (const [index, voice] of group.voices.entries()) {
    const act = { do: "write", key: `thought-${index}`, text: `Thought ${index}` };
    await voice.does({ do: "seal", path: path ?? null, act, said: "collect.received" });
  }
  return { server, group };
}

const roomsOf = ({ fake }: Server): readonly Channel[] => fake.channels.filter(({ thread }) => thread);
const membersOf = (group: Group, room: Channel): readonly Seated[] => group.voices.filter(({ on }) => room.thread?.members.has(on.id));
const warnings = (who: Person, room: Channel): number => who.sees(room).filter((words) => WARNING.test(words)).length;
const takesOut = (group: Group, who: Seated): Promise<void> =>
  group.lena.does({ do: "decide", command: { type: "remove", person: who.person } });

describe("groups that sit apart", () => {
  test("have a private thread each, in which they and the team are warned, and nobody else sees it", async () => {
    const { server, group } = await beforeThePairs();
    const sol = server.fake.person("Sol");
    await next(server, group);
    const rooms = roomsOf(server);
    expect(rooms).toHaveLength(4);
    expect(new Set(rooms.flatMap((room) => membersOf(group, room))).size).toBe(8);
    for (const room of rooms) {
      expect(room.parentId).toBe(group.hall.id);
      expect(room.thread?.isInvitable).toBe(false);
      expect(room.name).toMatch(/^parley-[0-9a-f]{20}$/);
      const [one, other] = membersOf(group, room);
      expect(membersOf(group, room)).toHaveLength(2);
      expect(room.thread?.members.has(group.lena.on.id)).toBe(true);
      expect(one?.on.sees(room)[0]).toMatch(WARNING);
      expect(warnings(other?.on as Person, room)).toBe(1);
      const outsiders = [sol, ...group.voices.filter((each) => each !== one && each !== other).map(({ on }) => on)];
      expect(outsiders.filter((each) => each.canSee(room))).toEqual([]);
      expect(one?.on.says(room, "Between us").refused).toBe(false);
    }
    const shown = (await server.engine.places.of(group.session)).filter(({ shows }) => shows !== "room");
    expect(shown.map(({ channel }) => channel).toSorted()).toEqual(rooms.map(({ id }) => `${server.fake.guildId}/${id}`).toSorted());
    expect(server.fake.violations).toEqual([]);
  });

  test("are locked and archived when it is over, and nobody opens them again by writing", async () => {
    const { server, group } = await beforeThePairs();
    await next(server, group);
    const rooms = roomsOf(server);
    const [speaker] = membersOf(group, rooms[0] as Channel);
    for (const path of Object.keys((await server.engine.state(group.session))?.runs ?? {})) {
      await group.lena.does({ do: "decide", command: { type: "next", path: path as never } });
    }
    await server.passes(45_000);
    for (const room of rooms) expect([room.thread?.isArchived, room.thread?.isLocked]).toEqual([true, true]);
    expect(speaker?.on.says(rooms[0] as Channel, "once more")).toMatchObject({ refused: true, why: "locked" });
    expect(roomsOf(server).filter(({ thread }) => !thread?.isArchived)).toHaveLength(2);
  });

  test("put out whoever leaves, also from a thread that a week of silence has archived", async () => {
    const { server, group } = await beforeThePairs();
    await next(server, group);
    const [quiet, other] = roomsOf(server) as [Channel, Channel];
    const [leaver] = membersOf(group, other) as [Seated];
    await takesOut(group, leaver);
    await server.looksAgain(group);
    expect(leaver.on.canSee(other)).toBe(false);
    server.fake.advance(WEEK_MS + 60_000);
    expect(quiet.thread?.isArchived).toBe(true);
    const [late] = membersOf(group, quiet) as [Seated];
    await takesOut(group, late);
    await server.looksAgain(group);
    expect(late.on.canSee(quiet)).toBe(false);
    expect(quiet.thread?.isArchived).toBe(false);
  });

  test("have one thread each and one warning, whatever was not answered and whenever the program was killed", async () => {
    const { server, group } = await beforeThePairs();
    server.fake.faults.droppedAfterApplying(CREATE, { times: 2 });
    server.fake.faults.droppedAfterApplying("POST /channels/{id}/messages");
    server.fake.faults.droppedAfterApplying(ADD);
    server.fake.faults.broken(ADD);
    await next(server, group);
    await server.restarts();
    await server.passes(60_000);
    const rooms = roomsOf(server);
    expect(rooms).toHaveLength(4);
    for (const room of rooms) {
      expect(membersOf(group, room)).toHaveLength(2);
      expect(warnings(membersOf(group, room)[0]?.on as Person, room)).toBe(1);
    }
  });

  test("are none of a thread that somebody else made under their name", async () => {
    const { server, group } = await beforeThePairs();
    server.fake.faults.broken(CREATE, { times: 1_000 });
    await next(server, group);
    const [asked] = server.fake.callsTo(CREATE);
    const { name } = (asked?.body ?? {}) as { readonly name: string };
    const sol = server.fake.person("Sol");
    const squatted = sol.opensThread(group.hall, name, { isPrivate: true });
    while (server.fake.faults.take(CREATE));
    await server.passes(60_000);
    expect([...(squatted.thread?.members.keys() ?? [])]).toEqual([sol.id]);
    expect(roomsOf(server)).toHaveLength(5);
  });
});

describe("what the app may not do", () => {
  test("without Create Private Threads groups work on their own pages, and the team is told", async () => {
    const { server, group } = await beforeThePairs(BOT.filter((each) => each !== "CreatePrivateThreads"));
    server.fake.setPermissions("everyone", ["ViewChannel", "SendMessages"]);
    await next(server, group);
    expect(roomsOf(server)).toEqual([]);
    expect((await server.troubles(group.session)).join("\n")).toContain(
      "Discord lets Parley make no private threads for the groups (50013)",
    );
  });

  test("somebody who can not be let in holds up nobody, and is not asked for with every card", async () => {
    const { server, group } = await beforeThePairs();
    const [gone] = group.voices as [Seated];
    gone.on.leavesGuild();
    await next(server, group);
    expect(roomsOf(server).flatMap((room) => membersOf(group, room))).toHaveLength(7);
    expect((await server.troubles(group.session)).join("\n")).toContain("did not let somebody into the private thread of their group");
    const asked = server.fake.callsTo(ADD).length;
    await server.looksAgain(group);
    expect(server.fake.callsTo(ADD)).toHaveLength(asked);
  });

  test("somebody who is not let out is tried again, and the team is told", async () => {
    const { server, group } = await beforeThePairs();
    await next(server, group);
    const [room] = roomsOf(server) as [Channel];
    const [leaver] = membersOf(group, room) as [Seated];
    server.fake.faults.refused(TAKE_OUT, 50013, { times: 1_000, status: 403 });
    await takesOut(group, leaver);
    await server.looksAgain(group);
    expect((await server.troubles(group.session)).join("\n")).toContain("or not out of it");
    while (server.fake.faults.take(TAKE_OUT));
    await server.looksAgain(group);
    expect(leaver.on.canSee(room)).toBe(false);
    expect(await server.troubles(group.session)).toEqual([]);
  });

  test("without Manage Threads a thread is archived, if not locked", async () => {
    const { server, group } = await beforeThePairs(BOT.filter((each) => each !== "ManageThreads"));
    await next(server, group);
    await group.lena.does({ do: "decide", command: { type: "close" } });
    for (const { thread } of roomsOf(server)) expect([thread?.isArchived, thread?.isLocked]).toEqual([true, false]);
  });
});

test("no name, reason or nonce holds anybody's id, and the channel itself says nothing of who sits where", async () => {
  const { server, group } = await beforeThePairs();
  await next(server, group);
  await group.lena.does({ do: "decide", command: { type: "close" } });
  const ids = [group.lena, ...group.voices].flatMap(({ on, person }) => [on.id, person]);
  const bodies = JSON.stringify(server.fake.calls.map(({ body, reason }) => [body, reason]));
  const named = server.fake.calls.map(({ body }) => [textOf(body, "name"), textOf(body, "nonce")]);
  expect(JSON.stringify(named)).not.toContain(group.session);
  expect(ids.filter((id) => bodies.includes(id))).toEqual([]);
  expect(server.fake.auditLog.filter(({ reason }) => reason !== null)).toEqual([]);
  const posts = group.lena.on.messages(group.hall).map(({ text }) => text);
  expect(posts.length).toBeGreaterThan(0);
  expect(group.voices.filter(({ on }) => posts.join("\n").includes(on.name))).toEqual([]);
});

const textOf = (body: unknown, name: string): unknown => (body as Readonly<Record<string, unknown>> | null)?.[name];
