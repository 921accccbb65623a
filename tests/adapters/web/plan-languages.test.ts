import { describe, expect, test } from "vitest";
import { languages } from "../../../locales/index.ts";
import { loadProtocols } from "../../../src/protocol/load.ts";
import { rounds } from "../../../src/protocol/walk.ts";
import { FOREIGN } from "../../cards/marks.ts";
import { aBrowser, aPlan, aRoom, claim, pathOf, ticketsIn, type Browser, type Form } from "./visitor.ts";

const loaded = await loadProtocols(new URL("../../../protocols/", import.meta.url).pathname);
/** A name, said alike in every language. */
const SAME = "Brainwriting 6-3-5";

/** Every English title and question of the shipped protocols; a word that others use too is none. */
const english = loaded.flatMap((each) => {
  if (!each.ok) return [];
  const { title, purpose, inputs, steps } = each.protocol;
  const words = [
    title,
    purpose,
    ...inputs.map((input) => input.title),
    ...rounds(steps).flatMap(({ step }) => [step.title, step.ask ?? ""]),
  ];
  return words.filter((said) => /\p{L}\P{L}+\p{L}/u.test(said) && said !== SAME);
});

/** What a page says, line by line: without its tags, and without what was typed into it. */
const linesOf = (page: string): readonly string[] =>
  (/<main[^>]*>(.*)<\/main>/s.exec(page)?.[1] ?? "")
    .replaceAll(/<textarea[^>]*>[^<]*/g, "")
    .replaceAll(/<[^>]*>/g, "\n")
    .replaceAll(/&[a-z#\d]+;|[\u2066-\u2069]/g, "")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

async function aHostReading(room: Awaited<ReturnType<typeof aRoom>>, tag: string): Promise<Browser> {
  const host = aBrowser(room.app);
  await host.post(pathOf(room.hostAddress), {});
  await host.go(`/host?lang=${tag}`);
  return host;
}

/** Names that people carry, and an address. */
const TYPED = /Sage|Cedar|Birch|Elm|Fir|Rowan|Hazel|https:|Europe\/Paris|Anna Kovacs|UTC/;

describe.each(languages.filter(({ tag }) => tag !== "en"))("planning in $name", ({ tag }) => {
  const asked: Form = { mode: "live", aim: "any", "count.1": "4", "count.2": "4", "time.live": "60" };
  test.each<[string, string, Form, number]>([
    ["the three questions", "/host/begin", {}, 200],
    ["answers that are none", "/host/begin", { ...asked, "count.1": "-", "time.live": "x" }, 422],
    ["suggestions", "/host/begin", asked, 200],
    ["suggestions over days", "/host/begin", { mode: "async", aim: "hear", "count.all": "10", "time.async": "3" }, 200],
    ["no suggestion", "/host/begin", { mode: "live", aim: "hear", "count.all": "2" }, 200],
    ["all methods", "/host/methods", { mode: "live" }, 200],
    ["the form", "/host/plan/form", { protocol: "ngt", mode: "async", "told.sides": "2", "told.people": "4 + 4" }, 200],
    ["a form that is not filled in", "/host/plan", {}, 422],
    ["too few people", "/host/plan", { ...aPlan, people: "Cedar\nBirch", question: "", "side.1": "1", "side.2": "1" }, 422],
    ["links, and what to think of", "/host/plan", { ...aPlan, minutes: "50" }, 200],
  ])("leaves nothing in English: %s", async (_, path, form, status) => {
    const host = await aHostReading(await aRoom(), tag);
    await host.go("/host/plan");
    const sent = path === "/host/plan" ? { csrf: host.csrf(), once: "form-1", ...form } : form;
    expect((await host.post(path, sent)).status).toBe(status);
    const lines = linesOf(host.page());
    expect(lines.length).toBeGreaterThan(5);
    expect(lines.filter((line) => !TYPED.test(line) && (FOREIGN[tag]?.test(line) || english.some((said) => line.includes(said))))).toEqual(
      [],
    );
  });
});

test("a conversation planned in French shows everybody the French words of its method", async () => {
  const room = await aRoom();
  const host = await aHostReading(room, "fr");
  await host.go("/host/plan");
  await host.post("/host/plan", { csrf: host.csrf(), once: "form-1", ...aPlan, question: "Que faire d’abord ?" });
  const seats = new Map<string, { browser: Browser; seat: string }>();
  for (const [name, address] of ticketsIn(host.page())) {
    const browser = aBrowser(room.app);
    const seat = await claim(browser, address);
    await browser.act(seat, "join");
    seats.set(name, { browser, seat });
  }
  const sage = seats.get("Sage");
  const cedar = seats.get("Cedar");
  if (!sage || !cedar) throw new Error("they are not here");
  await sage.browser.act(sage.seat, "open");
  for (const [name, { browser, seat }] of seats) {
    if (name === "Sage") continue;
    await browser.go(`/r/${seat}`);
    await browser.act(seat, "consent", { version: "1" });
  }
  await sage.browser.go(`/r/${sage.seat}`);
  await sage.browser.act(sage.seat, "next");
  await room.queue.runUntil(room.clock.now() + 31_000);
  await cedar.browser.go(`/r/${cedar.seat}?lang=ar`);
  expect(cedar.browser.page()).toContain('<html lang="ar"');
  expect(cedar.browser.page()).toContain("Écrire en silence");
  expect(cedar.browser.page()).toContain("Une idée par fiche. Écrivez sans vous concerter.");
  await sage.browser.go(`/r/${sage.seat}`);
  expect(sage.browser.page()).toContain("Classement final");
  expect(sage.browser.page()).not.toContain("Final ranking");
});
