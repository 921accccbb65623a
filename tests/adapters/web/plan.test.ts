import { expect, test } from "vitest";
import type { PersonId } from "../../../src/model/ids.ts";
import { ADDRESS, aBrowser, aPlan, aRoom, claim, inTheFirstRound, pathOf, planned, ticketsIn } from "./visitor.ts";

async function asHost(room: Awaited<ReturnType<typeof aRoom>>) {
  const host = aBrowser(room.app);
  await host.post(pathOf(room.hostAddress), {});
  await host.go("/host/plan");
  return host;
}

test("only the host plans", async () => {
  const room = await aRoom();
  for (const path of ["/host", "/host/plan"]) expect((await room.app.request(`${ADDRESS}${path}`)).status).toBe(404);
  const host = await asHost(room);
  expect(host.page()).toContain("Nominal group technique");
  await host.go("/");
  expect(host.page()).toContain("/host/plan");
});

test("planning gives one link to each person, shown once", async () => {
  const room = await aRoom();
  const links = await planned(room);
  expect([...links.keys()]).toEqual(["Sage", "Cedar", "Birch", "Elm", "Fir", "Rowan", "Hazel"]);
  expect(new Set(links.values()).size).toBe(7);
  const host = await asHost(await aRoom());
  await host.go("/host");
  expect(host.page()).not.toContain("/in/");
});

test("the host sees a number and a state, and nothing of the conversation", async () => {
  const room = await aRoom();
  const host = await asHost(room);
  await host.post("/host/plan", { csrf: host.csrf(), once: "form-1", ...aPlan });
  await host.go("/host");
  const [only] = await room.engine.overview();
  expect(only?.number).toMatch(/^\d{4}-\d{4}$/);
  expect(host.page()).toMatch(new RegExp(`>${only?.number}</strong>\\s*<span class="small">planned<`));
  expect(host.page()).not.toMatch(/Water|Sage|Cedar/);
});

test("what is wrong is said on the form, with everything typed still in it", async () => {
  const room = await aRoom();
  const host = await asHost(room);
  const answer = await host.post("/host/plan", {
    csrf: host.csrf(),
    once: "o",
    ...aPlan,
    people: "Cedar\nBirch, king",
    title: "Water & <land>",
  });
  expect(answer.status).toBe(422);
  expect(host.page()).toContain("Line 2: there is no such role");
  expect(host.page()).toContain("Cedar\nBirch, king</textarea");
  expect(host.page()).toContain('value="Water &amp; &lt;land&gt;"');
  const few = await host.post("/host/plan", { csrf: host.csrf(), once: "o", ...aPlan, people: "Cedar\nBirch" });
  expect(few.status).toBe(422);
  expect(host.page()).toContain("there are 2");
});

test("up to four sides", async () => {
  const room = await aRoom();
  const host = await asHost(room);
  const names = ["North", "South", "East", "West"];
  const sides = Object.fromEntries(names.map((name, index) => [`side.${index + 1}`, name]));
  const people = Array.from({ length: 8 }, (_, index) => `Person ${index}, delegate, ${names[index % 4]}`).join("\n");
  expect((await host.post("/host/plan", { csrf: host.csrf(), once: "o", ...aPlan, ...sides, people: `${people}\nYew, king` })).status).toBe(
    422,
  );
  expect(host.page()).toMatch(/id="more-sides"\s+open/);
  expect((await host.post("/host/plan", { csrf: host.csrf(), once: "o", ...aPlan, ...sides, people })).status).toBe(200);
  const session = (await room.store.sessions())[0]?.id;
  expect(session && (await room.engine.state(session))?.plan.sides).toHaveLength(4);
});

test("a form that is sent twice makes one conversation", async () => {
  const room = await aRoom();
  const host = await asHost(room);
  const form = { csrf: host.csrf(), once: "form-1", ...aPlan };
  expect((await host.post("/host/plan", form)).status).toBe(200);
  expect((await host.post("/host/plan", form)).status).toBe(409);
  expect(await room.engine.overview()).toHaveLength(1);
});

test("planning without the host's token is refused", async () => {
  const room = await aRoom();
  const host = await asHost(room);
  expect((await host.post("/host/plan", { csrf: "x", once: "o", ...aPlan })).status).toBe(403);
  expect(await room.engine.overview()).toHaveLength(0);
});

