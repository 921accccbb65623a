import { z } from "zod";
import type { SessionId } from "../../../src/model/ids.ts";
import type { Place } from "../../../src/platform/port.ts";
import type { ChatDeps } from "../deps.ts";
import type { Speech } from "../speech.ts";

/** Why a platform takes no posts at a place, for the team, who can change it. Kept until a post is taken again. */
const troubleSchema = z.object({ code: z.string().nullable() });

/** Where no private channels can be made for groups. */
export const SIDE_ROOMS = { channel: "side rooms" };
/** Where somebody could not be let into a group's channel, or not be taken out of it. */
export const SIDE_ROOM_MEMBERS = { channel: "members of side rooms" };

const nameOf = ({ channel }: Pick<Place, "channel">): string => `trouble ${channel}`;

async function codeAt({ engine }: ChatDeps, session: SessionId, place: Pick<Place, "channel">): Promise<string | null> {
  return troubleSchema.safeParse(await engine.places.posted(session, nameOf(place))).data?.code ?? null;
}

/** Null: a post was taken. */
export async function keepTrouble(deps: ChatDeps, session: SessionId, place: Pick<Place, "channel">, code: string | null): Promise<void> {
  if ((await codeAt(deps, session, place)) !== code) await deps.engine.places.keepPosted(session, nameOf(place), { code });
}

const SENTENCES: Readonly<Record<string, string>> = {
  not_in_channel: "trouble.notIn",
  channel_not_found: "trouble.notIn",
  is_archived: "trouble.archived",
  is_inactive: "trouble.archived",
  restricted_action: "trouble.restricted",
  restricted_action_read_only_channel: "trouble.restricted",
  restricted_action_thread_only_channel: "trouble.restricted",
  restricted_action_non_threadable_channel: "trouble.restricted",
  // Discord's numbers: unknown channel, missing access, missing permissions.
  10003: "trouble.deleted",
  50001: "trouble.notIn",
  50013: "trouble.restricted",
};

/** What the team has to know of the places of a session, in sentences. */
export async function troublesOf(deps: ChatDeps, session: SessionId, t: Speech): Promise<readonly string[]> {
  const places = (await deps.engine.places.of(session)).filter((place) => place.platform === t.platform);
  const codes = await Promise.all(places.map((place) => codeAt(deps, session, place)));
  const told = codes.flatMap((code) => (code === null ? [] : [t.own(sentenceFor(code), { code })]));
  const rooms = await codeAt(deps, session, SIDE_ROOMS);
  const members = await codeAt(deps, session, SIDE_ROOM_MEMBERS);
  const more = [
    ...(rooms === null ? [] : [t.own("trouble.rooms", { code: rooms })]),
    ...(members === null ? [] : [t.own("trouble.members", { code: members })]),
  ];
  return [...new Set([...told, ...more])];
}

const sentenceFor = (code: string): string => (Object.hasOwn(SENTENCES, code) ? SENTENCES[code] : undefined) ?? "trouble.other";
