import { describe, expect, test } from "vitest";
import { kinds } from "../../src/rounds/index.ts";
import { posted } from "../../src/session/posted.ts";
import { timersOf } from "../../src/session/timers.ts";
import { LENA, Story } from "./story.ts";

const DAY = 24 * 3_600_000;
const onChat = (mode: "live" | "async") => new Story("ngt", { mode, assurance: "A" }).writing();
const digestAt = (story: Story): number | undefined => timersOf(story.session, kinds)["digest"];

describe("over days everybody is told once a day what is open", () => {
  test("in the morning after, and again a day later", () => {
    const story = onChat("async");
    const first = digestAt(story) ?? 0;
    expect(first - story.now).toBeLessThanOrEqual(DAY);
    expect(story.ring("digest")).toEqual(["digested"]);
    expect(digestAt(story)).toBe(first + DAY);
  });

  test("as one message to the room, in which nobody is named", () => {
    const story = onChat("async");
    story.ring("digest");
    const event = story.told.at(-1);
    expect(event && posted(event, story.session)).toEqual([
      { do: "deliver", card: { card: "digest", path: null }, to: { to: "room" }, onUnknown: "drop" },
    ]);
  });

  test("is no act: a conversation nobody goes on with still ends by itself", () => {
    const story = onChat("async");
    const { day } = story.session;
    story.ring("digest");
    expect(story.session.day).toBe(day);
  });

  test("nothing is told where nothing is open that ends", () => {
    const story = onChat("async");
    story.do({ type: "pause", by: LENA, path: null });
    expect(digestAt(story)).toBeUndefined();
    expect(digestAt(onChat("live"))).toBeUndefined();
  });
});
