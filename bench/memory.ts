import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { MOST_SESSIONS } from "../src/engine/memory.ts";
import { aFolder } from "../tests/support/scratch.ts";
import { count, each } from "./all.ts";
import { enter, goHome } from "./browser.ts";
import { aHouse, planned } from "./house.ts";
import { figure, type Measurement } from "./measurement.ts";
import { familyOf, pssOf } from "./processes.ts";
import { aRoom, must } from "./room.ts";
import { aServer, dataIn, keysIn } from "./server.ts";

const SESSIONS = 1_000;
const BUDGET_MB = 250;

/**
 * Resident memory of a server and its embedded database, with 1,000 sessions that were opened and wait for their
 * deadline; the pages of as many as a process keeps in its memory have been looked at once, and for five seconds
 * nothing has happened.
 *
 * The server's process counts whole (RSS): of a share (PSS) the pages of Node's program would be missing that this
 * measurement, run by the same program, has in common with it. The database's processes count by share, so that the
 * pages they have in common, its buffers first, count once. Run it alone: another Parley from the same checkout would
 * take a part of those shares.
 */
export const memory: Measurement = {
  name: "memory",
  async run({ note }) {
    const folder = await aFolder();
    try {
      const server = await aServer(folder.path);
      try {
        const empty = await taken(server.pid, folder.path);
        const house = await aHouse({ dataFolder: dataIn(folder.path), keys: keysIn(folder.path) }, { works: false });
        const rooms = await each(count(SESSIONS), 10, async () => {
          const room = await aRoom(house, planned(house.library, 8, { mode: "async" }), 8);
          await must(house, room.session, { type: "join", by: room.lead.person });
          await must(house, room.session, { type: "open", by: room.lead.person });
          return room;
        });
        await house.close();
        const statuses = await each(rooms.slice(0, MOST_SESSIONS), 16, async ({ lead }, index) =>
          (await enter(server.port, lead, index)).look(),
        );
        const wrong = statuses.find((status) => status !== 200);
        if (wrong) throw new Error(`a page answered ${wrong}`);
        goHome();
        await delay(5_000);
        const full = await taken(server.pid, folder.path);
        note(`process ${full.process.toFixed(0)} MB, database ${full.database.toFixed(0)} MB in ${full.processes} processes`);
        note(`without sessions: process ${empty.process.toFixed(0)} MB, database ${empty.database.toFixed(0)} MB`);
        return [figure("memory, 1,000 idle sessions", "MB", full.process + full.database, BUDGET_MB)];
      } finally {
        await server.stop();
      }
    } finally {
      await folder.remove();
    }
  },
};

async function taken(pid: number, folder: string): Promise<{ process: number; database: number; processes: number }> {
  const postmaster = Number((await readFile(join(dataIn(folder), "postgres", "postmaster.pid"), "utf8")).split("\n")[0]);
  const database = await familyOf(postmaster);
  return { process: await rssOf(pid), database: await pssOf(database), processes: database.length };
}

async function rssOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) / 1024;
}
