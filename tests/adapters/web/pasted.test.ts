import { expect, test } from "vitest";
import { aBrowser, aPlan, aRoom, inTheFirstRound, pathOf } from "./visitor.ts";

const LINES = 5_000;

const pasted = (line: (index: number) => string): string => Array.from({ length: LINES }, (_, index) => line(index)).join("\n");

async function aHost() {
  const room = await aRoom();
  const host = aBrowser(room.app);
  await host.post(pathOf(room.hostAddress), {});
  await host.go("/host/plan");
  const plan = async (form: Readonly<Record<string, string>>): Promise<Response> => {
    return host.post("/host/plan", { csrf: host.csrf(), once: "o", ...aPlan, ...form });
  };
  return { room, host, plan };
}

test("five thousand names are refused in a sentence, and are still in the form", async () => {
  const { room, host, plan } = await aHost();
  const people = pasted((index) => `Tree ${index}, delegate`);
  expect((await plan({ people })).status).toBe(422);
  expect(host.page()).toContain("more than 500 people");
  expect(host.page()).toContain("Tree 0, delegate\nTree 1, delegate");
  expect(host.page()).toContain("Tree 4999, delegate</textarea");
  expect(await room.store.sessions()).toHaveLength(0);
});

test("five thousand times the same name, or a line that is none, are refused as well", async () => {
  const { room, plan } = await aHost();
  for (const people of [pasted(() => "Cedar"), pasted(() => "Cedar, king"), pasted(() => ",,,,"), pasted(() => "\u202e")])
    expect((await plan({ people })).status).toBe(422);
  expect(await room.store.sessions()).toHaveLength(0);
});

test("a text in place of a list of names is handed back", async () => {
  const { host, plan } = await aHost();
  const minutes = pasted((index) => `${index}: The chair thanked everybody who came, and read the letter.`);
  const answer = await plan({ people: minutes });
  expect([413, 422]).toContain(answer.status);
  if (answer.status === 413) expect(host.page()).toContain("more than this page takes");
});

test("five thousand lines into an invitation change nobody’s place", async () => {
  const room = await aRoom();
  const { of } = await inTheFirstRound(room);
  const { browser, seat } = of("Sage");
  for (const people of [pasted((index) => `T${index}`), pasted((index) => `Tree of the long valley ${index}, delegate`)]) {
    await browser.go(`/r/${seat}`);
    const before = browser.page().match(/name="person" value=/g)?.length;
    const answer = await browser.post(`/r/${seat}/invite`, { csrf: browser.csrf(), people });
    expect([413, 422]).toContain(answer.status);
    await browser.go(`/r/${seat}`);
    expect(browser.page().match(/name="person" value=/g)).toHaveLength(before ?? 0);
  }
});

test("five thousand lines as a card, a question to the team, a word to everybody, a note, are refused or kept whole", async () => {
  const room = await aRoom();
  const { of } = await inTheFirstRound(room);
  const words = pasted((index) => `line ${index}`);
  const asks = [
    ["Cedar", "idea", { path: "silent", key: "a-key-of-a-paste-0123456789" }],
    ["Cedar", "tell", {}],
    ["Sage", "announce", { side: "" }],
    ["Sage", "park", {}],
    ["Sage", "notes", {}],
  ] as const;
  for (const [name, command, form] of asks) {
    const { browser, seat } = of(name);
    await browser.go(`/r/${seat}`);
    const answer = await browser.act(seat, command, { ...form, words });
    expect(answer.status, command).toBeLessThan(500);
    expect(browser.page(), command).toContain("line 4999");
  }
  expect(room.failed).toEqual([]);
});