test("the facilitator has the console, invites more people, and replaces a lost link, but not while a box is open", async () => {
  const room = await aRoom();
  const { of } = await inTheFirstRound(room);
  const { browser, seat } = of("Sage");
  await browser.go(`/r/${seat}`);
  expect(browser.page()).toContain('class="console"');
  expect(browser.page()).toContain("Enough to open? Not yet");
  await browser.post(`/r/${seat}/invite`, { csrf: browser.csrf(), people: "Larch, observer" });
  expect([...ticketsIn(browser.page()).keys()]).toEqual(["Larch"]);

  const cedar = of("Cedar");
  await browser.go(`/r/${seat}`);
  const person = /Cedar[\s\S]*?name="person"\s+value="([^"]+)"/.exec(browser.page())?.[1] ?? "";
  expect((await browser.post(`/r/${seat}/link`, { csrf: browser.csrf(), person })).status).toBe(409);
  expect(browser.page()).toContain("a second key to their seat");
  expect((await cedar.browser.go(`/r/${cedar.seat}`)).status).toBe(200);

  await browser.act(seat, "skip", {});
  await browser.go(`/r/${seat}`);
  await browser.post(`/r/${seat}/link`, { csrf: browser.csrf(), person });
  const fresh = ticketsIn(browser.page()).get("Cedar") ?? "";
  expect((await cedar.browser.go(`/r/${cedar.seat}`)).status).toBe(404);
  expect(await claim(aBrowser(room.app), fresh)).toBe(cedar.seat);

  const birch = of("Birch");
  await birch.browser.go(`/r/${birch.seat}`);
  expect(birch.browser.page().replaceAll(/[\u2068\u2069]/g, "")).toContain("Sage made a new link for Cedar (Monday, 09:00 UTC).");
});

test("the host makes a new link for the lead facilitator alone, and a co-facilitator none for the lead", async () => {
  const room = await aRoom();
  const links = await planned(room, { ...aPlan, people: `${aPlan["people"]}\nYew, co-facilitator` });
  const yew = aBrowser(room.app);
  const seat = await claim(yew, links.get("Yew") ?? "");
  await yew.act(seat, "join");
  const [row] = await room.store.sessions();
  if (!row) throw new Error("there is no session");
  const members = Object.entries((await room.engine.state(row.id))?.members ?? {});
  const voice = members.find(([, member]) => member?.role === "participant")?.[0] as PersonId;
  expect(await room.engine.command(row.id, { type: "reissueLink", by: null, person: voice })).toMatchObject({
    refusal: { reason: "refuse.onlyFacilitator" },
  });
  const lead = members.find(([, member]) => member?.role === "facilitator")?.[0] ?? "";
  expect((await yew.post(`/r/${seat}/link`, { csrf: yew.csrf(), person: lead })).status).toBe(409);
  expect(yew.page()).toContain("Only the facilitator can do that, not the co-facilitator");
  expect((await room.engine.state(row.id))?.newLinks).toEqual([]);
  expect(await room.engine.reissueLead(row.id, "en")).toMatchObject({ ok: true });
  expect((await room.engine.state(row.id))?.newLinks).toMatchObject([{ person: lead, by: "host" }]);
});

test("waking hours and days of rest are taken for a conversation over days, and refused where they are none", async () => {
  const room = await aRoom();
  const host = aBrowser(room.app);
  await host.post(pathOf(room.hostAddress), {});
  await host.go("/host/plan");
  const plan = (more: Readonly<Record<string, string>>): Promise<Response> =>
    host.post("/host/plan", { csrf: host.csrf(), once: "hours", ...aPlan, mode: "async", ...more });
  for (const wrong of [{ zones: "Europe/Paris", from: "20", to: "8" }, { zones: "Europe/Paris", from: "x" }, { zones: "Mars/Olympus" }])
    expect((await plan(wrong)).status).toBe(422);
  expect((await plan({ zones: "Europe/Paris\r\nAsia/Beirut", from: "9", to: "18", rest: "0" })).status).toBe(200);
  const [session] = await room.store.sessions();
  const state = session && (await room.engine.state(session.id));
  expect(state?.plan.hours).toEqual({ zones: ["Europe/Paris", "Asia/Beirut"], from: 9, to: 18, rest: [0] });
});

test("a guest called like the facilitator is a fault of the form, which keeps what was typed", async () => {
  const room = await aRoom();
  const host = aBrowser(room.app);
  await host.post(pathOf(room.hostAddress), {});
  await host.go("/host/plan");
  const answer = await host.post("/host/plan", {
    csrf: host.csrf(),
    once: "form-1",
    ...aPlan,
    facilitator: "Sage",
    people: "Cedar\nsage\nElm\nFir\nOak",
  });
  expect(answer.status).toBe(422);
  expect(host.page()).toContain("Cedar\nsage");
  expect(await room.store.sessions()).toEqual([]);
});
