import { fileURLToPath } from "node:url";
import { openDiscord } from "../../../adapters/discord/app.ts";
import { createRoom } from "../../../adapters/web/room.ts";
import { openSlack } from "../../../adapters/slack/app.ts";
import { newId, systemRandom } from "../../../src/chance.ts";
import { createEngine } from "../../../src/engine/engine.ts";
import { createMemory } from "../../../src/engine/memory.ts";
import { createLog } from "../../../src/log.ts";
import type { Port } from "../../../src/platform/port.ts";
import { openLibrary } from "../../../src/protocol/library.ts";
import { virtualClock, virtualQueue } from "../../../src/queue/virtual.ts";
import { kinds } from "../../../src/rounds/index.ts";
import { memoryKeys } from "../../../src/store/keys/memory.ts";
import { memoryStore } from "../../../src/store/memory.ts";
import { startDiscord } from "../../fakes/discord/server.ts";
import { startSlack } from "../../fakes/slack/server.ts";
import type { Server } from "../discord/table.ts";
import { ADDRESS } from "../web/visitor.ts";
import type { Workspace } from "../slack/table.ts";

const PROTOCOLS = fileURLToPath(new URL("../../../protocols", import.meta.url));

/** One Parley with a door to a fake Slack and one to a fake Discord, in virtual time. */
export async function both() {
  const [slackFake, discordFake] = await Promise.all([startSlack(), startDiscord()]);
  const clock = virtualClock(Date.now());
  const store = memoryStore();
  const queue = virtualQueue(clock, { sweepEveryMs: 3_000 });
  const plan = await openLibrary(PROTOCOLS, kinds, newId);
  const faults: string[] = [];
  const logged: string[] = [];
  const log = createLog("trace", { write: (line) => void logged.push(line) });
  const ports: Port[] = [];
  const parts = { store, keys: memoryKeys(), queue, clock, random: systemRandom, newId, kinds, log, memory: createMemory() };
  const engine = createEngine(parts, ports);
  await engine.start();
  await queue.work(engine.handlers);
  const deps = {
    engine,
    plan,
    clock,
    publicUrl: () => ADDRESS,
    wait: async () => {},
    log: { fault: (where: string, code: string) => void faults.push(`${where} ${code}`) },
  };
  const { botToken, appToken, apiUrl } = slackFake;
  const slackDoor = await openSlack({ ...deps, settings: { botToken, appToken, apiUrl } }, true);
  const discordDoor = await openDiscord(
    { ...deps, settings: { token: discordFake.token, apiUrl: discordFake.apiUrl, callsPerSecond: Infinity } },
    true,
  );
  ports.push(slackDoor.port, discordDoor.port);

  const room = createRoom({
    engine,
    links: store.links,
    plan,
    clock,
    newId,
    publicUrl: () => ADDRESS,
    isReachable: true,
    log: { requestFailed: (route, code) => void faults.push(`${route} ${code}`) },
  });
  const idle = async (): Promise<void> => {
    await Promise.all([slackFake.idle(), discordFake.idle()]);
    await discordDoor.settled();
  };
  const passes = async (ms: number): Promise<void> => {
    await idle();
    await queue.runUntil(clock.now() + ms);
    await idle();
  };
  const shared = { store, clock, faults, logged, engine, idle, passes, settles: () => passes(0) };
  return {
    ...shared,
    app: room.app,
    /** As the tests of each platform know it. */
    slack: { ...shared, fake: slackFake } as unknown as Workspace,
    discord: { ...shared, fake: discordFake } as unknown as Server,
    async stop() {
      await room.close();
      await slackDoor.close();
      await discordDoor.close();
      await Promise.all([slackFake.close(), discordFake.close()]);
    },
  };
}
