import { aBrowser, aPlan, aRoom, claim, planned, type Browser, type Form } from "../adapters/web/visitor.ts";
import type { Door, Lead, Sent } from "./adapter.suite.ts";

export const inTheBrowser: Door = async (method, people) => {
  const room = await aRoom();
  const passes = (ms: number): Promise<void> => room.queue.runUntil(room.clock.now() + ms);
  const links = await planned(room, { ...aPlan, protocol: method, speech: "typed", people: people.join("\n") });
  const seats: Lead[] = [];
  for (const [name, address] of links) {
    const browser = aBrowser(room.app);
    seats.push(seat(name, browser, await claim(browser, address), passes));
  }
  const [lead, ...voices] = seats;
  if (!lead) throw new Error("nobody was invited");
  return { lead, voices, passes, stop: () => room.close() };
};

/** A person in front of their own page. */
export function seat(name: string, browser: Browser, place: string, passes: (ms: number) => Promise<void>): Lead {
  const open = (): Promise<unknown> => browser.go(`/r/${place}`);
  /** Presses or sends the form of this command that comes first, or the one in which these words stand. */
  async function sends(command: string, given: Form = {}, holding = ""): Promise<Sent> {
    const form = formsIn(browser.page()).find((each) => each.includes(`name="command" value="${command}"`) && each.includes(holding));
    if (form === undefined) return { isTaken: false, said: readable(browser.page()), kept: "" };
    const answer = await browser.act(place, command, { ...hidden(form), ...given });
    const isTaken = answer.status < 300;
    const kept = formsIn(browser.page())
      .filter((each) => each.includes(`name="command" value="${command}"`))
      .map(inTheField);
    return { isTaken, said: readable(browser.page()), kept: isTaken ? "" : (kept.find((words) => words !== "") ?? "") };
  }
  const press = async (command: string, given: Form = {}): Promise<void> => {
    await open();
    const done = await sends(command, given);
    if (!done.isTaken) throw new Error(`${name} can not ${command}: ${done.said}`);
  };
  return {
    name,
    joins: () => press("join"),
    consents: () => press("consent"),
    opens: () => press("open"),
    async nexts() {
      await press("next");
      await passes(45_000);
    },
    async writes(words, isNoPerson = false) {
      await open();
      const sent = await sends("idea", { words });
      return isNoPerson && !sent.isTaken ? sends("idea", {}, 'name="confirm"') : sent;
    },
    async mine() {
      await press("mine");
      return [readable(browser.page()), ...formsIn(browser.page()).map(inTheField)].join("\n");
    },
    async changes(to) {
      await this.mine();
      return sends("idea", { words: to }, "Save the change");
    },
    async withdraws() {
      await this.mine();
      await sends("withdraw");
    },
    async votes(first) {
      await open();
      const form = formsIn(browser.page()).find((each) => each.includes('name="command" value="vote"')) ?? "";
      const option = [...form.matchAll(/<option value="([\w-]{8,})"[^>]*>([^<]*)</g)].find(([, , words]) => words === first)?.[1];
      return sends("vote", { "ranking.1": option ?? "" });
    },
    async says(words) {
      await open();
      return sends("say", { words });
    },
    async passes() {
      await open();
      await browser.act(place, "floor", { do: "done" });
    },
    async clears() {
      await open();
      await sends("object");
    },
    async reads() {
      await open();
      return readable(browser.page());
    },
  };
}

const formsIn = (page: string): readonly string[] => page.match(/<form[\s\S]*?<\/form\s*>/g) ?? [];

const hidden = (form: string): Form =>
  Object.fromEntries(
    [...form.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, field = "", value = ""]) => [field, value]),
  );

const inTheField = (form: string): string => unescaped(/<textarea[^>]*name="words"[^>]*>([^<]*)</.exec(form)?.[1] ?? "").trim();

/** The words of a page, a line for each of its parts. */
const readable = (page: string): string =>
  unescaped(
    page
      .replaceAll(/<(script|style|textarea|select)[\s\S]*?<\/\1\s*>/g, "")
      .replaceAll(/<\/?(?:bdi|b|em|strong|span|time)[^>]*>/g, "")
      .replaceAll(/<li[^>]*>/g, "\n")
      .replaceAll(/<\/t[dh]\s*>\s*<t[dh][^>]*>/g, " ")
      .replaceAll(/<[^>]*>/g, "\n"),
  );

const unescaped = (html: string): string =>
  html.replaceAll("&#39;", "'").replaceAll("&quot;", '"').replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
