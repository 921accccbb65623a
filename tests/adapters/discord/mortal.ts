import { parentPort, workerData } from "node:worker_threads";
import { answering } from "./answering.ts";

/** A thread that answers until it is ended. What is to be kept goes to whoever started it. */
const say = (what: unknown): void => parentPort?.postMessage(what);

await answering(
  workerData as { readonly apiUrl: string; readonly token: string },
  { read: async () => null, write: async (info) => say({ kept: info }) },
  { onFault: () => {} },
);
say("connected");
