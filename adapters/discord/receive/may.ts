import { ChannelType, PermissionFlagsBits } from "discord-api-types/v10";
import type { Interaction } from "./interaction.ts";

/** What somebody may do in the channel they act in. */
export interface May {
  /** Bring a conversation there: whoever may write there. */
  readonly write: boolean;
  /** Have it shut to others: whoever manages it. */
  readonly shut: boolean;
}

const { Administrator, ManageChannels, ManageRoles, SendMessages, SendMessagesInThreads } = PermissionFlagsBits;
const THREADS: readonly number[] = [ChannelType.AnnouncementThread, ChannelType.PublicThread, ChannelType.PrivateThread];

/** In a thread one bit says who may write, everywhere else the other: either may be there where it says nothing. */
export function mayIn({ member, channel }: Pick<Interaction, "member" | "channel">): May {
  const permissions = BigInt(member.permissions);
  const has = (...any: readonly bigint[]): boolean => [Administrator, ...any].some((each) => (permissions & each) !== 0n);
  const isThread = channel !== undefined && THREADS.includes(channel.type);
  return { write: has(isThread ? SendMessagesInThreads : SendMessages), shut: has(ManageChannels, ManageRoles) };
}
