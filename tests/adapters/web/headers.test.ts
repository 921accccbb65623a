import { expect, test } from "vitest";
import { ADDRESS, aBrowser, aRoom, pathOf } from "./visitor.ts";

test("every answer says how it is to be treated", async () => {
  const { app } = await aRoom();
  for (const path of ["/", "/in/aaaaaaaaaaaaaaaa", "/r/nobodysseat", "/host", "/nothing/here", "/r/nobodysseat/live"]) {
    const { headers } = await app.request(`${ADDRESS}${path}`);
    expect(headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(headers.get("content-security-policy")).not.toContain("unsafe");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("x-robots-tag")).toContain("noindex");
  }
});

test("pages have no code and no style of their own, and a title that tells nothing", async () => {
  const room = await aRoom();
  const host = aBrowser(room.app);
  await host.post(pathOf(room.hostAddress), {});
  await host.go("/host/plan");
  expect(host.page()).toMatch(/<title>Parley<\/title>/);
  expect(host.page()).not.toMatch(/<script(?![^>]*src=)|<style|\son\w+="|\sstyle="/);
});

test("styles and the script have an address by content and may be kept", async () => {
  const { app } = await aRoom();
  const page = await (await app.request(`${ADDRESS}/`)).text();
  for (const path of page.match(/\/assets\/[0-9a-f]{16}\/[a-z.]+/g) ?? []) {
    const answer = await app.request(`${ADDRESS}${path}`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("cache-control")).toContain("immutable");
  }
});

test("a room that no phone reaches says so", async () => {
  const { app } = await aRoom({ isReachable: false });
  expect(await (await app.request(`${ADDRESS}/`)).text()).toContain("This runs on this computer only");
});
