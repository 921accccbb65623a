import { expect, test } from "vitest";
import { ADDRESS, aBrowser, aPlan, aRoom, claim, pathOf, planned, ticketsIn, type Browser, type Form } from "./visitor.ts";

/** As it reads: without the marks that keep one direction of writing from turning round another. */
const plain = (html: string): string => html.replaceAll(/<\/?bdi[^>]*>|[\u2066-\u2069]/g, "").replaceAll(/\s+/g, " ");

async function asHost(room: Awaited<ReturnType<typeof aRoom>>) {
  const host = aBrowser(room.app);
  await host.post(pathOf(room.hostAddress), {});
  return host;
}

/** The fields of the form that goes to an address, as a browser would send them unchanged. */
function fieldsOf(page: string, action: string): Form {
  const form = page.split("<form").find((each) => each.includes(`action="${action}"`)) ?? "";
  const inside = form.split("</form>")[0] ?? "";
  const fields: Record<string, string> = {};
  for (const [tag] of inside.matchAll(/<input[^>]*>/g)) {
    const name = /name="([^"]+)"/.exec(tag)?.[1];
    if (!name || (tag.includes('type="radio"') && !/\schecked/.test(tag))) continue;
    fields[name] = /value="([^"]*)"/.exec(tag)?.[1] ?? "";
  }
  return fields;
}

const ask = (host: Browser, answers: Form): Promise<Response> => host.post("/host/begin", { mode: "live", aim: "rank", ...answers });

test("only the host is asked the three questions", async () => {
  const room = await aRoom();
  for (const path of ["/host/begin", "/host/methods", "/host/plan/form"])
    expect((await room.app.request(`${ADDRESS}${path}`)).status).toBe(404);
  const host = await asHost(room);
  await host.go("/host");
  expect(host.page()).toContain('href="/host/begin"');
  await host.go("/host/begin");
  expect(host.page()).toContain("How many people?");
  expect(host.page()).toContain("To hear everybody");
  expect(host.page()).toContain("aim-ahead");
});

test("two suggestions say why, and what they take of the time there is", async () => {
  const host = await asHost(await aRoom());
  await ask(host, { "count.1": "6", "count.2": "6", "time.live": "70" });
  const page = plain(host.page());
  expect(page).toContain("Because there are 12 of you on 2 sides and you have 70 minutes:");
  expect(page).toContain("About 51 minutes of your 70.");
  expect(page.split('class="card suggestion"')).toHaveLength(3);
  // A method made for sides comes before one that seats them as one group.
  expect(page).toContain('id="suggest-ngt"');
  expect(page.indexOf('id="suggest-cbm-builder"')).toBeLessThan(page.lastIndexOf('id="suggest-'));
});

test("a circle that does not fit says how to count, and a few people what a drop-out changes", async () => {
  const host = await asHost(await aRoom());
  await ask(host, { "count.all": "10", aim: "hear" });
  expect(plain(host.page())).toContain("10 people × 2 turns × 2 min = 40 min; you have 30: shorten turns or cycles.");
  await ask(host, { "count.all": "6" });
  expect(plain(host.page())).toContain("If more than 1 stay silent, it stays shut.");
});

test("answers that can not be meant are handed back with what is wrong", async () => {
  const host = await asHost(await aRoom());
  for (const counts of [{}, { "count.1": "5" }, { "count.all": "9", "count.1": "4", "count.2": "5" }, { "count.all": "many" }] as Form[])
    expect((await ask(host, counts)).status).toBe(422);
  expect(host.page()).toContain('value="many"');
  expect((await ask(host, { "count.all": "9", "time.live": "-3" })).status).toBe(422);
  expect((await ask(host, { "count.all": "2" })).status).toBe(200);
  expect(host.page()).toContain("No method fits these people");
});

