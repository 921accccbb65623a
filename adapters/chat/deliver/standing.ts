import { z } from "zod";
import type { Showing } from "../../../src/platform/port.ts";
import type { RoomPage } from "../../../src/platform/room-page.ts";
import type { ChatDeps } from "../deps.ts";
import type { Message } from "../kit.ts";
import { standing, whatStands } from "../render/room.ts";
import type { Speech } from "../speech.ts";

const toldSchema = z.object({ standing: z.string() });
const GOES_ON = "goesOn";

/**
 * That everything stands, or goes on again, where the channel was not told so yet: what is so now counts, and not how often it
 * changed. Null: there is nothing to tell. `told`: once it was posted.
 */
export async function standingOf(
  { engine }: ChatDeps,
  page: RoomPage,
  place: Showing,
  t: Speech,
): Promise<{ readonly message: Message; told(): Promise<void> } | null> {
  const now = whatStands(page)?.mark ?? GOES_ON;
  const name = `standing ${place.showing}`;
  const before = toldSchema.safeParse(await engine.places.posted(page.session, name)).data?.standing ?? GOES_ON;
  if (before === now || page.status === "ended") return null;
  return { message: standing(page, t), told: () => engine.places.keepPosted(page.session, name, { standing: now }) };
}
