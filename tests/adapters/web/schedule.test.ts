import { expect, test } from "vitest";
import { aBrowser, aPlan, aRoom, claim, inTheFirstRound, planned, pathOf } from "./visitor.ts";

const bare = (page: string): string => page.replaceAll(/[\u2066-\u2069]/g, "");
const start = { date: "2026-01-15", time: "14:30", zone: "Europe/Paris" };

async function lobby(plan: Readonly<Record<string, string>>) {
  const room = await aRoom();
  const links = await planned(room, plan);
  const cedar = aBrowser(room.app);
  const seat = await claim(cedar, links.get("Cedar") ?? "");
  await cedar.act(seat, "join");
  await cedar.go(`/r/${seat}`);
  await cedar.act(seat, "consent", { version: "1" });
  await cedar.go(`/r/${seat}`);
  return { room, links, cedar, seat };
}

test("who waits sees when it begins on their own clock, and has it in their calendar with one press", async () => {
  const { room, cedar, seat } = await lobby({ ...aPlan, ...start });
  expect(bare(cedar.page())).toContain("It begins on Thursday, January 15 at 13:30 UTC");
  cedar.cookies.set("/ zone", { path: "/", pair: "zone=Asia/Beirut" });
  await cedar.go(`/r/${seat}`);
  expect(bare(cedar.page())).toMatch(/It begins on Thursday, January 15 at 15:30 (GMT\+2|EET)/);
  const form = /action="[^"]*\/calendar"[\s\S]*?<\/form>/.exec(cedar.page())?.[0] ?? "";
  const sent = Object.fromEntries([...form.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, name = "", value = ""]) => [name, value]));
  const file = await cedar.post(`/r/${seat}/calendar`, sent);
  expect(file.headers.get("content-type")).toContain("text/calendar");
  expect(await file.text()).toContain("DTSTART:20260115T133000Z");
  expect(room.failed).toEqual([]);
});

test.each(["Mars/Olympus", "../../etc/passwd", "<script>", "x".repeat(100), ""])("a zone cookie like %j is UTC", async (zone) => {
  const { cedar, seat } = await lobby({ ...aPlan, ...start });
  cedar.cookies.set("/ zone", { path: "/", pair: `zone=${zone}` });
  await cedar.go(`/r/${seat}`);
  expect(bare(cedar.page())).toContain("13:30 UTC");
});

test.each([
  [{ date: "2026-01-15", time: "", zone: "UTC" }, "Give the beginning as a date"],
  [{ date: "2026-02-31", time: "10:00", zone: "UTC" }, "Give the beginning as a date"],
  [{ date: "2026-01-15", time: "10:00", zone: "Nowhere" }, "Give the beginning as a date"],
  [{ date: "2025-01-15", time: "10:00", zone: "UTC" }, "That moment is over"],
  [{ date: "2026-09-15", time: "10:00", zone: "UTC" }, "Choose a moment within the next 40 days"],
])("a beginning like %j is refused when planned, and what was typed stays", async (typed, said) => {
  const room = await aRoom();
  const host = aBrowser(room.app);
  await host.post(pathOf(room.hostAddress), {});
  await host.go("/host/plan");
  const answer = await host.post("/host/plan", { csrf: host.csrf(), once: "form-1", ...aPlan, ...typed });
  expect(answer.status).toBe(422);
  expect(bare(host.page())).toContain(said);
  expect(host.page()).toContain(`value="${typed.date}"`);
  expect(await room.engine.overview()).toEqual([]);
});

test("the team moves it, over days with the hours in which people are awake", async () => {
  const { room, links, cedar, seat } = await lobby({ ...aPlan, mode: "async" });
  expect(bare(cedar.page())).not.toContain("It begins on");
  const sage = aBrowser(room.app);
  const at = await claim(sage, links.get("Sage") ?? "");
  await sage.act(at, "join");
  await sage.go(`/r/${at}`);
  const sent = { csrf: sage.csrf(), ...start, zones: "Europe/Paris\nAsia/Beirut", from: "8", to: "18", rest: "0" };
  expect((await sage.post(`/r/${at}/schedule`, sent)).status).toBe(200);
  await cedar.go(`/r/${seat}`);
  expect(bare(cedar.page())).toContain("It begins on Thursday, January 15 at 13:30 UTC");
  expect(bare(cedar.page())).toMatch(/15:30 (GMT\+2|EET)/);
  expect((await sage.post(`/r/${at}/schedule`, { ...sent, from: "25" })).status).toBe(422);
  expect((await cedar.post(`/r/${seat}/schedule`, { ...sent, csrf: cedar.csrf() })).status).toBe(409);
  await room.queue.runUntil(Date.UTC(2026, 0, 15, 13, 31));
  await cedar.go(`/r/${seat}`);
  expect(bare(cedar.page())).not.toContain("It has not begun yet");
});

test("links want a number told by voice where the plan says so", async () => {
  const room = await aRoom();
  const host = aBrowser(room.app);
  await host.post(pathOf(room.hostAddress), {});
  await host.go("/host/plan");
  await host.post("/host/plan", { csrf: host.csrf(), once: "form-1", ...aPlan, numbers: "yes" });
  expect(host.page().match(/not in a message: \d\d\./g)).toHaveLength(6);
});

test("who comes in late reads what was before, and nobody else does", async () => {
  const room = await aRoom();
  let links: ReadonlyMap<string, string> = new Map();
  const { of } = await inTheFirstRound(room, (given) => void (links = given));
  const sage = of("Sage");
  await sage.browser.go(`/r/${sage.seat}`);
  await sage.browser.act(sage.seat, "skip");
  await sage.browser.go(`/r/${sage.seat}`);
  await sage.browser.post(`/r/${sage.seat}/invite`, { csrf: sage.browser.csrf(), people: "Willow" });
  const willow = aBrowser(room.app);
  const seat = await claim(willow, /https?:\/\/[\w.:]+\/in\/[\w-]+/.exec(sage.browser.page())?.[0] ?? "");
  await willow.act(seat, "join");
  await willow.go(`/r/${seat}`);
  await willow.act(seat, "consent", { version: "1" });
  await willow.go(`/r/${seat}`);
  expect(willow.page()).toMatch(/<details id="missed" class="notice" open>/);
  const missed = /<details id="missed"[\s\S]*?<\/details>/.exec(willow.page())?.[0] ?? "";
  expect(bare(missed)).toMatch(/<li><bdi dir="auto">Write in silence/);
  const cedar = of("Cedar");
  await cedar.browser.go(`/r/${cedar.seat}`);
  expect(cedar.browser.page()).not.toContain('id="missed"');
  expect(links.size).toBe(7);
});
