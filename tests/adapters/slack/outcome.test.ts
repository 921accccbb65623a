import { expect, test } from "vitest";
import { outcomeOf } from "../../../adapters/slack/client.ts";
import type { People, Profile } from "../../../adapters/chat/people.ts";
import { namesOf } from "../../../adapters/chat/receive/names.ts";

const httpError = (statusCode: number): Promise<never> =>
  Promise.reject(Object.assign(new Error("no"), { code: "slack_webapi_http_error", statusCode }));

test.each([
  [500, "unknown"],
  [502, "unknown"],
  [504, "unknown"],
  [503, "later"],
])("what is answered %i may have been taken: %s", async (statusCode, is) => {
  expect((await outcomeOf(httpError(statusCode))).is).toBe(is);
});

test("people whose names look alike are told apart, whatever the others are called", async () => {
  const called = ["Ana", "ANA", "Ana 2", "A\u{200B}na"];
  const profile = async (_team: string, user: string): Promise<Profile> => ({
    name: called[Number(user)] ?? "",
    locale: "en",
    zone: "UTC",
    isBot: false,
  });
  const people: People = { profile, reader: profile, account: (team, user) => ({ platform: "slack", id: `${team}/${user}` }) };
  const named = await namesOf(people, "T1", ["0", "1", "2", "3"]);
  expect(named.ok && [...named.names.values()]).toEqual(["Ana", "ANA 2", "Ana 2 2", "A\u{200B}na 3"]);
});
