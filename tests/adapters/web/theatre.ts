import type { RoomDeps } from "../../../adapters/web/deps.ts";
import { ADDRESS, aBrowser, aRoom, type Browser } from "./visitor.ts";

export const MINUTE = 60_000;

/** A room in virtual time, in which what is waited for comes about when the test lets time pass. */
export async function aTheatre(changes: Partial<RoomDeps> = {}) {
  const sleepers: { readonly at: number; readonly wake: () => void }[] = [];
  const clock = { now: () => room.clock.now() };
  const wait = (ms: number): Promise<void> => new Promise((wake) => void sleepers.push({ at: clock.now() + ms, wake }));
  const room = await aRoom({ isReachable: false, rehearsing: { seed: 7, wait }, ...changes });
  /** Whoever was woken does what they do, until they wait again. */
  const settle = async (): Promise<void> => {
    for (let idle = 0; idle < 20; idle++) await new Promise((resolve) => setImmediate(resolve));
  };
  async function pass(ms: number, isSo: () => Promise<boolean> = async () => false): Promise<boolean> {
    const end = clock.now() + ms;
    for (;;) {
      await settle();
      if (await isSo()) return true;
      sleepers.sort((one, other) => one.at - other.at);
      const next = sleepers[0];
      if (!next || next.at > end) break;
      sleepers.shift();
      await room.queue.runUntil(next.at);
      next.wake();
    }
    await room.queue.runUntil(end);
    return isSo();
  }
  const here = atThisComputer(room.app);
  const visitor = aBrowser(here);
  const session = async () => {
    const [id] = await room.engine.rehearsals();
    return id ? room.engine.state(id) : null;
  };
  /** Presses a button of the page that lists the seats, for the seat of this name. */
  async function seat(does: "sit" | "look" | "back", name: string): Promise<string> {
    await visitor.go("/rehearsal");
    const row =
      visitor
        .page()
        .split("<li>")
        .find((each) => each.includes(`>${name}</bdi>`)) ?? "";
    const id = /name="seat" value="([\w-]+)"/.exec(row)?.[1] ?? "";
    await visitor.post(`/rehearsal/${does}`, { csrf: visitor.csrf(), seat: id });
    return id;
  }
  return { ...room, room, here, visitor, pass, session, seat };
}

type App = Awaited<ReturnType<typeof aRoom>>["app"];

/** The room as a browser at the same computer reaches it. */
export const atThisComputer = (app: App) => ({
  request: (address: string, init?: RequestInit) => app.request(address.replace(ADDRESS, "http://localhost:3000"), init),
});

export const headings = (browser: Browser): readonly string[] =>
  [...browser.page().matchAll(/<h2[^>]*>([\s\S]*?)<\/h2>/g)].map(([, words = ""]) => words.replaceAll(/<[^>]*>/g, "").trim());
