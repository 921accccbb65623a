import { z } from "zod";
import type { SessionId } from "../../../src/model/ids.ts";
import type { Place } from "../../../src/platform/port.ts";
import type { ChatDeps } from "../deps.ts";
import { PLATFORMS, type Platform, type Speech } from "../speech.ts";

/** Why a platform takes no posts at a place, for the team, who can change it. Kept until a post is taken again. */
const troubleSchema = z.object({ code: z.string().nullable() });

/** Where no private channels can be made for groups. */
export const sideRooms = (platform: Platform): Pick<Place, "channel"> => ({ channel: `${platform} side rooms` });
/** Where somebody could not be let into a group's channel, or not be taken out of it. */
export const sideRoomMembers = (platform: Platform): Pick<Place, "channel"> => ({ channel: `${platform} members of side rooms` });
/** Where turns can not be kept by the channel's permissions. */
export const TURNS = { channel: "turns kept by overwrites" };

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

const isChat = (platform: Place["platform"]): platform is Platform => Object.hasOwn(PLATFORMS, platform);

/** What the team has to know of the places of a session, wherever they read it, in sentences. */
export async function troublesOf(deps: ChatDeps, session: SessionId, t: Speech): Promise<readonly string[]> {
  const told: string[] = [];
  const add = async (place: Pick<Place, "channel">, sentence: (code: string) => string): Promise<void> => {
    const code = await codeAt(deps, session, place);
    if (code !== null) told.push(t(sentence(code), { code }));
  };
  for (const place of await deps.engine.places.of(session)) {
    const { platform } = place;
    if (isChat(platform)) await add(place, (code) => `${platform}.${sentenceFor(code)}`);
  }
  for (const platform of Object.keys(PLATFORMS) as Platform[]) {
    await add(sideRooms(platform), () => `${platform}.trouble.rooms`);
    await add(sideRoomMembers(platform), () => `${platform}.trouble.members`);
  }
  await add(TURNS, () => "discord.trouble.turns");
  return [...new Set(told)];
}

const sentenceFor = (code: string): string => (Object.hasOwn(SENTENCES, code) ? SENTENCES[code] : undefined) ?? "trouble.other";
