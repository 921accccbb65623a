import { createServer } from "node:http";
import { getRequestListener } from "@hono/node-server";
import AxeBuilder from "@axe-core/playwright";
import { chromium } from "playwright-core";
import { aRoom, aPlan, pathOf } from "./visitor.ts";
let url = "";
const room = await aRoom({ publicUrl: () => url, isReachable: false });
const server = createServer(getRequestListener(room.app.fetch));
await new Promise<void>((r) => server.listen(0, "127.0.0.1", () => r()));
url = `http://localhost:${(server.address() as { port: number }).port}`;
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
const ctx = async (w: number, js = true, dark = false) =>
  browser.newContext({ viewport: { width: w, height: 800 }, javaScriptEnabled: js, colorScheme: dark ? "dark" : "light" });
const shot = async (page: any, name: string, axe = true) => {
  await page.screenshot({ path: `/tmp/look/${name}.png`, fullPage: true });
  const over = await page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth").catch(() => "?");
  const v = axe
    ? (await new AxeBuilder({ page }).analyze()).violations.map(
        (x: any) =>
          `${x.id}: ${x.nodes
            .map((n: any) => n.html.slice(0, 160))
            .slice(0, 3)
            .join(" | ")}`,
      )
    : [];
  console.log(name, "overflow", over, v);
};
const watch = (page: any, who: string) => {
  page.on("console", (m: any) => m.type() === "error" && console.log(who, "console:", m.text()));
  page.on("pageerror", (e: any) => console.log(who, "pageerror", e.message));
};
const hc = await ctx(1280);
const host = await hc.newPage();
watch(host, "host");
await host.goto(url + pathOf(room.hostAddress));
await shot(host, "door");
await host.click("button");
await shot(host, "host");
await host.goto(url + "/");
await shot(host, "first");
await host.goto(url + "/host/plan");
for (const [k, v] of Object.entries(aPlan)) {
  if (["mode", "speech", "regime", "protocol"].includes(k)) await host.check(`input[name=${k}][value=${v}]`);
  else await host.fill(`[name=${k}]`, v);
}
await shot(host, "plan");
await host.click(".plan > button");
await shot(host, "links");
const links = await host.locator("input.copy").evaluateAll((e: any[]) => e.map((x) => x.value));
const people: any[] = [];
for (const [i, link] of links.entries()) {
  const c = await ctx(i === 0 ? 1280 : 375, i !== 2, i === 3);
  const p = await c.newPage();
  watch(p, `p${i}`);
  await p.goto(link);
  await p.click("button");
  if (i === 1) await shot(p, "in");
  await p.click("main form button");
  people.push(p);
}
const [sage, cedar, birch, elm] = people;
await sage.click(".controls button.main");
await sage.waitForTimeout(500);
await cedar.waitForTimeout(500);
await shot(cedar, "terms");
for (const p of people.slice(1)) {
  await p.reload();
  await p.click("main form button.main");
}
await shot(sage, "console-gate");
await sage.reload();
await sage.click(".controls button.main");
await room.queue.runUntil(room.clock.now() + 31000);
await cedar.waitForTimeout(800);
await shot(cedar, "write");
await birch.reload();
await shot(birch, "write-noscript", false);
await shot(elm, "write-dark");
await shot(sage, "console");
// typing survives a move of the session
await cedar.fill("textarea[name=words]", "I am typing");
await cedar.evaluate("document.querySelector('textarea[name=words]').setSelectionRange(2,4)");
await sage.click(".controls form:has(input[value=extend]) button");
await cedar.waitForTimeout(1200);
console.log(
  "after move:",
  await cedar.inputValue("textarea[name=words]"),
  await cedar.evaluate("[document.activeElement.name, document.activeElement.selectionStart]"),
  await cedar.textContent(".time"),
);
await cedar.fill("textarea[name=words]", "Call +33 6 12 34 56 78");
await cedar.click("form.card button.main");
await cedar.waitForTimeout(600);
await shot(cedar, "refused");
await cedar.fill("textarea[name=words]", "Plant an elm\nat the gauge");
await cedar.click("form.card button.main");
await cedar.waitForTimeout(600);
await shot(cedar, "nameword");
if (await cedar.locator(".alert form button").count()) await cedar.click(".alert form button");
await cedar.waitForTimeout(500);
await shot(cedar, "sent");
console.log(await cedar.url(), await cedar.inputValue("textarea[name=words]"));
await cedar.click("form.press:has(input[value=mine]) button");
await shot(cedar, "mine");
console.log(await cedar.locator("textarea").evaluateAll((e: any[]) => e.map((x) => x.value)));
await birch.fill("textarea[name=words]", "No script here");
await birch.click("form.card button.main");
console.log("noscript said", await birch.textContent(".said"));
// bad line
await elm.fill("textarea[name=words]", "On a bad line");
await elm.context().setOffline(true);
await elm.click("form.card button.main");
await elm.waitForTimeout(500);
await shot(elm, "offline", false);
await elm.context().setOffline(false);
await elm.waitForTimeout(6500);
console.log("elm", await elm.textContent("main .said").catch(() => "none"));
// round moves on while typing
await elm.fill("textarea[name=words]", "Half a thought");
await sage.reload();
await sage.click(".controls button.main");
await sage.waitForTimeout(300);
await shot(sage, "lastcall");
await room.queue.runUntil(room.clock.now() + 45000);
await elm.waitForTimeout(1500);
await shot(elm, "moved", false);
console.log("elm news", await elm.textContent("#news"), await elm.inputValue("textarea[name=words]"));
await sage.reload();
await shot(sage, "console-later");
await browser.close();
server.close();
await room.close();
process.exit(0);
