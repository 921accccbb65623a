import { expect, test } from "vitest";
import { ADDRESS, aRoom, inTheFirstRound } from "./visitor.ts";

const METHODS = ["GET", "POST", "HEAD", "PUT", "DELETE", "OPTIONS"];
const TYPES = ["application/x-www-form-urlencoded", "application/json", "multipart/form-data; boundary=x", "text/plain", "", "\u00e9"];
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
];
const ENDS = ["", "/do", "/live", "/invite", "/link", "/artefact/1.md", "/artefact/0.html", "/artefact/..%2f", "/%E0%A4%A", "/do/x"];

test("ten thousand malformed requests are the sender's mistakes, never ours, and leave nothing in memory", async () => {
  const room = await aRoom({ addressOf: () => String(Math.random()) });
  const { of } = await inTheFirstRound(room);
  const { browser, seat } = of("Cedar");
  const cookie = [...browser.cookies.values()].map(({ pair }) => pair).join("; ");
  const seats = [`/r/${seat}`, "/r/%00", "/in/%E0%A4%A", "/host", "/host/plan", ""];
  const pick = <T>(from: readonly T[], index: number): T => from[index % from.length] as T;
  const before = process.memoryUsage().heapUsed;
  for (let index = 0; index < 10_000; index += 1) {
    const method = pick(METHODS, index * 7 + Math.floor(index / 6));
    const path = pick(seats, index) + pick(ENDS, Math.floor(index / 6));
    const hasBody = method !== "GET" && method !== "HEAD";
    const type = pick(TYPES, index * 5 + 1);
    const init = {
      method,
      headers: {
        cookie: index % 3 === 0 ? `seat=${"%00".repeat(9)}; host=;;;=` : cookie,
        "content-type": type,
        origin: index % 2 ? "null" : ":::",
      },
      ...(hasBody ? { body: pick(BODIES, Math.floor(index / 3)) } : {}),
    };
    const answer = await room.app.request(`${ADDRESS}${path}`, init);
    expect(answer.status, `${method} ${path} ${type}`).toBeLessThan(500);
    await answer.body?.cancel();
  }
  expect(room.failed).toEqual([]);
  // Less than ten kilobytes a request, garbage not yet collected included.
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(100_000_000);
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
