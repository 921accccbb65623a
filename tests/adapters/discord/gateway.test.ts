import { setTimeout as sleep } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { afterEach, describe, expect, test } from "vitest";
import { clients } from "../../../adapters/discord/client.ts";
import { connectGateway, type GatewayOptions } from "../../../adapters/discord/gateway.ts";
import { register } from "../../../adapters/discord/register.ts";
import type { FakeDiscord } from "../../fakes/discord/fake.ts";
import type { DiscordOptions } from "../../fakes/discord/options.ts";
import { startDiscord } from "../../fakes/discord/server.ts";
import { until } from "../../fakes/slack/until.ts";
import { answering } from "./answering.ts";

/** What lies in the database: it outlives every process. */
function aDrawer() {
  const drawer = { held: null as unknown, writes: 0 };
  const write = async (info: unknown): Promise<void> => {
    drawer.writes += 1;
    drawer.held = JSON.parse(JSON.stringify(info));
  };
  return Object.assign(drawer, { read: async () => drawer.held, write });
}

/** Everything that was opened, so that nothing outlives a test. */
let open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.toReversed()) await close();
  open = [];
});

async function aFake(options: DiscordOptions = {}): Promise<FakeDiscord> {
  const fake = await startDiscord(options);
  open.push(() => fake.close());
  await register(clients({ token: fake.token, apiUrl: fake.apiUrl }).posting, fake.applicationId);
  return fake;
}

/** Answers whoever does something, and keeps its session in the drawer. */
function aProcess(fake: FakeDiscord, kept: GatewayOptions["kept"], more: Partial<GatewayOptions> = {}) {
  const [faults, heard, ended]: [string[], string[], string[]] = [[], [], []];
  const connected = answering(fake, kept, {
    onHeard: (id) => heard.push(id),
    onFault: (code) => faults.push(code),
    onEnded: ({ message }) => ended.push(message),
    ...more,
  }).then((gateway) => {
    open.push(() => gateway.close());
    return gateway;
  });
  return { connected, faults, heard, ended };
}

/** The same in a thread of its own, which can be ended as SIGKILL ends a process. */
async function aMortal({ apiUrl, token }: FakeDiscord, drawer: ReturnType<typeof aDrawer>): Promise<Worker> {
  const worker = new Worker(new URL("./mortal.ts", import.meta.url), { workerData: { apiUrl, token } });
  open.push(() => worker.terminate());
  await new Promise<void>((resolve, reject) => {
    worker.on("error", reject);
    worker.on("message", (said: "connected" | { readonly kept: unknown }) => {
      if (said === "connected") resolve();
      else void drawer.write(said.kept);
    });
  });
  return worker;
}

const began = (fake: FakeDiscord): readonly unknown[] => fake.connections.map((each) => each.began);
const askFor = (fake: FakeDiscord) => {
  const [ada, hall] = [fake.person("Ada"), fake.channel("hall")];
  return async (): Promise<string> => (await ada.types("/parley help", {}, hall)).answered;
};

describe("what is done while nobody hears", () => {
  test("is answered after the process was killed and started again", async () => {
    const fake = await aFake();
    const drawer = aDrawer();
    const ask = askFor(fake);
    const killed = await aMortal(fake, drawer);
    expect(await ask()).toBe("acked");
    await killed.terminate();
    await until("it is gone", () => fake.open === 0);
    const asked = ask();
    const { connected, heard } = aProcess(fake, drawer);
    await connected;
    expect(await asked).toBe("acked");
    expect(heard.at(-1)).toBe(fake.interactions[1]?.id);
    expect(began(fake)).toEqual(["identify", "resume"]);
  });

  test("is answered after it was stopped and started again", async () => {
    const fake = await aFake();
    const drawer = aDrawer();
    const ask = askFor(fake);
    await (await aProcess(fake, drawer).connected).close();
    expect(fake.connections[0]?.closed).toMatchObject({ by: "app", code: 4200 });
    const asked = ask();
    await aProcess(fake, drawer).connected;
    expect(await asked).toBe("acked");
    expect(began(fake)).toEqual(["identify", "resume"]);
  });

  test("is answered after the connection was cut, also while Discord could not be reached", async () => {
    const fake = await aFake();
    const { connected, faults } = aProcess(fake, aDrawer());
    await connected;
    const ask = askFor(fake);
    fake.cutSockets();
    expect(await ask()).toBe("acked");
    fake.faults.away();
    fake.cutSockets();
    const asked = ask();
    await until("it was tried in vain", () => faults.includes("SOCKET"));
    fake.faults.away(false);
    expect(await asked).toBe("acked");
    expect(began(fake).filter((each) => each !== null)).toEqual(["identify", "resume", "resume"]);
  });
});

