import { z } from "zod";
import type { SessionId } from "../../../src/model/ids.ts";
import type { Place } from "../../../src/platform/port.ts";
import type { SlackDeps } from "../deps.ts";
import type { Speech } from "../speech.ts";

/** Why Slack takes no posts at a place, for the team, who can change it. Kept until a post is taken again. */
const troubleSchema = z.object({ code: z.string().nullable() });

/** Where no private channels can be made for groups. */
export const SIDE_ROOMS = { channel: "side rooms" };
/** Where somebody could not be let into a group's channel, or not be taken out of it. */
export const SIDE_ROOM_MEMBERS = { channel: "members of side rooms" };

const nameOf = ({ channel }: Pick<Place, "channel">): string => `trouble ${channel}`;

async function codeAt({ engine }: SlackDeps, session: SessionId, place: Pick<Place, "channel">): Promise<string | null> {
  return troubleSchema.safeParse(await engine.places.posted(session, nameOf(place))).data?.code ?? null;
}

/** Null: a post was taken. */
export async function keepTrouble(deps: SlackDeps, session: SessionId, place: Pick<Place, "channel">, code: string | null): Promise<void> {
  if ((await codeAt(deps, session, place)) !== code) await deps.engine.places.keepPosted(session, nameOf(place), { code });
}

const SENTENCES: Readonly<Record<string, string>> = {
  not_in_channel: "slack.trouble.notIn",
  channel_not_found: "slack.trouble.notIn",
  is_archived: "slack.trouble.archived",
  is_inactive: "slack.trouble.archived",
  restricted_action: "slack.trouble.restricted",
  restricted_action_read_only_channel: "slack.trouble.restricted",
  restricted_action_thread_only_channel: "slack.trouble.restricted",
  restricted_action_non_threadable_channel: "slack.trouble.restricted",
};

/** What the team has to know of the places of a session, in sentences. */
export async function troublesOf(deps: SlackDeps, session: SessionId, t: Speech): Promise<readonly string[]> {
  const places = (await deps.engine.places.of(session)).filter(({ platform }) => platform === "slack");
  const codes = await Promise.all(places.map((place) => codeAt(deps, session, place)));
  const told = codes.flatMap((code) => (code === null ? [] : [t(sentenceFor(code), { code })]));
  const rooms = await codeAt(deps, session, SIDE_ROOMS);
  const members = await codeAt(deps, session, SIDE_ROOM_MEMBERS);
  const more = [
    ...(rooms === null ? [] : [t("slack.trouble.rooms", { code: rooms })]),
    ...(members === null ? [] : [t("slack.trouble.members", { code: members })]),
  ];
  return [...new Set([...told, ...more])];
}

const sentenceFor = (code: string): string => (Object.hasOwn(SENTENCES, code) ? SENTENCES[code] : undefined) ?? "slack.trouble.other";
