import { expect, test } from "vitest";
import { aBrowser, aPlan, aRoom, pathOf } from "./visitor.ts";

async function aHost() {
  const room = await aRoom();
  const host = aBrowser(room.app);
  await host.post(pathOf(room.hostAddress), {});
  await host.go("/host/plan");
  return { room, host };
}

test("time zones are offered while typing, some forty of them, and everybody sees which were chosen", async () => {
  const { host } = await aHost();
  const page = host.page();
  expect(page).toContain("Everybody in the conversation sees these zones.");
  const [list = ""] = /<datalist[^]*?<\/datalist>/.exec(page) ?? [];
  const zones = [...list.matchAll(/value="([^"]+)"/g)].map(([, zone = ""]) => zone);
  expect(zones.length).toBeGreaterThan(35);
  expect(list.length).toBeLessThan(2_500);
  for (const zone of zones) expect(() => new Intl.DateTimeFormat("en", { timeZone: zone }), zone).not.toThrow();
  expect(page.split('name="zones"')).toHaveLength(5);
});

test("one field for each zone; those that were typed come back, with one more to type into", async () => {
  const { room, host } = await aHost();
  const zones = ["Europe/Paris", "Asia/Beirut", "Asia/Kathmandu", "America/Bogota"];
  const body = new URLSearchParams({ csrf: host.csrf(), once: "o", ...aPlan, mode: "async", title: "" });
  for (const zone of [...zones, ""]) body.append("zones", zone);
  const post = (sent: URLSearchParams): Promise<Response> =>
    host.go("/host/plan", { method: "POST", body: sent.toString(), headers: { "content-type": "application/x-www-form-urlencoded" } });
  expect((await post(body)).status).toBe(422);
  for (const zone of zones) expect(host.page()).toMatch(new RegExp(`name="zones"[^>]*value="${zone}"`));
  expect(host.page().split('name="zones"')).toHaveLength(6);
  body.set("title", "Water");
  expect((await post(body)).status).toBe(200);
  const session = (await room.store.sessions())[0]?.id;
  expect(session && (await room.engine.state(session))?.plan.hours?.zones).toEqual(zones);
});
