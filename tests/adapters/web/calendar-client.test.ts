import { expect, test } from "vitest";
import { ADDRESS, aBrowser, aRoom, inTheFirstRound } from "./visitor.ts";

/** How programs fetch a calendar, again and again, by an address and nothing else. */
interface Ask {
  readonly method: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}
const ASKS: readonly Ask[] = [
  { method: "GET" },
  { method: "HEAD" },
  { method: "GET", headers: { "if-none-match": '"1"', "if-modified-since": new Date(0).toUTCString(), accept: "text/calendar" } },
  { method: "OPTIONS" },
  { method: "PROPFIND", headers: { depth: "0" } },
  { method: "POST", headers: { "content-type": "text/calendar" }, body: "BEGIN:VCALENDAR" },
];

test("a calendar client without a device is told nothing, whatever it asks and however often", async () => {
  const room = await aRoom();
  const { of } = await inTheFirstRound(room);
  const { seat } = of("Sage");
  for (const address of [`/r/${seat}/calendar`, `/r/${seat}/calendar.ics`, `/r/${seat}/conversation.ics`, "/calendar", `/in/${seat}`])
    for (const ask of ASKS)
      for (const cookie of ["", "seat=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.1"]) {
        const answer = await room.app.request(ADDRESS + address, { ...ask, headers: { ...ask.headers, cookie } });
        const body = await answer.text();
        expect(answer.headers.get("content-type") ?? "", address).not.toContain("text/calendar");
        expect(answer.headers.getSetCookie(), address).toEqual([]);
        expect(answer.headers.get("etag"), address).toBeNull();
        expect(answer.status, `${ask.method} ${address}`).not.toBe(304);
        for (const word of ["VEVENT", "Water", "Sage", "Cedar"]) expect(body).not.toContain(word);
      }
  expect(room.failed).toEqual([]);
});

test("a client that has the facilitator’s cookie and no form of theirs gets no file", async () => {
  const room = await aRoom();
  const { of } = await inTheFirstRound(room);
  const { browser, seat } = of("Sage");
  const form = { date: "2026-12-01", time: "14:30", zone: "UTC", minutes: "90" };
  expect((await browser.post(`/r/${seat}/calendar`, { ...form, csrf: "guessed" })).status).toBe(403);
  const got = await browser.go(`/r/${seat}/calendar`, { headers: { "if-none-match": "*" } });
  expect(got.status).toBe(200);
  expect(got.headers.get("content-type")).toContain("text/html");
  const other = of("Cedar");
  await other.browser.go(`/r/${other.seat}`);
  expect((await other.browser.post(`/r/${seat}/calendar`, { ...form, csrf: other.browser.csrf() })).status).toBe(404);
});

test("the file is fetched anew each time, and each is a meeting of its own", async () => {
  const { of } = await inTheFirstRound(await aRoom());
  const { browser, seat } = of("Sage");
  await browser.go(`/r/${seat}`);
  const form = { csrf: browser.csrf(), date: "2026-12-01", time: "14:30", zone: "UTC", minutes: "90" };
  const files = [await browser.post(`/r/${seat}/calendar`, form), await browser.post(`/r/${seat}/calendar`, form)];
  for (const file of files) {
    expect(file.headers.get("cache-control")).toBe("no-store");
    expect(file.headers.get("content-disposition")).toContain("attachment");
  }
  const [one, other] = await Promise.all(files.map((file) => file.text()));
  const uid = (file = ""): string => /UID:(.+)\r\n/.exec(file)?.[1] ?? "";
  expect(uid(one)).not.toBe("");
  expect(uid(one)).not.toBe(uid(other));
});

test("a stranger’s browser that holds no seat finds the page of nobody there", async () => {
  const room = await aRoom();
  const { of } = await inTheFirstRound(room);
  const stranger = aBrowser(room.app);
  expect((await stranger.go(`/r/${of("Sage").seat}/calendar`)).status).toBe(404);
});
