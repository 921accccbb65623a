import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { aBrowser, aPlan, aRoom, pathOf, ticketsIn } from "./visitor.ts";

const style = readFileSync(new URL("../../../adapters/web/client/style.css", import.meta.url), "utf8");

async function slips(): Promise<string> {
  const room = await aRoom();
  const host = aBrowser(room.app);
  await host.post(pathOf(room.hostAddress), {});
  await host.go("/host/plan");
  await host.post("/host/plan", { csrf: host.csrf(), once: "form-1", ...aPlan, numbers: "yes" });
  return host.page();
}

test("the number told by voice is not printed on the slip with its link, but on a sheet of its own", async () => {
  const page = await slips();
  const [tickets = "", byVoice = ""] = page.split('<section class="by-voice">');
  for (const each of tickets.split('class="ticket"').slice(2)) {
    const number = /by voice, not in a message: (\d\d)/.exec(each)?.[1] ?? "none";
    expect(each).toMatch(new RegExp(`<p class="no-print">[^<]*${number}`));
    const name = /<bdi dir="auto">([^<]*)<\/bdi>/.exec(each)?.[1] ?? "";
    expect(byVoice).toMatch(new RegExp(`${name}</bdi>: <strong><bdi dir="ltr">${number}</bdi>`));
  }
  expect(byVoice.split("<li>")).toHaveLength(ticketsIn(page).size);
  expect(style).toMatch(/\.by-voice \{\s*break-before: page;/);
});

test("the picture of the link is printed on the slip, though it is folded away on a screen", async () => {
  const [, slip = ""] = (await slips()).split('class="ticket"');
  expect(slip).toMatch(/<details class="camera">[^]*<\/details>\s*<div class="qr">/);
  expect(style).toMatch(/@media screen \{\s*\.camera:not\(\[open\]\) \+ \.qr \{\s*display: none;/);
});
