import { expect, test } from "vitest";
import { queueCode } from "../../src/queue/fault.ts";

test("a fault of the queue is known by a name, and never by what it says", () => {
  const locked = Object.assign(new Error("Missing lock for job a-secret"), { code: -2 });
  expect(queueCode(locked)).toBe("JobLockNotExist");
  expect(queueCode(Object.assign(new Error("a secret"), { code: "ECONNREFUSED" }))).toBe("ECONNREFUSED");
  expect([queueCode(new Error("a secret")), queueCode(null), queueCode({ code: -99 })]).toEqual(["UNKNOWN", "UNKNOWN", "UNKNOWN"]);
});
