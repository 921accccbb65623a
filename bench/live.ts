import { setTimeout as delay } from "node:timers/promises";
import { count, each } from "./all.ts";
import { enter } from "./browser.ts";
import { hosted } from "./hosted.ts";
import { planned } from "./house.ts";
import { bareFan } from "./live-peer.ts";
import { figure, median, p99, type Measurement } from "./measurement.ts";
import { aRoom, must } from "./room.ts";

const CLIENTS = 500;
/** One device may hold six streams. */
const SEATS = 100;
const COMMITS = 40;
const EVERY_MS = 150;
const BUDGET_MS = 150;

/**
 * 500 streams of one session at a server in a process of its own; this process commits acts on the same database: from
 * the commit until the event is at each stream (every stream and every commit is one value). The peer: a bare Hono
 * server that is asked over HTTP to write to 500 streams, from asking until the event is at each.
 */
export const live: Measurement = {
  name: "live",
  async run({ note }) {
    const late = await hosted(async (server, house) => {
      const room = await aRoom(house, planned(house.library, 8), SEATS);
      const browsers = await each(room.places, 16, (place, index) => enter(server.port, place, index));
      const arrivals = new Map<number, number[]>();
      const streams = await each(count(CLIENTS), 16, async (index) =>
        (browsers[index % SEATS] as (typeof browsers)[number]).listen((text, at) => {
          for (const [, version] of text.matchAll(/^data: (\d+)$/gm)) arrivals.get(Number(version))?.push(at);
        }),
      );
      const committed: { readonly version: number; readonly at: number }[] = [];
      let version = (await house.engine.state(room.session))?.version ?? 0;
      house.onCommit((_session, events, at) => committed.push({ version: (version += events.length), at }));
      // Notifications may overtake the commit's answer, so that places for them are made before.
      for (const nth of count(COMMITS + 1)) arrivals.set(version + nth, []);
      for (const nth of count(COMMITS)) {
        await must(house, room.session, { type: "join", by: (room.places[nth] as (typeof room.places)[number]).person });
        await delay(EVERY_MS);
      }
      await delay(1_000);
      for (const stream of streams) stream.hangUp();
      const values = committed.flatMap(({ version, at }) => (arrivals.get(version) ?? []).map((arrived) => arrived - at));
      const missing = COMMITS * CLIENTS - values.length;
      if (missing !== 0) throw new Error(`${missing} events did not arrive`);
      return values;
    });
    const bare = await bareFan(CLIENTS, COMMITS, EVERY_MS);
    note(`median ${median(late).toFixed(1)} ms, worst ${Math.max(...late).toFixed(1)} ms; bare median ${median(bare).toFixed(1)} ms`);
    return [figure(`live update p99, ${CLIENTS} browsers`, "ms", p99(late), BUDGET_MS, { name: "bare Hono fan-out", value: p99(bare) })];
  },
};