describe("what Discord says", () => {
  test("come again: it resumes", async () => {
    const fake = await aFake();
    await aProcess(fake, aDrawer()).connected;
    fake.asksToReconnect();
    await until("it came again", () => fake.connections.length === 2 && fake.open === 1);
    expect(await askFor(fake)()).toBe("acked");
    expect(began(fake)).toEqual(["identify", "resume"]);
  });

  test("the session is over: it begins anew, and keeps the new one", async () => {
    const fake = await aFake({ maxConcurrency: 5 });
    const drawer = aDrawer();
    await aProcess(fake, drawer).connected;
    const before = JSON.stringify(drawer.held);
    fake.invalidatesSessions();
    await until("it began anew", () => fake.connections.length === 2 && fake.open === 1, 9_000);
    expect(await askFor(fake)()).toBe("acked");
    expect(began(fake)).toEqual(["identify", "identify"]);
    await until("it is kept", () => JSON.stringify(drawer.held) !== before);
  }, 12_000);

  test("nothing: it comes again", async () => {
    const fake = await aFake({ heartbeatMs: 200 });
    await aProcess(fake, aDrawer()).connected;
    fake.stopsAcknowledging();
    await until("it came again", () => fake.connections.length === 2 && fake.open === 1);
    expect(began(fake)).toEqual(["identify", "resume"]);
  });

  test("a server is slow to appear: nobody waits for it", async () => {
    const fake = await aFake({ guildAfterMs: null });
    const start = performance.now();
    await aProcess(fake, aDrawer()).connected;
    expect(await askFor(fake)()).toBe("acked");
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});

describe("a connection that is refused", () => {
  test("at its start is a fault with what to do", async () => {
    const fake = await aFake();
    const { posting: rest } = clients({ token: fake.token, apiUrl: fake.apiUrl });
    const connecting = connectGateway({ rest, token: "wrong.token.here", kept: aDrawer(), onInteraction: () => {}, onFault: () => {} });
    await expect(connecting).rejects.toMatchObject({ name: "DiscordFault", code: "4004", mayPass: false });
    await expect(connecting).rejects.toThrow("DISCORD_TOKEN");
  });

  test.each([
    [4004, "DISCORD_TOKEN"],
    [4014, "Privileged Gateway Intents"],
  ])("with %i later is told as well, and it does not come again", async (code, what) => {
    const fake = await aFake();
    const { connected, ended } = aProcess(fake, aDrawer());
    await connected;
    fake.cutSockets(code);
    await until("it was told", () => ended.length > 0);
    await sleep(700);
    expect(ended).toEqual([expect.stringContaining(what)]);
    expect(fake.connections).toHaveLength(1);
  });

  test("may pass where Discord is away", async () => {
    const fake = await aFake();
    fake.faults.broken("GET /gateway/bot");
    await expect(aProcess(fake, aDrawer()).connected).rejects.toMatchObject({ code: "HTTP_500", mayPass: true });
  });
});

describe("the session that is kept", () => {
  test("is written about once a second, however much happens", async () => {
    const fake = await aFake();
    const drawer = aDrawer();
    await aProcess(fake, drawer).connected;
    const ask = askFor(fake);
    const start = performance.now();
    for (let nth = 0; nth < 20; nth++) expect(await ask()).toBe("acked");
    // One when it began, one that was due, and one for each second that it took.
    expect(drawer.writes).toBeLessThanOrEqual(2 + Math.floor((performance.now() - start) / 1_000));
  });

  test.each([
    ["of another token", { of: "another" }],
    ["of no shape that is known", { sessions: [{ shardId: 0, resumeURL: "file:///etc/passwd" }] }],
  ])("%s is left, and it begins anew", async (_what, change) => {
    const fake = await aFake({ maxConcurrency: 5 });
    const drawer = aDrawer();
    await (await aProcess(fake, drawer).connected).close();
    drawer.held = { ...(drawer.held as object), ...change };
    await aProcess(fake, drawer).connected;
    expect(began(fake)).toEqual(["identify", "identify"]);
  });

  test("can be out of order, and the connection is there all the same", async () => {
    const fake = await aFake();
    const broken = { read: () => Promise.reject(new Error("no")), write: () => Promise.reject(new Error("no")) };
    const { connected, faults } = aProcess(fake, broken);
    await connected;
    expect(await askFor(fake)()).toBe("acked");
    expect(faults).toEqual(expect.arrayContaining(["KEPT_READ", "KEPT_WRITE"]));
  });

  test("is one process's: a second takes it over, and the two do not cut each other off", async () => {
    const fake = await aFake({ maxConcurrency: 5 });
    const drawer = aDrawer();
    const one = aProcess(fake, drawer);
    await one.connected;
    const two = aProcess(fake, drawer);
    await two.connected;
    await until("both are there", () => fake.open === 2, 9_000);
    await sleep(1_000);
    expect(began(fake)).toEqual(["identify", "resume", "identify"]);
    expect(one.faults).toContain("TAKEN_OVER");
    expect(await askFor(fake)()).toBe("acked");
  }, 12_000);
});

test("what goes wrong in whoever is told ends nothing", async () => {
  const fake = await aFake({ ackWithinMs: 100 });
  let count = 0;
  const onInteraction = (): void => {
    count += 1;
    throw new Error("no");
  };
  const { connected, faults } = aProcess(fake, aDrawer(), { onInteraction });
  await connected;
  const ask = askFor(fake);
  expect([await ask(), await ask()]).toEqual(["timed out", "timed out"]);
  expect([count, faults]).toEqual([2, ["INTERACTION", "INTERACTION"]]);
});
