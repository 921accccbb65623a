import { expect, test } from "vitest";
import { explain } from "../../src/protocol/explain.ts";
import { crowd, eligible } from "../../src/protocol/heads.ts";
import { timeOf } from "../../src/protocol/time.ts";
import { rounds } from "../../src/protocol/walk.ts";
import { aProtocol } from "./builders.ts";

/** Planned lengths, without consent (5 min, 24 h) and without waiting for objections. */
const DAY = 24 * 60;
test.each([
  { id: "ngt", live: 65, async: 6.5 * DAY },
  { id: "cbm-builder", live: 47, async: 7 * DAY },
  { id: "problem-solving-workshop", live: 221, async: 11.5 * DAY },
  { id: "sdd", live: 298, async: 505 * 60 },
])("$id takes $live minutes live when nothing is repeated", ({ id, live, async }) => {
  const protocol = aProtocol(id);
  expect(timeOf(protocol, crowd(protocol, 10), "live").least).toBe(live);
  expect(timeOf(protocol, crowd(protocol, 10), "async").least).toBe(async);
});

test("a repeat counts once at least and to its end at most", () => {
  const consent = aProtocol("consent");
  const time = timeOf(consent, crowd(consent, 8), "live");
  expect([time.least, time.most]).toEqual([40, 100]);
});

test("a repeat that counts is always run to its end", () => {
  const sheets = aProtocol("brainwriting-635");
  const time = timeOf(sheets, crowd(sheets, 6), "live");
  expect(time.least).toBe(6 * 5 + 10 + 4);
  expect(time.most).toBe(time.least);
});

test("rooms of sides run at the same time and count once", () => {
  const shuttle = aProtocol("shuttle");
  expect(timeOf(shuttle, crowd(shuttle, 8), "live").least).toBe(5 + 25 + 10 + 30);
});

test("time to object is told apart: contested merges; clearing a recap comes afterwards", () => {
  const ngt = aProtocol("ngt");
  expect(timeOf(ngt, crowd(ngt, 8), "live").waits).toBe(3);
});

test("a circle that does not fit is found, and one that fits is not", () => {
  const circle = aProtocol("circle");
  const overruns = (people: number) => timeOf(circle, crowd(circle, people), "live").overruns;
  expect(overruns(10)).toEqual([{ id: "round", at: "steps/1", people: 10, turns: 2, secondsPerTurn: 120, needs: 40, has: 30 }]);
  expect(overruns(7)).toEqual([]);
  expect(overruns(8).map(({ needs }) => needs)).toEqual([32]);
});

test("another length for one round is what counts", () => {
  const circle = aProtocol("circle");
  expect(timeOf(circle, crowd(circle, 10), "live", { round: 45 })).toMatchObject({ least: 65, overruns: [] });
});

test("who may act is counted in the smallest and the largest room", () => {
  const shuttle = aProtocol("shuttle");
  const offer = rounds(shuttle.steps).find(({ step }) => step.id === "offer");
  const heads = [
    { role: "delegate", side: 0, count: 3 },
    { role: "delegate", side: 1, count: 5 },
    { role: "expert", side: null, count: 4 },
  ] as const;
  expect(offer && eligible(offer, heads, 2)).toMatchObject({ smallest: 3, largest: 5, perSide: [3, 5], perRole: { delegate: 8 } });
});

test("the explanation says who acts, from whom authors are hidden, and until when", () => {
  const lines = (id: string, people?: number) => explain(aProtocol(id), { people }).join("\n");
  expect(lines("ngt")).toMatch(/Authors are hidden from the room\..*until this round closes.*opens only if 5 or more/);
  expect(lines("delphi")).toMatch(/until the last pass of "loop"/);
  expect(lines("problem-solving-workshop")).toMatch(/until the session ends.*opens only if 8 or more/);
  expect(lines("problem-solving-workshop")).toMatch(/shown as a side's if 4 or more of each side/);
  expect(lines("shuttle")).toMatch(/goes out as the side's\. Nobody is hidden within the side/);
  expect(lines("sdd")).toMatch(/Names stand beside what is written/);
  expect(lines("one-two-four-all")).toMatch(/never shown to others/);
  expect(lines("circle", 10)).toContain("10 people × 2 turns × 2 min = 40 min; you have 30: shorten turns or cycles.");
  expect(lines("circle", 5)).not.toContain("shorten turns");
});
