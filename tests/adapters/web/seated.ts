import { aBrowser, aPlan, type aRoom, claim, planned, type Browser, type Form } from "./visitor.ts";

type Room = Awaited<ReturnType<typeof aRoom>>;

export interface Sitter {
  readonly browser: Browser;
  readonly seat: string;
  /** Loads their page anew, without the marks that keep names apart. */
  page(): Promise<string>;
  act(command: string, form?: Form): Promise<Response>;
}

/** A conversation of any plan: everybody is in and has accepted the terms, and its first round has opened. */
export async function seated(room: Room, plan: Form = {}, opens = true) {
  const people = new Map<string, Sitter>();
  for (const [name, address] of await planned(room, { ...aPlan, ...plan })) people.set(name, await sit(room, address));
  const of = (name: string): Sitter => {
    const found = people.get(name);
    if (!found) throw new Error(`nobody is called ${name}`);
    return found;
  };
  const sage = of("Sage");
  const next = async (): Promise<void> => {
    await sage.act("next");
    await room.queue.runUntil(room.clock.now() + 31_000);
  };
  await sage.act("open");
  for (const [name, each] of people) if (name !== "Sage") await each.act("consent", { version: "1" });
  if (opens) await next();
  return { of, sage, next };
}

export async function sit(room: Room, address: string): Promise<Sitter> {
  const browser = aBrowser(room.app);
  const seat = await claim(browser, address);
  await browser.act(seat, "join");
  const page = async (): Promise<string> => {
    await browser.go(`/r/${seat}`);
    return browser.page().replaceAll(/[\u2066-\u2069]/g, "");
  };
  return {
    browser,
    seat,
    page,
    async act(command, form) {
      await browser.go(`/r/${seat}`);
      return browser.act(seat, command, form);
    },
  };
}
