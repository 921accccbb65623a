import type { REST } from "@discordjs/rest";
import { ChannelType, OverwriteType, Routes, ThreadAutoArchiveDuration } from "discord-api-types/v10";
import { z } from "zod";
import type { Outcome } from "../../chat/outcome.ts";
import type { Overwrite } from "./overwrites.ts";

/**
 * The calls that rooms and floors take, and no others. None of them gives a reason for the audit log: the entry names the
 * app already, and whatever stood there would be read by everybody with View Audit Log for 45 days.
 *
 * Refusals carry Discord's number as their code: 10003 unknown channel, 50001 missing access, 50013 missing permissions.
 */
export interface RoomsApi {
  /** The app's own user. Asked once. */
  self(): Promise<Outcome<string>>;
  /** A private thread, whose id is given. Only under text channels: elsewhere 50024. */
  createThread(parent: string, name: string): Promise<Outcome<string>>;
  /** Of the threads that go on under this channel the one of this name that this user made. */
  findThread(
    guild: string,
    wanted: { readonly parent: string; readonly name: string; readonly owner: string },
  ): Promise<Outcome<string | null>>;
  addMember(thread: string, user: string): Promise<Outcome<unknown>>;
  removeMember(thread: string, user: string): Promise<Outcome<unknown>>;
  modifyThread(thread: string, to: { readonly archived: boolean; readonly locked?: boolean }): Promise<Outcome<unknown>>;
  overwritesOf(channel: string): Promise<Outcome<readonly Overwrite[]>>;
  /** In seconds; 0: none. */
  slowModeOf(channel: string): Promise<Outcome<number>>;
  /** Takes Manage Channels. */
  setSlowMode(channel: string, seconds: number): Promise<Outcome<unknown>>;
  putOverwrite(channel: string, overwrite: Overwrite): Promise<Outcome<unknown>>;
  deleteOverwrite(channel: string, id: string): Promise<Outcome<unknown>>;
  /** All overwrites of a channel at once: whatever is not among them is gone. At most 100; takes Manage Channels. */
  patchOverwrites(channel: string, all: readonly Overwrite[]): Promise<Outcome<unknown>>;
}

/** The code of a call about a channel that is not there any more. */
export const UNKNOWN_CHANNEL = "10003";

/** Discord takes so many overwrites in one call. */
export const MOST_AT_ONCE = 100;

const userSchema = z.object({ id: z.string() });
const threadSchema = z.object({
  id: z.string(),
  name: z.string().nullish(),
  owner_id: z.string().nullish(),
  parent_id: z.string().nullish(),
});
const activeSchema = z.object({ threads: z.array(threadSchema) });
const overwriteSchema = z.object({
  id: z.string(),
  type: z.literal([OverwriteType.Role, OverwriteType.Member]),
  allow: z.string().transform(BigInt),
  deny: z.string().transform(BigInt),
});
const channelSchema = z.object({
  permission_overwrites: z.array(overwriteSchema).default([]),
  rate_limit_per_user: z.int().nullish(),
});

const bodyOf = ({ type, allow, deny }: Overwrite) => ({ type, allow: String(allow), deny: String(deny) });

type Rest = Pick<REST, "get" | "post" | "put" | "patch" | "delete">;

/** `outcomeOf`: how a call of Discord's ended. */
export function createRoomsApi(rest: Rest, outcomeOf: <T>(call: Promise<T>) => Promise<Outcome<T>>): RoomsApi {
  let own: string | null = null;
  return {
    async self() {
      if (own !== null) return { is: "ok", value: own };
      const asked = await outcomeOf(rest.get(Routes.user("@me")).then((user) => userSchema.parse(user).id));
      if (asked.is === "ok") own = asked.value;
      return asked;
    },
    createThread: (parent, name) =>
      outcomeOf(
        rest
          .post(Routes.threads(parent), {
            body: {
              name,
              type: ChannelType.PrivateThread,
              // Whoever is in it lets in nobody else.
              invitable: false,
              auto_archive_duration: ThreadAutoArchiveDuration.OneWeek,
            },
          })
          .then((made) => threadSchema.parse(made).id),
      ),
    findThread: (guild, { parent, name, owner }) =>
      outcomeOf(
        rest.get(Routes.guildActiveThreads(guild)).then((found) => {
          const { threads } = activeSchema.parse(found);
          return threads.find((each) => each.name === name && each.owner_id === owner && each.parent_id === parent)?.id ?? null;
        }),
      ),
    addMember: (thread, user) => outcomeOf(rest.put(Routes.threadMembers(thread, user))),
    removeMember: (thread, user) => outcomeOf(rest.delete(Routes.threadMembers(thread, user))),
    modifyThread: (thread, to) => outcomeOf(rest.patch(Routes.channel(thread), { body: to })),
    overwritesOf: (channel) =>
      outcomeOf(rest.get(Routes.channel(channel)).then((found) => channelSchema.parse(found).permission_overwrites)),
    slowModeOf: (channel) =>
      outcomeOf(rest.get(Routes.channel(channel)).then((found) => channelSchema.parse(found).rate_limit_per_user ?? 0)),
    setSlowMode: (channel, seconds) => outcomeOf(rest.patch(Routes.channel(channel), { body: { rate_limit_per_user: seconds } })),
    putOverwrite: (channel, overwrite) => outcomeOf(rest.put(Routes.channelPermission(channel, overwrite.id), { body: bodyOf(overwrite) })),
    deleteOverwrite: (channel, id) => outcomeOf(rest.delete(Routes.channelPermission(channel, id))),
    patchOverwrites: (channel, all) =>
      outcomeOf(
        rest.patch(Routes.channel(channel), {
          body: { permission_overwrites: all.map((each) => ({ id: each.id, ...bodyOf(each) })) },
        }),
      ),
  };
}