test("what was chosen and typed goes on into the form, and from there into the plan", async () => {
  const room = await aRoom();
  const host = await asHost(room);
  await ask(host, { "count.all": "8", "time.live": "60" });
  await host.post("/host/plan/form", fieldsOf(host.page(), "/host/plan/form"));
  const form = fieldsOf(host.page(), "/host/plan");
  expect(form).toMatchObject({ protocol: "ngt", mode: "live", minutes: "60", "length.live.ngt.clarify": "17" });
  const names = ["Cedar", "Birch", "Elm", "Fir", "Rowan", "Hazel", "Yew", "Oak"];
  const people = names.map((name) => `${name}, participant`).join("\n");
  const typed = { title: "Water", question: "What would help?", facilitator: "Sage", people };
  expect((await host.post("/host/plan", { ...form, ...typed, people: "Cedar, king" })).status).toBe(422);
  expect(fieldsOf(host.page(), "/host/plan")).toMatchObject({ "length.live.ngt.clarify": "17" });
  expect((await host.post("/host/plan", { ...form, ...typed })).status).toBe(200);
  const [session] = await room.store.sessions();
  const state = session && (await room.engine.state(session.id));
  expect(state?.plan.steps.find(({ id }) => id === "clarify")).toMatchObject({ timing: { live: 17 } });
});

test("all methods draw their rounds", async () => {
  const host = await asHost(await aRoom());
  await host.post("/host/methods", { "told.people": "9", mode: "async", title: "not carried" });
  expect(plain(host.page())).toMatch(/Write in silence<\/strong> <span class="small">10 minutes \/ 48 hours/);
  expect(host.page()).toContain("Nobody in the room sees who wrote it.");
  expect(host.page()).not.toContain("Methods that can not be run yet");
  expect(fieldsOf(host.page(), "/host/plan/form")).toMatchObject({ "told.people": "9", mode: "async" });
});

test("what another site sends is not shown", async () => {
  const host = await asHost(await aRoom());
  const headers = { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "cross-site" };
  await host.go("/host/plan/form", { method: "POST", headers, body: "title=Injected" });
  expect(host.page()).not.toContain("Injected");
});

const settings = { protocol: "ngt", mode: "live", regime: "off-the-record", speech: "typed", "told.sides": "2" };

test("another one like it takes over settings, and no name or word", async () => {
  const room = await aRoom();
  const host = await asHost(room);
  await host.go("/host/plan");
  const people = "Cedar, delegate, Upper\nBirch, delegate, Upper\nElm, delegate, Upper\nFir, delegate, Lower\nRowan, delegate, Lower";
  const plan = { ...aPlan, regime: "off-the-record", speech: "typed", people, "side.1": "Upper", "side.2": "Lower", minutes: "80" };
  await host.post("/host/plan", { csrf: host.csrf(), once: "o", ...plan, "length.live.ngt.review": "10" });
  const links = ticketsIn(host.page());
  const carried = fieldsOf(host.page(), "/host/plan/form");
  expect(carried).toEqual({ ...settings, minutes: "80", "length.live.ngt.review": "10" });
  await host.post("/host/plan/form", carried);
  expect(host.page()).not.toMatch(/Water|Birch|Upper|Sage/);
  expect(host.page()).toContain("Give each a name.");

  const sage = aBrowser(room.app);
  const seat = await claim(sage, links.get("Sage") ?? "");
  await sage.act(seat, "join");
  await sage.go(`/r/${seat}`);
  await sage.act(seat, "close", { confirm: "yes" });
  await sage.go(`/r/${seat}`);
  expect((await sage.post(`/r/${seat}/like`, { csrf: sage.csrf() })).status).toBe(200);
  expect(fieldsOf(sage.page(), "/host/plan/form")).toEqual({ ...settings, "length.live.ngt.review": "10" });
  expect(sage.page()).not.toMatch(/Water|Birch|Upper/);
});

test("who does not lead is not told how a conversation was planned", async () => {
  const room = await aRoom();
  const links = await planned(room);
  const cedar = aBrowser(room.app);
  const seat = await claim(cedar, links.get("Cedar") ?? "");
  await cedar.act(seat, "join");
  await cedar.go(`/r/${seat}`);
  expect((await cedar.post(`/r/${seat}/like`, { csrf: cedar.csrf() })).status).toBe(422);
  expect((await cedar.post(`/r/${seat}/like`, { csrf: "x" })).status).toBe(403);
});
