import { z } from "zod";
import type { SessionId } from "../model/ids.ts";
import type { Place, Trouble } from "../platform/port.ts";
import type { Places } from "./places.ts";

type Kind = Trouble["is"];

/** What a platform refuses at a place, by the platform's own code: for the team, who can change it. */
const keptSchema = z.record(z.string(), z.string());

const nameOf = ({ platform, channel }: Place): string => `troubles ${platform} ${channel}`;

type Posts = Pick<Places, "posted" | "keepPosted">;

const codesAt = async (places: Posts, session: SessionId, place: Place): Promise<ReadonlyMap<string, string>> =>
  new Map(Object.entries(keptSchema.safeParse(await places.posted(session, nameOf(place))).data ?? {}));

export interface Troubles {
  /**
   * Kept until it is taken again: null. What is refused of a whole workspace or server is kept at the channel of all. What was
   * kept last is remembered, so that a card costs no look at it: one process posts to a place.
   */
  keep(session: SessionId, place: Place, is: Kind, code: string | null): Promise<void>;
}

const MOST_REMEMBERED = 5_000;

export function createTroubles(places: Posts): Troubles {
  const remembered = new Map<string, ReadonlyMap<string, string>>();
  return {
    async keep(session, place, is, code) {
      const name = `${session} ${nameOf(place)}`;
      const before = remembered.get(name) ?? (await codesAt(places, session, place));
      remembered.delete(name);
      const after = new Map(before);
      if (code === null) after.delete(is);
      else after.set(is, code);
      if (before.get(is) !== after.get(is)) await places.keepPosted(session, nameOf(place), Object.fromEntries(after));
      remembered.set(name, after);
      const oldest = remembered.size > MOST_REMEMBERED ? remembered.keys().next().value : undefined;
      if (oldest !== undefined) remembered.delete(oldest);
    },
  };
}

const KINDS: readonly Kind[] = ["channel", "rooms", "members", "turns", "shut"];

/** Of the places where it is shown; of those where it is shown no more, what was not given back. */
export async function troublesOf(
  places: Posts,
  session: SessionId,
  { shown, left }: { readonly shown: readonly Place[]; readonly left: readonly Place[] },
): Promise<readonly Trouble[]> {
  const asked = [...shown.map((place) => ({ place, kinds: KINDS })), ...left.map((place) => ({ place, kinds: ["shut"] as const }))];
  const found = await Promise.all(
    asked.map(async ({ place, kinds }): Promise<readonly Trouble[]> => {
      const { platform } = place;
      if (platform !== "slack" && platform !== "discord") return [];
      const codes = await codesAt(places, session, place);
      return kinds.flatMap((is) => {
        const code = codes.get(is);
        return code === undefined ? [] : [{ platform, channel: place.channel, is, code }];
      });
    }),
  );
  return found.flat();
}
