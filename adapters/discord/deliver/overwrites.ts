import { PermissionFlagsBits } from "discord-api-types/v10";

/** What a channel lets one role (0) or one member (1) do there, beside what they may do anywhere. */
export interface Overwrite {
  readonly id: string;
  readonly type: 0 | 1;
  readonly allow: bigint;
  readonly deny: bigint;
}

/** What an overwrite says about sending messages; `absent`: there is none. */
export type Word = "absent" | "neutral" | "allow" | "deny";

const SEND = PermissionFlagsBits.SendMessages;

export function wordOf(overwrite: Overwrite | undefined): Word {
  if (!overwrite) return "absent";
  if (overwrite.deny & SEND) return "deny";
  return overwrite.allow & SEND ? "allow" : "neutral";
}

/** Whether it says so; one that says more besides can not be absent, only neutral. */
export const says = (found: Word, word: Word): boolean => found === word || (word === "absent" && found === "neutral");

/** The overwrite with another word about sending messages, and all else as it is. Null: nothing of it is left. */
export function withWord(given: Overwrite | undefined, { id, type }: Pick<Overwrite, "id" | "type">, word: Word): Overwrite | null {
  const allow = ((given?.allow ?? 0n) & ~SEND) | (word === "allow" ? SEND : 0n);
  const deny = ((given?.deny ?? 0n) & ~SEND) | (word === "deny" ? SEND : 0n);
  return word === "absent" && allow === 0n && deny === 0n ? null : { id, type, allow, deny };
}
