import { now, type Browser } from "./browser.ts";

/** As in the page's script: what moves while the page is being fetched is fetched so long afterwards. */
const AGAIN_MS = 500;

/** A page that follows its conversation. Moments are on the clock of `Date.now()`. */
export interface Follower {
  /** When the stream told of this version of the conversation, or of a later one. Null: it has not. */
  toldAt(version: number): number | null;
  /** When a page was here in which all of the words stand. Null: none was. Throws what the page failed with. */
  shownAt(): number | null;
  leave(): void;
}

/**
 * Opens the page's stream and does what the page's script does (`adapters/web/client/room.js`, `listen` and `refresh`):
 * whenever it is told of another version than the page's, it fetches the page anew, one fetch at a time. What a browser
 * takes to draw it is not in it.
 */
export async function follow(browser: Browser, words: readonly string[]): Promise<Follower> {
  const told: { readonly version: number; readonly at: number }[] = [];
  const faults: unknown[] = [];
  let shown: number | null = null;
  let isFetching = false;
  let isWantedAgain = false;
  let page = (await browser.refresh()).version;

  async function refresh(): Promise<void> {
    if (isFetching) return void (isWantedAgain = true);
    isFetching = true;
    const { version, content } = await browser.refresh();
    if (words.every((each) => content.includes(each))) shown ??= now();
    page = version;
    isFetching = false;
    if (!isWantedAgain) return;
    isWantedAgain = false;
    setTimeout(begin, AGAIN_MS);
  }
  const begin = (): void => void refresh().catch((fault: unknown) => faults.push(fault));

  const stream = await browser.listen((text, at) => {
    for (const [, version = ""] of text.matchAll(/^data: (\d+)$/gm)) {
      told.push({ version: Number(version), at });
      if (version !== page) begin();
    }
  });
  return {
    toldAt: (version) => told.find((each) => each.version >= version)?.at ?? null,
    shownAt() {
      if (faults.length > 0) throw faults[0];
      return shown;
    },
    leave: () => stream.hangUp(),
  };
}
