import { onBoth } from "./both.ts";
import { inBrowsers } from "./browser.ts";
import { courseOf, type Course } from "./course.ts";
import { onDiscord } from "./discord.ts";
import { onSlack } from "./slack.ts";
import type { Stage } from "./stage.ts";
import type { Story } from "./story.ts";

/** Each story is played once in each of these. */
export const PLACES: Readonly<Record<string, (story: Story) => Promise<Stage>>> = {
  "on Slack, over a socket": (story) => onSlack(story, "socket"),
  "on Slack, by signed requests": (story) => onSlack(story, "http"),
  "on Discord": onDiscord,
  "on Slack and Discord, a side on each": onBoth,
  "in browsers": inBrowsers,
};

/** It takes seconds; longer where the machine has other things to do. */
export const PLAYED_WITHIN_MS = 240_000;

/** The course of a story in a place, played when it is first asked for. */
export function coursesOf(story: Story): (place: string) => Promise<Course> {
  const courses = new Map<string, Promise<Course>>();
  return (place) => {
    const raise = PLACES[place];
    if (!raise) throw new Error(`there is no place ${place}`);
    const course = courses.get(place) ?? courseOf(raise, story);
    courses.set(place, course);
    return course;
  };
}
