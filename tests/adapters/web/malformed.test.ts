import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test, vi } from "vitest";
import { seeded } from "../../../adapters/rehearsal/world.ts";
import type { Random } from "../../../src/model/command.ts";
import { ADDRESS, aRoom, inTheFirstRound } from "./visitor.ts";

const METHODS = ["GET", "POST", "HEAD", "PUT", "DELETE", "OPTIONS"];
const FORM = "application/x-www-form-urlencoded";
const TYPES = ["application/json", "multipart/form-data; boundary=x", "text/plain", "", "\u00e9"];
const BODIES = [
  "",
  "%",
  "%00%ff&&&===",
  "command=idea&command=vote&csrf=x",
  "__proto__=1&constructor=2&dots.__proto__=1&ranking.1=x",
  '{"command":',
  "--x\r\nContent-Disposition: form-data",
  "a".repeat(70_000),
  Array.from({ length: 3000 }, (_, index) => `f${index}=1`).join("&"),
  "command=vote&dots.a=-1&dots.b=1e99&ranking.999=%F0%28%8C%28",
  "command=vote&path=silent&ranking.1=nothing",
  "command=next&path=%00",
  "command=consent&version=999",
  "command=idea&path=silent&key=malformed-1&words=%00%ED%A0%80%E2%80%AE",
  "command=idea&path=silent&key=malformed-1&words=Read+the+gauge",
  `command=idea&path=silent&key=malformed-1&words=${"a".repeat(30_000)}`,
];
const ENDS = ["", "/do", "/live", "/invite", "/link", "/artefact/1.md", "/artefact/0.html", "/artefact/..%2f", "/%E0%A4%A", "/do/x"];
const BAD_COOKIES = [`seat=${"%00".repeat(9)}; host=;;;=`, "seat=AAAAAAAAAAAAAAAAAAAAAA.1", "seat", ""];
const ORIGINS = ["null", ":::", ADDRESS, "https://elsewhere.test"];

/** Every part is drawn by itself: in half of them the sender is in, and in half of those the form is one of ours. */
function malformed(chance: Random, good: { readonly seat: string; readonly cookie: string; readonly csrf: string }) {
  const pick = <T>(from: readonly T[]): T => from[chance.int(from.length)] as T;
  const half = (): boolean => chance.int(2) === 0;
  const isIn = half();
  const method = half() ? "POST" : pick(METHODS);
  const seat = isIn || half() ? `/r/${good.seat}` : pick(["/r/%00", "/in/%E0%A4%A", "/host", "/host/plan", ""]);
  const path = seat + (half() ? "/do" : pick(ENDS));
  const csrf = isIn && half() ? `csrf=${good.csrf}&` : "";
  const headers = {
    cookie: isIn ? good.cookie : pick(BAD_COOKIES),
    "content-type": half() ? FORM : pick(TYPES),
    ...(half() && { origin: pick(ORIGINS) }),
    ...(chance.int(4) === 0 && { "sec-fetch-site": pick(["cross-site", "same-origin", "?"]) }),
  };
  const hasBody = method !== "GET" && method !== "HEAD";
  return { path, init: { method, headers, ...(hasBody && { body: csrf + pick(BODIES) }) } };
}

/** What is left after collecting garbage. */
function heapUsed(): number {
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)();
  return process.memoryUsage().heapUsed;
}

test("ten thousand malformed requests are the sender's mistakes, never ours, and leave nothing in memory", async ({ onTestFinished }) => {
  const room = await aRoom();
  const { of } = await inTheFirstRound(room);
  const { browser, seat } = of("Cedar");
  await browser.go(`/r/${seat}`);
  const good = { seat, cookie: [...browser.cookies.values()].map(({ pair }) => pair).join("; "), csrf: browser.csrf() };
  // Limits count by this clock: a second between requests, so that they turn nobody away.
  const began = Date.now();
  vi.useFakeTimers({ toFake: ["Date"] });
  onTestFinished(() => void vi.useRealTimers());
  const chance = seeded(20_261_115);
  const statuses = new Map<number, number>();
  let before = 0;
  for (let index = 0; index < 10_000; index += 1) {
    // What is made once, for the first of a kind, is no leak.
    if (index === 2_000) before = heapUsed();
    vi.setSystemTime(began + index * 1_000);
    const { path, init } = malformed(chance, good);
    const answer = await room.app.request(`${ADDRESS}${path}`, init);
    expect(answer.status, `${init.method} ${path} ${init.headers["content-type"]}`).toBeLessThan(500);
    statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
    await answer.body?.cancel();
  }
  const grownBytes = heapUsed() - before;
  expect(room.failed).toEqual([]);
  // Less than a kilobyte a request.
  expect(grownBytes).toBeLessThan(8_000_000);
  // They came everywhere: to strangers' doors, to forms of others, and up to the rules of the session.
  for (const status of [200, 303, 403, 404, 409, 413, 415, 422]) expect(statuses.get(status), `${status}`).toBeGreaterThan(10);

  const written = await browser.act(seat, "idea", { path: "silent", key: "key-of-cedar", words: "Read the gauge together" });
  expect(written.status).toBe(200);
  await browser.act(seat, "mine");
  expect(browser.page()).toContain("Read the gauge together");
  const sage = of("Sage");
  await sage.browser.go(`/r/${sage.seat}`);
  expect((await sage.browser.act(sage.seat, "next")).status).toBe(200);
});

test("a command with every malformed value is refused in words", async () => {
  const room = await aRoom();
  const { of } = await inTheFirstRound(room);
  const { browser, seat } = of("Cedar");
  await browser.go(`/r/${seat}`);
  const values = ["", "\u0000", "\ud800", "\u202e", "9".repeat(400), "-1", "NaN", "[object Object]", "__proto__", "<script>"];
  for (const value of values)
    for (const command of ["idea", "vote", "say", "consent", "extend", "withdraw", "organise", "object", "floor", "pass"]) {
      const form = {
        path: value,
        key: value,
        words: value,
        version: value,
        minutes: value,
        do: value,
        objects: value,
        [`dots.${value}`]: value,
      };
      const answer = await browser.act(seat, command, form);
      expect(answer.status, `${command} ${JSON.stringify(value)}`).toBeLessThan(500);
    }
  expect(room.failed).toEqual([]);
});

test("a fault of ours is logged by the pattern of its route and a code, and says nothing", async () => {
  const room = await aRoom();
  const { of } = await inTheFirstRound(room);
  const { browser, seat } = of("Cedar");
  room.engine.page = async () => {
    throw Object.assign(new Error("Cedar wrote something"), { code: "STORE_DOWN" });
  };
  const answer = await browser.go(`/r/${seat}`);
  expect(answer.status).toBe(500);
  expect(await answer.text()).not.toContain("Cedar");
  expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
  expect(room.failed).toEqual(["/r/:seat STORE_DOWN"]);
});
