import { isDeepStrictEqual } from "node:util";
import { afterEach, describe, expect, test } from "vitest";
import type { Place } from "../../../src/platform/port.ts";
import { until } from "../../fakes/slack/until.ts";
import type { Channel } from "../../fakes/discord/state.ts";
import { aServer, atTheFloor, gathered, next, type Group, type Server } from "./world.ts";

let at: Server | null = null;
afterEach(async () => {
  await at?.stop();
  at = null;
});

const EIGHT = ["Cedar", "Birch", "Fir", "Elm", "Oak", "Ash", "Rowan", "Yew"];
const orders = (type: "hold" | "close" | "resume" | "pause" | "lockdown" | "destroy") =>
  ({ do: "decide", command: type === "resume" || type === "pause" ? { type, path: null } : { type } }) as const;
const stateOf = ({ overwrites }: Channel) => [...overwrites.values()];
const threads = ({ fake }: Server) => fake.channels.filter(({ thread }) => thread);
const open = (server: Server) => threads(server).filter(({ thread }) => thread && !thread.isArchived);
const placeOf = async (server: Server, { session }: Group, channel: Channel) =>
  (await server.engine.places.all(session)).shown.find((each) => each.channel.endsWith(channel.id))?.id ?? "";

async function stops(server: Server, group: Group, channel: Channel): Promise<void> {
  await group.lena.does({ do: "stopShowing", place: await placeOf(server, group, channel) });
  await server.passes(5_000);
}

async function shows(server: Server, group: Group, channel: Channel): Promise<void> {
  const caller = { session: group.session, person: group.lena.person, locale: "en" };
  const given = await server.engine.placeCode(caller);
  if (!given.ok) throw new Error(given.refusal);
  const account = { platform: "discord" as const, id: `${server.fake.guildId}/${group.lena.on.id}` };
  const place = { platform: "discord" as const, channel: `${server.fake.guildId}/${channel.id}`, mayChange: true as const };
  const linked = await server.engine.linkPlace(given.code, account, place, "en");
  if (!linked.ok) throw new Error(linked.refusal);
  await server.passes(5_000);
}

const says = (channel: Channel, who: Group["lena"]): readonly string[] =>
  who.on
    .messages(channel)
    .filter((each) => !each.isOnlyForYou)
    .map(({ text }) => text);
const LEFT = "This conversation is not shown here any more.";

describe("a place that was left", () => {
  test("is told so once, whatever is left or shown later", async () => {
    const server = (at = await aServer());
    const group = await gathered(server, "circle");
    const [second, third] = [server.fake.channel("second"), server.fake.channel("third")];
    await shows(server, group, second);
    await shows(server, group, third);
    await stops(server, group, second);
    await stops(server, group, third);
    for (const channel of [second, third]) expect(says(channel, group.lena).filter((words) => words.startsWith(LEFT))).toHaveLength(1);
  });

  test("of two who stop it at once one is refused, and it happens once", async () => {
    const server = (at = await aServer());
    const group = await gathered(server, "circle");
    const place = await placeOf(server, group, group.hall);
    const caller = { session: group.session, person: group.lena.person, locale: "en" };
    const done = await Promise.all([1, 2].map(() => server.engine.act(caller, { do: "stopShowing", place })));
    await server.passes(5_000);
    expect(done.map(({ ok }) => ok).toSorted((a, b) => Number(a) - Number(b))).toEqual([false, true]);
    expect((await server.engine.state(group.session))?.newLinks).toHaveLength(1);
    expect(says(group.hall, group.lena).filter((words) => words.startsWith(LEFT))).toHaveLength(1);
  });

  test("keeps nobody’s turn in a card, and when it is shown again it is told all anew", async () => {
    const server = (at = await aServer());
    const group = await gathered(server, "circle");
    await next(server, group);
    const { holder } = await atTheFloor(server, group);
    expect(says(group.hall, group.lena).join("\n")).toContain(holder.on.name);
    await stops(server, group, group.hall);
    expect(says(group.hall, group.lena).join("\n")).not.toContain(holder.on.name);
    await shows(server, group, group.hall);
    expect(says(group.hall, group.lena).join("\n")).toContain("goes on is shown in this channel");
    expect(says(group.hall, group.lena).at(-1)).toContain(holder.on.name);
    await group.lena.does(orders("lockdown"));
    await server.passes(5_000);
    expect(says(group.hall, group.lena).at(-1)).not.toContain(holder.on.name);
  });

  test("is given back at once, and is free for the turns of another conversation", async () => {
    const server = (at = await aServer());
    const group = await gathered(server, "circle");
    const before = stateOf(group.hall);
    await next(server, group);
    expect(stateOf(group.hall)).not.toEqual(before);
    await stops(server, group, group.hall);
    await until("it is as it was", () => isDeepStrictEqual(stateOf(group.hall), before));
    const other = await gathered(server, "circle", { hall: group.hall, names: ["Oak", "Ash", "Rowan"] });
    await next(server, other);
    expect((await atTheFloor(server, other)).other.on.says(group.hall, "words").refused).toBe(true);
  });

  test("that only rang rings only when it is shown again", async () => {
    const server = (at = await aServer());
    const group = await gathered(server, "circle");
    const [place] = (await server.engine.places.all(group.session)).shown;
    if (!place) throw new Error("it is shown nowhere");
    const bell: Place = { platform: "discord", channel: place.channel, shows: "doorbell" };
    await server.engine.places.show(group.session, bell);
    await stops(server, group, group.hall);
    await shows(server, group, group.hall);
    expect((await server.engine.places.of(group.session)).map(({ shows: what }) => what)).toEqual(["doorbell"]);
  });
});

