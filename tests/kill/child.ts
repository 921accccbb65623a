import process from "node:process";
import { fileURLToPath } from "node:url";
import { newId, systemRandom } from "../../src/chance.ts";
import { createEngine, type Engine } from "../../src/engine/engine.ts";
import { createMemory } from "../../src/engine/memory.ts";
import { createLog } from "../../src/log.ts";
import { openLibrary } from "../../src/protocol/library.ts";
import { systemClock } from "../../src/queue/system-clock.ts";
import { kinds } from "../../src/rounds/index.ts";
import { openStorage } from "../../src/store/open.ts";
import { callerOf, type Ask, type Reply, type Seats, type Start } from "./asks.ts";
import { fatal } from "./fatal.ts";
import { planned } from "./planned.ts";

/** A Parley without a room: what the program starts, driven over the channel to the process that forked it. */
const start = JSON.parse(process.argv[2] ?? "") as Start;
let dieAt = start.dieAt;

const storage = await openStorage(start.place);
const store = fatal(storage.store, () => dieAt);
const log = createLog("silent");
const parts = { ...storage, store, clock: systemClock, random: systemRandom, newId, kinds, log, memory: createMemory() };
const engine = createEngine(parts, []);
await engine.start();
await storage.queue.work(engine.handlers);

process.on("message", ({ id, ask }: { id: number; ask: Ask }) => {
  answer(engine, ask).then(
    (value) => send({ id, value }),
    (error: unknown) => send({ id, fault: String(error) }),
  );
});
process.once("SIGTERM", () => void storage.close().then(() => process.exit(0)));
process.once("disconnect", () => void storage.close().then(() => process.exit(0)));
if (process.connected) send({ id: 0, value: "ready" });
// Whoever forked it went away while it started.
else await storage.close().then(() => process.exit(0));

function send(reply: Reply): void {
  process.send?.(reply);
}

async function answer(on: Engine, ask: Ask): Promise<unknown> {
  switch (ask.do) {
    case "plan":
      return plan(on, ask.names);
    case "act":
      return on.act(ask.caller, ask.intent);
    case "page":
      return on.page(ask.caller, { mine: false });
    case "artefact": {
      const page = await on.page(ask.caller, { mine: false });
      const path = "reason" in page ? undefined : page.artefacts[0]?.path;
      return path === undefined ? null : on.artefact(ask.caller, path, "markdown");
    }
    case "left":
      return { events: await store.eventsAfter(ask.session, 0), keys: await storage.keys.list() };
    case "dieAt":
      dieAt = ask.point;
      return null;
  }
}

async function plan(on: Engine, names: readonly string[]): Promise<Seats> {
  const library = await openLibrary(fileURLToPath(new URL("../../protocols", import.meta.url)), kinds, newId);
  const prepared = planned(library, names.length);
  const guest = (name: string, role: "facilitator" | "participant") => ({ name, fullName: null, role, side: null });
  const { session, place } = await on.found(prepared, guest("Lena", "facilitator"));
  const lead = callerOf(session, place.person);
  await on.act(lead, { do: "decide", command: { type: "join" } });
  const invited = await on.invite(
    lead,
    names.map((name) => guest(name, "participant")),
  );
  if (!invited.ok) throw new Error(invited.refusal);
  return {
    session,
    facilitator: { name: "Lena", caller: lead },
    voices: invited.places.map((each) => ({ name: each.guest.name, caller: callerOf(session, each.person) })),
  };
}
