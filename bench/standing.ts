import { setTimeout as delay } from "node:timers/promises";
import type { Everywhere } from "./everywhere.ts";
import type { House } from "./house.ts";
import { notice, versionOf, type Moves } from "./moves.ts";
import { postedAt, type Post } from "./posted.ts";
import { next } from "./room.ts";

/** So long every place is waited for, after the last conversation was led on. */
const PATIENCE_MS = 30_000;
/** Seldom, since the fakes are in this process. */
const LOOK_EVERY_MS = 500;
/** What is shown twice is shown again by then. */
const CALM_MS = 2_000;

export const PLACES = ["slack", "discord", "browser"] as const;

/** Moments at which the release of one conversation stood in each place, on the clock of `Date.now()`. */
export interface Standing extends Readonly<Record<(typeof PLACES)[number], number>> {
  /** This process was notified of the commit that closed the round. */
  readonly closed: number;
  /** The page's stream told of the release. */
  readonly told: number;
}

/** What either platform was asked to post until now. */
export type Posts = () => Readonly<Record<"slack" | "discord", readonly Post[]>>;

/** Closes the conversations one after the other, and waits until each release stands in every place: once, or it throws. */
export async function releaseAll(house: House, halls: readonly Everywhere[], posts: Posts, apartMs: number): Promise<readonly Standing[]> {
  const moves = await notice(house);
  try {
    await Promise.all(
      halls.map(async ({ room }, nth) => {
        await delay(nth * apartMs);
        await next(house, room.session, room.lead.person);
      }),
    );
    await allStand(halls, posts);
    await delay(CALM_MS);
    const posted = posts();
    return await Promise.all(halls.map((hall) => standingOf(house, hall, posted, moves)));
  } finally {
    for (const { page } of halls) page.leave();
    await moves.stop();
  }
}

async function allStand(halls: readonly Everywhere[], posts: Posts): Promise<void> {
  const missing = (): readonly string[] => {
    const posted = posts();
    return PLACES.flatMap((place) => {
      const without = halls.filter((hall) => stoodAt(place, hall, posted) === null);
      return without.length > 0 ? [`${without.length} of ${halls.length} releases are not all there: ${place}`] : [];
    });
  };
  for (const until = Date.now() + PATIENCE_MS; missing().length > 0; await delay(LOOK_EVERY_MS))
    if (Date.now() > until) throw new Error(missing().join("; "));
}

async function standingOf(house: House, hall: Everywhere, posted: ReturnType<Posts>, moves: Moves): Promise<Standing> {
  const { session } = hall.room;
  const closed = moves.at(session, await versionOf(house, session, "phaseClosed"));
  const told = hall.page.toldAt(await versionOf(house, session, "phaseSettled"));
  const [slack, discord, browser] = PLACES.map((place) => stoodAt(place, hall, posted));
  if (!closed || !told || !slack || !discord || !browser) throw new Error("nobody was told of a commit");
  return { closed, told, slack, discord, browser };
}

/** When the last of what was written stood there; null: something is missing. */
function stoodAt(place: (typeof PLACES)[number], hall: Everywhere, posted: ReturnType<Posts>): number | null {
  if (place === "browser") return hall.page.shownAt();
  const moments = hall.marks.map((mark) => postedAt(posted[place], hall[place].id, mark));
  if (moments.some(({ length }) => length > 1)) throw new Error(`something was posted twice: ${place}`);
  return moments.some(({ length }) => length === 0) ? null : Math.max(...moments.flat());
}