describe("while groups sit apart", () => {
  async function apart(): Promise<{ server: Server; group: Group }> {
    const server = (at = await aServer());
    const group = await gathered(server, "one-two-four-all", { names: EIGHT, setup: { regime: "chatham-house" } });
    await next(server, group);
    for (const [index, voice] of group.voices.entries())
      await voice.does({
        do: "seal",
        path: Object.keys((await server.engine.state(group.session))?.runs ?? {})[0] as never,
        act: { do: "write", key: `thought-${index}`, text: `Thought ${index}` },
        said: "collect.received",
      });
    await next(server, group);
    expect(open(server)).toHaveLength(4);
    return { server, group };
  }

  test("their rooms go with the last channel on the server, and come anew when it is shown again: one each", async () => {
    const { server, group } = await apart();
    await stops(server, group, group.hall);
    expect(open(server)).toEqual([]);
    await shows(server, group, group.hall);
    for (let card = 0; card < 3; card++)
      await group.lena.does({ do: "decide", command: { type: "announce", side: null, plain: `Card ${card}` } });
    await server.passes(5_000);
    expect([threads(server).length, open(server).length]).toEqual([8, 4]);
    for (const voice of group.voices) expect(open(server).filter(({ thread }) => thread?.members.has(voice.on.id))).toHaveLength(1);
  });

  test("a room that could not be closed is closed later, though no card comes any more", async () => {
    const { server, group } = await apart();
    server.fake.faults.broken("PATCH /channels/{id}", { times: 6 });
    await stops(server, group, group.hall);
    await server.passes(60_000);
    expect(open(server)).toEqual([]);
  });
});

describe("what is kept of a channel that was changed", () => {
  test("killed between the two halves of it: the channel is free for another conversation", async () => {
    const server = (at = await aServer());
    const one = await gathered(server, "circle");
    await next(server, one);
    await one.lena.does(orders("pause"));
    await one.lena.does(orders("hold"));
    expect(one.hall.overwrites.size).toBe(0);
    const { places } = server.engine;
    const keepPosted = places.keepPosted.bind(places);
    let failed = 0;
    (places as { keepPosted: typeof keepPosted }).keepPosted = async (...given) => {
      if (!given[1].startsWith("overwrites")) return keepPosted(...given);
      failed += 1;
      throw new Error("killed here");
    };
    await one.lena.does(orders("resume")).catch(() => {});
    (places as { keepPosted: typeof keepPosted }).keepPosted = keepPosted;
    await one.lena.does(orders("close"));
    await server.restarts();
    await server.passes(60_000);
    await server.tidies("all");
    expect(one.hall.overwrites.size).toBe(0);
    const two = await gathered(server, "circle", { hall: one.hall, names: ["Oak", "Ash", "Rowan"] });
    await next(server, two);
    expect(failed).toBeGreaterThan(0);
    expect((await atTheFloor(server, two)).other.on.says(two.hall, "words").refused).toBe(true);
  });

  test("killed between the two halves of giving back: an administrator’s word is no hindrance to the next floor", async () => {
    const server = (at = await aServer());
    const olga = server.fake.person("Olga", { isOwner: true });
    const one = await gathered(server, "circle");
    await next(server, one);
    const { places } = server.engine;
    const keepPosted = places.keepPosted.bind(places);
    let failed = 0;
    (places as { keepPosted: typeof keepPosted }).keepPosted = async (...given) => {
      const isEmpty = given[1].startsWith("overwrites") && (given[2] as { holds: readonly unknown[] }).holds.length === 0;
      if (!isEmpty) return keepPosted(...given);
      failed += 1;
      throw new Error("killed here");
    };
    await one.lena.does(orders("hold"));
    await server.restarts();
    expect(one.hall.overwrites.size).toBe(0);
    olga.permits(one.hall, "everyone", { allow: ["SendMessages"] });
    await one.lena.does(orders("resume"));
    await server.passes(60_000);
    expect(failed).toBeGreaterThan(0);
    expect((await atTheFloor(server, one)).other.on.says(one.hall, "words").refused).toBe(true);
  });

  test("places that can not be read for a moment are no places that were left: the channel stays shut", async () => {
    const server = (at = await aServer());
    const one = await gathered(server, "circle");
    await next(server, one);
    const { places } = server.engine;
    const of = places.of.bind(places);
    (places as { of: typeof of }).of = async () => {
      throw new Error("57P01");
    };
    await server.tidies("all").catch(() => {});
    expect((await atTheFloor(server, one)).other.on.says(one.hall, "words").refused).toBe(true);
    (places as { of: typeof of }).of = of;
    await server.tidies();
    expect((await atTheFloor(server, one)).other.on.says(one.hall, "words").refused).toBe(true);
  });

  test("says of a conversation that was erased while the app was not let in neither which it was nor who sat there, and ends", async () => {
    const server = (at = await aServer());
    const one = await gathered(server, "circle");
    await next(server, one);
    server.fake.kicksApp();
    await one.lena.does(orders("destroy"));
    const kept = async (): Promise<string> => JSON.stringify(await server.engine.places.kept("discord channels that are changed"));
    let noted = "";
    for (let tries = 0; tries < 200 && (noted === "" || noted.includes(one.session)); tries++) {
      await server.tidies("all");
      noted = await kept();
    }
    expect(noted).toContain(one.hall.id);
    expect(noted).not.toContain(one.session);
    for (const voice of one.voices) expect(noted).not.toContain(voice.on.id);
    server.clock.advanceTo(server.clock.now() + 31 * 24 * 60 * 60_000);
    await server.tidies("all");
    expect(await kept()).toBe("{}");
  });
});
