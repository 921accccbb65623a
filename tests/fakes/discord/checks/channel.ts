import { z } from "zod";
import { snowflake } from "./elements.ts";

/** Bodies about channels, threads, roles and overwrites. */

const flag = z.boolean().nullish();
const bits = z.union([z.string().regex(/^\d+$/, "Value is not an integer."), z.int().min(0)]);
const name = z.string().min(1).max(100);
const slowmode = z.int().min(0).max(21_600).nullish();
const archiveAfter = z.literal([60, 1440, 4320, 10_080]).nullish();

export const overwrite = z.strictObject({ type: z.int().min(0).max(1), allow: bits.nullish(), deny: bits.nullish() });
const overwrites = z
  .array(z.strictObject({ id: snowflake, type: z.int().min(0).max(1), allow: bits.nullish(), deny: bits.nullish() }))
  .max(100)
  .nullish();

const channel = {
  topic: z.string().max(1024).nullish(),
  position: z.int().min(0).nullish(),
  nsfw: flag,
  rate_limit_per_user: slowmode,
  permission_overwrites: overwrites,
  parent_id: snowflake.nullish(),
  default_auto_archive_duration: archiveAfter,
};
export const newChannel = z.strictObject({ ...channel, name, type: z.int().nullish() });
export const channelEdit = z.strictObject({ ...channel, name: name.nullish(), flags: z.int().nullish() });
export const threadEdit = z.strictObject({
  name: name.nullish(),
  archived: flag,
  locked: flag,
  invitable: flag,
  auto_archive_duration: archiveAfter,
  rate_limit_per_user: slowmode,
  flags: z.int().nullish(),
});
export const newThread = z.strictObject({
  name,
  type: z.literal([10, 11, 12]).nullish(),
  auto_archive_duration: archiveAfter,
  invitable: flag,
  rate_limit_per_user: slowmode,
});
export const threadOfMessage = z.strictObject({ name, auto_archive_duration: archiveAfter, rate_limit_per_user: slowmode });

export const role = z.strictObject({
  name: z.string().max(100).nullish(),
  permissions: bits.nullish(),
  color: z.int().min(0).max(0xffffff).nullish(),
  colors: z.unknown().optional(),
  hoist: flag,
  mentionable: flag,
  icon: z.string().nullish(),
  unicode_emoji: z.string().nullish(),
});
