import process from "node:process";
import { linesOf, readConfig } from "../config.ts";
import { storageOf } from "../storage-of.ts";
import { openStorage } from "../store/open.ts";

/** `parley keys --lost`: the host says that the keys of this database are gone for good. */
export async function keys(given: readonly string[], said: { out(line: string): void; err(line: string): void }): Promise<number> {
  if (given.length !== 1 || given[0] !== "--lost") {
    said.err("parley keys --lost says that the keys of this database are gone for good. Nothing was changed.");
    return 2;
  }
  const read = readConfig(process.env);
  if (!read.ok) {
    for (const line of linesOf(read.faults)) said.err(line);
    return 2;
  }
  const storage = await openStorage({ ...storageOf(read.config), bindKeys: true });
  await storage.close();
  said.out("Noted. Conversations whose keys are not there are marked erased at the next start.");
  return 0;
}
