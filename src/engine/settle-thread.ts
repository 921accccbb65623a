import { parentPort, workerData } from "node:worker_threads";
import { systemRandom } from "../chance.ts";
import { kinds } from "../rounds/index.ts";
import { kindOf } from "../session/timers.ts";
import type { Settling } from "./settle-apart.ts";

/** The other side of `settleApart`. */
const { round, entries, before, pressed } = workerData as Settling;
parentPort?.postMessage(kindOf(kinds, round.run).settle?.(round, entries, before, systemRandom, pressed) ?? { items: [], figures: null });
