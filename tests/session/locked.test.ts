import { expect, test } from "vitest";
import { isShutTo } from "../../src/session/locked.ts";
import { person } from "../../src/session/people.ts";
import { KAI, LENA, Story, VOICES } from "./story.ts";

test("a locked room is shut to everybody but the team", () => {
  const story = new Story().writing();
  const isShut = (): readonly boolean[] =>
    [LENA, KAI, ...VOICES.slice(0, 2)].map((id) => {
      const who = person(story.session, id);
      return who !== null && isShutTo(story.session, who);
    });
  expect(isShut()).toEqual([false, false, false, false]);
  story.do({ type: "lockdown", by: LENA });
  expect(isShut()).toEqual([false, false, true, true]);
});
