import { networkInterfaces } from "node:os";
import { expect, test } from "vitest";
import { addressOf, isReachable } from "../src/address.ts";

test.each([
  [{ HOST: "127.0.0.1" }, "http://localhost:3000"],
  [{ HOST: "::1" }, "http://localhost:3000"],
  [{ HOST: "192.0.2.7" }, "http://192.0.2.7:3000"],
  [{ HOST: "2001:db8::7" }, "http://[2001:db8::7]:3000"],
  [{ HOST: "0.0.0.0", PARLEY_URL: "https://parley.example.org/" }, "https://parley.example.org"],
])("%j is opened at %s", (config, address) => {
  expect(addressOf(config, 3000)).toBe(address);
});

test("listening everywhere, it is an address that can be opened", () => {
  const { hostname } = new URL(addressOf({ HOST: "0.0.0.0" }, 3000));
  const own = Object.values(networkInterfaces()).flatMap((addresses) => addresses?.map(({ address }) => address) ?? []);
  expect(["localhost", ...own]).toContain(hostname);
});

test.each([
  [{ HOST: "127.0.0.1" }, false],
  [{ HOST: "0.0.0.0" }, true],
  [{ HOST: "127.0.0.1", PARLEY_URL: "https://parley.example.org" }, true],
])("whether phones can join: %j, %s", (config, can) => {
  expect(isReachable(config)).toBe(can);
});
