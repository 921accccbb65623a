import { setTimeout as delay } from "node:timers/promises";
import type { FakeDiscord } from "../tests/fakes/discord/fake.ts";
import type { FakeSlack } from "../tests/fakes/slack/server.ts";

/** A call that posts, and what came of it. `at`: when the platform had it, on the clock of `Date.now()`. */
export interface Post {
  readonly at: number;
  /** Its id alone, without the workspace or the server. */
  readonly channel: string;
  readonly words: string;
  readonly isRefused: boolean;
}

export const slackPosts = (fake: FakeSlack): readonly Post[] =>
  fake.callsTo("chat.postMessage").map(({ at, arguments: given, error }) => ({
    at: at.getTime(),
    channel: String(given["channel"]),
    words: JSON.stringify(given["blocks"]),
    isRefused: error !== null,
  }));

export const discordPosts = (fake: FakeDiscord): readonly Post[] =>
  fake.callsTo("POST /channels/{id}/messages").map(({ at, path, body, error }) => ({
    at: at.getTime(),
    channel: path.split("/")[2] ?? "",
    words: JSON.stringify(body),
    isRefused: error !== null,
  }));

/** Everything that was to be posted is there, and every channel, which takes a post `everyMs`, may be written to again. */
export async function quiet(posts: () => readonly Post[], everyMs: number): Promise<void> {
  for (let before = -1; before !== posts().length;) {
    before = posts().length;
    await delay(3 * everyMs);
  }
}

/** The moments at which each of these words was posted in a channel, once for every time. */
export const postedAt = (posts: readonly Post[], channel: string, words: string): readonly number[] =>
  posts.filter((post) => post.channel === channel && !post.isRefused && post.words.includes(words)).map(({ at }) => at);
