import type { CDPSession } from "playwright-core";
import type { Somebody } from "./people.ts";

/** A phone on a bad line: slow, and gone at times. */
export interface Line {
  /** The line is gone until this is over, and comes back slow. */
  drop(meanwhile: () => Promise<void>): Promise<void>;
}

const SLOW = { offline: false, latency: 250, downloadThroughput: 60_000, uploadThroughput: 20_000 };

export async function slowLine({ context, page }: Somebody): Promise<Line> {
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  await set(session, false);
  return {
    async drop(meanwhile) {
      await set(session, true);
      await meanwhile();
      await set(session, false);
    },
  };
}

const set = (session: CDPSession, offline: boolean): Promise<void> =>
  session.send("Network.emulateNetworkConditions", { ...SLOW, offline }).then(() => undefined);

/** The next thing sent arrives, and the answer is lost on the way back. */
export async function loseOneAnswer({ page }: Somebody): Promise<void> {
  await page.route(
    "**/do",
    async (route) => {
      await route.fetch({ maxRedirects: 0 });
      await route.abort();
    },
    { times: 1 },
  );
}
