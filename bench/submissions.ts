import { setTimeout as delay } from "node:timers/promises";
import type { SessionId } from "../src/model/ids.ts";
import { each } from "./all.ts";
import { enter, type Browser } from "./browser.ts";
import { hosted } from "./hosted.ts";
import { planned, type House } from "./house.ts";
import { figure, median, p99, type Measurement } from "./measurement.ts";
import { aRoom, fill, isAt, next, untilIt } from "./room.ts";

const PEOPLE = 1_000;
const BUDGET_MS = 150;
/** Divides the plan's times, so that a last call takes three seconds. */
const PACE = 10;

/**
 * 1,000 people with claimed seats send one contribution each into one sealed round, evenly over a minute: from sending
 * the form until the whole answer is here, which the server gives after the commit. Over HTTP, to a server in a process
 * of its own on the embedded database. Afterwards the round is closed: all contributions are there, released once.
 */
export const submissions: Measurement = {
  name: "submissions",
  run: ({ quick, note }) =>
    hosted(async (server, house) => {
      const began = performance.now();
      const prepared = planned(house.library, 8, { pace: PACE, minutes: { silent: 240 } });
      const room = await aRoom(house, prepared, PEOPLE);
      const browsers = await each(room.places, 32, (place, index) => enter(server.port, place, index));
      await fill(house, room);
      await next(house, room.session, room.lead.person);
      await untilIt(house, room.session, isAt("silent"));
      note(`1,000 people are in after ${((performance.now() - began) / 1000).toFixed(0)} s`);
      const took = await send(browsers, quick ? 20_000 : 60_000);
      await next(house, room.session, room.lead.person);
      const { items } = await untilIt(house, room.session, isAt("merge"));
      if (Object.keys(items).length !== PEOPLE) throw new Error(`${Object.keys(items).length} of ${PEOPLE} contributions were released`);
      const releases = await settled(house, room.session);
      if (releases !== 1) throw new Error(`the round was released ${releases} times`);
      note(`none lost, one release; median ${median(took).toFixed(0)} ms, worst ${Math.max(...took).toFixed(0)} ms`);
      return [figure(`submission p99, 1,000 in ${quick ? 20 : 60} s`, "ms", p99(took), BUDGET_MS)];
    }),
};

async function send(browsers: readonly Browser[], overMs: number): Promise<readonly number[]> {
  const began = performance.now();
  return Promise.all(
    browsers.map(async (browser, index) => {
      await delay(Math.max(0, (index * overMs) / browsers.length - (performance.now() - began)));
      const sent = performance.now();
      const fields = { command: "idea", path: "silent", key: `measured-${index}`, words: `Read the gauge at the hour ${index}.` };
      const status = await browser.send(fields);
      if (status !== 303) throw new Error(`a contribution was answered with ${status}`);
      return performance.now() - sent;
    }),
  );
}

async function settled({ parts }: House, session: SessionId): Promise<number> {
  const events = await parts.store.eventsAfter(session, 0);
  return events.filter((event) => event.type === "phaseSettled" && event.path === "silent").length;
}
