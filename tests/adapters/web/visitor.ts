import { fileURLToPath } from "node:url";
import type { RoomDeps } from "../../../adapters/web/deps.ts";
import { createRoom } from "../../../adapters/web/room.ts";
import { newId, systemRandom } from "../../../src/chance.ts";
import { createEngine } from "../../../src/engine/engine.ts";
import { createMemory } from "../../../src/engine/memory.ts";
import { hostLink } from "../../../src/host-link.ts";
import { createLog } from "../../../src/log.ts";
import { openLibrary } from "../../../src/protocol/library.ts";
import { virtualClock, virtualQueue } from "../../../src/queue/virtual.ts";
import type { Port } from "../../../src/platform/port.ts";
import { kinds } from "../../../src/rounds/index.ts";
import { memoryKeys } from "../../../src/store/keys/memory.ts";
import { memoryStore } from "../../../src/store/memory.ts";

export const ADDRESS = "https://parley.test";
const PROTOCOLS = fileURLToPath(new URL("../../../protocols", import.meta.url));

/** A room over an engine in memory and virtual time. */
export async function aRoom(changes: Partial<RoomDeps> = {}, ports: readonly Port[] = []) {
  const clock = virtualClock(Date.UTC(2026, 0, 5, 9));
  const queue = virtualQueue(clock);
  const store = memoryStore();
  const failed: string[] = [];
  const parts = {
    store,
    keys: memoryKeys(),
    queue,
    clock,
    random: systemRandom,
    newId,
    kinds,
    log: createLog("silent"),
    memory: createMemory(),
  };
  const engine = createEngine(parts, ports);
  await queue.work(engine.handlers);
  const room = createRoom({
    engine,
    links: store.links,
    plan: await openLibrary(PROTOCOLS, kinds, newId),
    clock,
    newId,
    publicUrl: () => ADDRESS,
    isReachable: true,
    log: { requestFailed: (route, code) => void failed.push(`${route} ${code}`) },
    ...changes,
  });
  const hostAddress = await hostLink(store, ADDRESS, clock.now());
  return { ...room, engine, store, clock, queue, failed, hostAddress };
}

export type Form = Readonly<Record<string, string>>;

/** A room in this process, or one behind an address. */
interface Site {
  request(address: string, init?: RequestInit): Response | Promise<Response>;
}

/** A browser: keeps cookies by path as browsers do, and presses the forms of the page it is on. */
export function aBrowser(app: Site) {
  const cookies = new Map<string, { path: string; pair: string }>();
  let page = "";

  async function go(path: string, init: RequestInit = {}): Promise<Response> {
    const [bare = ""] = path.split("?");
    const isUnder = (scope: string): boolean => scope === "/" || bare === scope || bare.startsWith(`${scope}/`);
    const cookie = [...cookies.values()].flatMap((each) => (isUnder(each.path) ? [each.pair] : [])).join("; ");
    const answer = await app.request(`${ADDRESS}${path}`, { ...init, headers: { cookie, ...(init.headers as Record<string, string>) } });
    for (const given of answer.headers.getSetCookie()) {
      const scope = /Path=([^;]+)/.exec(given)?.[1] ?? "/";
      const pair = given.split(";")[0] ?? "";
      cookies.set(`${scope} ${pair.split("=")[0]}`, { path: scope, pair });
    }
    const to = answer.headers.get("location");
    if (answer.status === 303 && to) return go(to.split("#")[0] ?? to);
    if (answer.headers.get("content-type")?.startsWith("text/html")) page = await answer.clone().text();
    return answer;
  }

  const post = (path: string, form: Form): Promise<Response> =>
    go(path, {
      method: "POST",
      body: new URLSearchParams(form).toString(),
      headers: { "content-type": "application/x-www-form-urlencoded" },
    });

  return {
    go,
    post,
    cookies,
    page: () => page,
    csrf: () => /name="csrf"\s+value="([^"]+)"/.exec(page)?.[1] ?? "",
    /** Presses a button or sends a form of a person's page. */
    act(seat: string, command: string, form: Form = {}): Promise<Response> {
      return post(`/r/${seat}/do`, { csrf: this.csrf(), command, ...form });
    },
  };
}

export type Browser = ReturnType<typeof aBrowser>;

export const pathOf = (address: string): string => new URL(address).pathname;

/** Opens somebody's link, and says which seat it was. */
export async function claim(browser: Browser, address: string): Promise<string> {
  const answer = await browser.post(pathOf(address), {});
  if (answer.status !== 200) throw new Error(`not let in: ${answer.status}`);
  return (
    [...browser.cookies.values()]
      .filter(({ path }) => path.startsWith("/r/"))
      .at(-1)
      ?.path.slice("/r/".length) ?? ""
  );
}

export const aPlan: Form = {
  title: "Water",
  question: "What would help?",
  facilitator: "Sage",
  people: "Cedar\nBirch\nElm\nFir\nRowan\nHazel",
  mode: "live",
  speech: "spoken",
  regime: "chatham-house",
  protocol: "ngt",
};

/** Plans a conversation as its host; the links by name. */
export async function planned(room: Awaited<ReturnType<typeof aRoom>>, plan: Form = aPlan): Promise<ReadonlyMap<string, string>> {
  const host = aBrowser(room.app);
  await host.post(pathOf(room.hostAddress), {});
  await host.go("/host/plan");
  await host.post("/host/plan", { csrf: host.csrf(), once: "form-1", ...plan });
  return ticketsIn(host.page());
}

export function ticketsIn(page: string): ReadonlyMap<string, string> {
  const tickets = page.split('class="ticket"').slice(1);
  return new Map(
    tickets.map((each) => [/<bdi dir="auto">([^<]*)<\/bdi>/.exec(each)?.[1] ?? "", /https?:\/\/[\w.:]+\/in\/[\w-]+/.exec(each)?.[0] ?? ""]),
  );
}

/** Everybody in, the terms accepted, the first round open. */
export async function inTheFirstRound(
  room: Awaited<ReturnType<typeof aRoom>>,
  invited: (links: ReadonlyMap<string, string>) => void = () => {},
  beforeItOpens: (of: (name: string) => { browser: Browser; seat: string }) => Promise<void> = async () => {},
) {
  const links = await planned(room);
  invited(links);
  const people = new Map<string, { browser: Browser; seat: string }>();
  for (const [name, address] of links) {
    const browser = aBrowser(room.app);
    const seat = await claim(browser, address);
    await browser.act(seat, "join");
    people.set(name, { browser, seat });
  }
  const of = (name: string): { browser: Browser; seat: string } => {
    const found = people.get(name);
    if (!found) throw new Error(`nobody is called ${name}`);
    return found;
  };
  const sage = of("Sage");
  await sage.browser.act(sage.seat, "open");
  for (const [name, { browser, seat }] of people) {
    if (name === "Sage") continue;
    await browser.go(`/r/${seat}`);
    await browser.act(seat, "consent", { version: "1" });
  }
  await beforeItOpens(of);
  await sage.browser.go(`/r/${sage.seat}`);
  await sage.browser.act(sage.seat, "next");
  await room.queue.runUntil(room.clock.now() + 31_000);
  return { of };
}
