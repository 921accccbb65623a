import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { WakingHours } from "../../src/model/plan.ts";
import { wakingDeadline } from "../../src/session/waking.ts";
import { Story } from "./story.ts";

const at = (iso: string): number => Date.parse(iso);
const hours = (change: Partial<WakingHours> = {}): WakingHours => ({ zones: ["Europe/Paris"], from: 8, to: 20, rest: [0, 6], ...change });
const moved = (wanted: string, change: Partial<WakingHours> = {}): string =>
  new Date(wakingDeadline(at(wanted), { mode: "async", hours: hours(change), pace: 1 })).toISOString();

describe("a deadline over days", () => {
  test.each([
    ["stays where everybody is awake", "2026-11-25T10:30:00Z", {}, "2026-11-25T10:30:00.000Z"],
    ["waits for the morning", "2026-11-25T22:30:00Z", {}, "2026-11-26T07:00:00.000Z"],
    ["waits for Monday", "2026-11-28T10:00:00Z", {}, "2026-11-30T07:00:00.000Z"],
    [
      "rests on Fridays where Friday is the day of rest",
      "2026-11-27T10:00:00Z",
      { rest: [5], from: 0, to: 24 },
      "2026-11-27T23:00:00.000Z",
    ],
    ["suits two zones at once", "2026-11-25T22:00:00Z", { zones: ["Europe/Paris", "America/New_York"] }, "2026-11-26T13:00:00.000Z"],
    ["suits half hours", "2026-11-25T01:10:00Z", { zones: ["Asia/Kolkata"] }, "2026-11-25T03:00:00.000Z"],
  ])("%s", (_what, wanted, change, expected) => expect(moved(wanted, change)).toBe(expected));

  test("is never earlier than wanted, and not more than two weeks later", () => {
    const zones = fc.subarray(["Europe/Paris", "Asia/Beirut", "America/New_York", "Pacific/Auckland", "Asia/Kathmandu"], { minLength: 1 });
    fc.assert(
      fc.property(
        fc.integer({ min: at("2026-01-01"), max: at("2028-01-01") }),
        zones,
        fc.integer({ min: 0, max: 12 }),
        (wanted, given, from) => {
          const found = wakingDeadline(wanted, { mode: "async", hours: hours({ zones: given, from, to: from + 8 }), pace: 1 });
          expect(found).toBeGreaterThanOrEqual(wanted);
          expect(found - wanted).toBeLessThanOrEqual(15 * 24 * 3_600_000);
        },
      ),
      { numRuns: 60 },
    );
  });

  test("stays where no hour suits all, at one that suits the most", () => {
    const zones = ["Europe/Paris", "Europe/Berlin", "Pacific/Auckland"];
    const found = wakingDeadline(at("2026-11-25T22:00:00Z"), {
      mode: "async",
      hours: hours({ zones, from: 9, to: 12, rest: [] }),
      pace: 1,
    });
    expect(new Date(found).toISOString()).toBe("2026-11-26T08:00:00.000Z");
  });

  test("holds for a round when it opens; a live one is not moved", () => {
    const asked = { zones: ["UTC"], from: 9, to: 10, rest: [] as number[] };
    const over = new Story("ngt", { mode: "async", hours: asked }).writing();
    expect(new Date(over.run.dueAt ?? 0).getUTCHours()).toBe(9);
    const live = new Story("ngt", { mode: "live", hours: asked }).writing();
    expect(live.run.dueAt).toBe(live.now + (live.run.phase.lasts ?? 0));
  });

  test("is refused when planned where there is no such zone, or no hour in the day", () => {
    expect(() => new Story("ngt", { mode: "async", hours: { zones: ["Mars/Olympus"], from: 8, to: 20, rest: [] } })).toThrow(/time zone/);
    expect(() => new Story("ngt", { mode: "async", hours: { zones: ["UTC"], from: 20, to: 8, rest: [] } })).toThrow(/hours/);
  });
});
