import { z } from "zod";
import type { SessionId } from "../model/ids.ts";
import type { Place, Trouble } from "../platform/port.ts";
import type { Places } from "./places.ts";

/** What a platform refuses for a session, for the team, who can change it. Kept until it is taken again. */
const keptSchema = z.object({ code: z.string().nullable() });

const KINDS: readonly Trouble["is"][] = ["channel", "rooms", "members", "turns", "shut"];

const nameOf = ({ platform, channel }: Place, is: Trouble["is"]): string => `trouble ${platform} ${channel} ${is}`;

type Posts = Pick<Places, "posted" | "keepPosted">;

async function codeAt(places: Posts, session: SessionId, place: Place, is: Trouble["is"]): Promise<string | null> {
  return keptSchema.safeParse(await places.posted(session, nameOf(place, is))).data?.code ?? null;
}

/** Null: it is taken. What is refused of a whole workspace or server is kept at the channel of all. */
export async function keepTrouble(places: Posts, session: SessionId, place: Place, is: Trouble["is"], code: string | null): Promise<void> {
  if ((await codeAt(places, session, place, is)) !== code) await places.keepPosted(session, nameOf(place, is), { code });
}

/** Of every place of a session; of those where it is shown no more, what was not given back. */
export async function troublesOf(places: Posts & Pick<Places, "of" | "left">, session: SessionId): Promise<readonly Trouble[]> {
  const shown = (await places.of(session)).flatMap((place) => KINDS.map((is) => ({ place, is })));
  const left = (await places.left(session)).map((place) => ({ place, is: "shut" as const }));
  const found = await Promise.all(
    [...shown, ...left].map(async ({ place, is }): Promise<readonly Trouble[]> => {
      const code = await codeAt(places, session, place, is);
      const { platform } = place;
      return code === null || (platform !== "slack" && platform !== "discord") ? [] : [{ platform, is, code }];
    }),
  );
  return found.flat();
}
