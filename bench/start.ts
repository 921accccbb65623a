import { aFolder } from "../tests/support/scratch.ts";
import { figure, median, type Measurement } from "./measurement.ts";
import { aServer } from "./server.ts";

const RUNS = 3;
const BUDGET_MS = 3_000;

/**
 * From spawning `node src/main.ts` until GET / has answered 200. First: an empty data folder, so that making the
 * database is included. Later: the same folder again. Median of three.
 */
export const start: Measurement = {
  name: "start",
  async run() {
    const first: number[] = [];
    const later: number[] = [];
    for (let run = 0; run < RUNS; run++) {
      const folder = await aFolder();
      try {
        first.push(await startOnce(folder.path));
        if (run < RUNS - 1) continue;
        for (let again = 0; again < RUNS; again++) later.push(await startOnce(folder.path));
      } finally {
        await folder.remove();
      }
    }
    return [figure("start, first run", "ms", median(first), BUDGET_MS), figure("start, later run", "ms", median(later), BUDGET_MS)];
  },
};

async function startOnce(folder: string): Promise<number> {
  const server = await aServer(folder);
  await server.stop();
  return server.startedMs;
}
