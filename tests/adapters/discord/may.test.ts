import { afterEach, describe, expect, test } from "vitest";
import { say } from "../../../src/cards/messages.ts";
import type { DiscordOptions } from "../../fakes/discord/options.ts";
import type { Person } from "../../fakes/discord/person.ts";
import type { Channel } from "../../fakes/discord/state.ts";
import { alone, aServer, NAMES, plain, type Server } from "./table.ts";

let at: Server | null = null;
afterEach(async () => {
  await at?.stop();
  at = null;
});

const MAY_NOT_WRITE = say("en", "discord.plan.mayNotWrite");
const MAY_NOT_SHUT = say("en", "discord.plan.mayNotShut");
const MADE = say("en", "chat.plan.made.room");

/** Whether Discord offers commands where somebody may not write has changed; here it does. */
const anywhere = async (options: DiscordOptions = {}): Promise<Server> =>
  (at = await aServer({ commandsWithoutSending: true, ...options }));

/** Plans a conversation in a channel, and gives what is said of it. */
async function plans(server: Server, lena: Person, hall: Channel, chosen: Readonly<Record<string, string>> = {}): Promise<string> {
  const voices = NAMES.map((name) => server.fake.person(name));
  await lena.types("/parley plan", {}, hall);
  await server.idle();
  await lena.presses(alone(lena, hall), "Write");
  lena.fills({
    Title: "Sharing the river",
    "Question put to the people (many methods ask…": "What would make the gauge readings believable?",
  });
  await lena.submits();
  await server.idle();
  const method = alone(lena, hall).menus[0]?.options.find((option) => /circle/i.test(option)) ?? "";
  const picked = { Method: method, "People (of the first side, if there are sides)": voices, ...chosen };
  for (const [menu, choice] of Object.entries(picked)) {
    const more = !alone(lena, hall).menus.some(({ placeholder }) => placeholder === menu);
    if (more) await lena.presses(alone(lena, hall), "More");
    await server.idle();
    await lena.picks(alone(lena, hall), menu, choice);
    await server.idle();
  }
  await lena.presses(alone(lena, hall), "Prepare it");
  await server.settles();
  return plain(alone(lena, hall).text);
}

describe("whoever may not write in a channel brings no conversation there", () => {
  test("where they may read, and would be let write in its threads", async () => {
    const server = await anywhere();
    const ada = server.fake.person("Ada");
    const news = server.fake.channel("news", { posters: [ada, "app"] });
    const lena = server.fake.person("Lena");
    expect([lena.can(news, "SendMessages"), lena.can(news, "SendMessagesInThreads")]).toEqual([false, true]);
    expect(await plans(server, lena, news)).toContain(MAY_NOT_WRITE);
    expect(await server.store.sessions()).toEqual([]);
    expect(await plans(server, ada, news)).toContain(MADE);
  }, 60_000);

  test("nor into a thread, though they might write beside it", async () => {
    const server = await anywhere();
    const hall = server.fake.channel("hall");
    const lena = server.fake.person("Lena");
    const thread = lena.opensThread(hall, "aside");
    server.fake.person("Admin", { isAdmin: true }).permits(hall, "everyone", { deny: ["SendMessagesInThreads"] });
    expect([lena.can(thread, "SendMessages"), lena.can(thread, "SendMessagesInThreads")]).toEqual([true, false]);
    expect(await plans(server, lena, thread)).toContain(MAY_NOT_WRITE);
    expect(await server.store.sessions()).toEqual([]);
  }, 60_000);
});

test("whoever may write in a thread alone brings one there", async () => {
  const server = await anywhere();
  const hall = server.fake.channel("hall", { posters: ["app"] });
  const lena = server.fake.person("Lena");
  const thread = lena.opensThread(hall, "aside");
  expect(await plans(server, lena, thread)).toContain(MADE);
}, 60_000);

describe("on the record, when turns are typed, the channel is shut to others during turns", () => {
  const ON_THE_RECORD = { [say("en", "room.plan.regime")]: say("en", "room.plan.regime.on-the-record") };

  test("so whoever does not manage it plans that not", async () => {
    const server = await anywhere();
    const hall = server.fake.channel("hall");
    const lena = server.fake.person("Lena");
    expect(await plans(server, lena, hall, ON_THE_RECORD)).toContain(MAY_NOT_SHUT);
    expect(await server.store.sessions()).toEqual([]);
  }, 60_000);

  test.each(["ManageChannels", "ManageRoles", "Administrator"] as const)(
    "and whoever has %s does",
    async (permission) => {
      const server = await anywhere();
      const hall = server.fake.channel("hall");
      const lena = server.fake.person("Lena", { roles: [server.fake.role("keeper", { permissions: [permission] })] });
      expect(await plans(server, lena, hall, ON_THE_RECORD)).toContain(MADE);
    },
    60_000,
  );

  test("spoken, nothing is shut", async () => {
    const server = await anywhere();
    const hall = server.fake.channel("hall");
    const lena = server.fake.person("Lena");
    const spoken = { [say("en", "room.plan.speech")]: say("en", "room.plan.speech.spoken") };
    expect(await plans(server, lena, hall, { ...spoken, ...ON_THE_RECORD })).toContain(MADE);
  }, 60_000);
});
