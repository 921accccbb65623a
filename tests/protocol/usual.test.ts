import { expect, test } from "vitest";
import { usualRole } from "../../src/protocol/usual.ts";
import { aProtocol } from "./builders.ts";

test("where there are sides people are delegates; where only experts write and judge, experts; else participants", () => {
  expect(usualRole(aProtocol("shuttle"), 1)).toBe("delegate");
  expect(usualRole(aProtocol("delphi"), null)).toBe("expert");
  expect(usualRole(aProtocol("chatham-briefing"), null)).toBe("participant");
  expect(usualRole(aProtocol("circle"), null)).toBe("participant");
});
