import { expect, test } from "vitest";
import { beginsWith, usualRole } from "../../src/protocol/usual.ts";
import { aProtocol } from "./builders.ts";

test("where there are sides people are delegates; where only experts write and judge, experts; else participants", () => {
  expect(usualRole(aProtocol("shuttle"), 1)).toBe("delegate");
  expect(usualRole(aProtocol("delphi"), null)).toBe("expert");
  expect(usualRole(aProtocol("chatham-briefing"), null)).toBe("participant");
  expect(usualRole(aProtocol("circle"), null)).toBe("participant");
});

test("one field holds what a method begins with, where that is one text or one list", () => {
  expect(beginsWith(aProtocol("circle"))).toBeNull();
  expect(beginsWith(aProtocol("consent"))).toMatchObject({ id: "proposal", as: "text" });
  expect(beginsWith(aProtocol("opinion-map"))).toMatchObject({ as: "items" });
  expect(beginsWith(aProtocol("crisis-exercise"))).toBeUndefined();
});
