import { aFolder } from "../tests/support/scratch.ts";
import { goHome } from "./browser.ts";
import { aHouse, type House } from "./house.ts";
import { aServer, dataIn, keysIn, type Server } from "./server.ts";

/**
 * A server in a process of its own, and beside it an engine in this one on the same database, which prepares sessions
 * and does none of the queued work. `more`: further settings of the server.
 */
export async function hosted<T>(
  work: (server: Server, house: House, folder: string) => Promise<T>,
  more: Readonly<Record<string, string>> = {},
): Promise<T> {
  const folder = await aFolder();
  try {
    const server = await aServer(folder.path, more);
    try {
      const house = await aHouse({ dataFolder: dataIn(folder.path), keys: keysIn(folder.path) }, { works: false });
      try {
        return await work(server, house, folder.path);
      } finally {
        goHome();
        await house.close();
      }
    } finally {
      await server.stop();
    }
  } finally {
    await folder.remove();
  }
}
