import type { MessageKey } from "../../locales/en/index.ts";
import { say } from "../cards/messages.ts";
import type { Role } from "../model/vocabulary.ts";

/** A list is one of roles: each language has its own names for them. */
type Args = Readonly<Record<string, string | number | readonly Role[]>>;

/** A sentence to be said in the reader's language. */
export interface Said {
  readonly key: MessageKey;
  readonly args?: Args;
}

/** The sentence in the language of a BCP 47 tag. */
export function sentence(locale: string, { key, args = {} }: Said): string {
  const named = Object.entries(args).map(([name, value]) => [name, typeof value === "object" ? roles(locale, value) : value] as const);
  return say(locale, key, Object.fromEntries(named));
}

const roles = (locale: string, given: readonly Role[]): string => given.map((role) => say(locale, `role.${role}`)).join(" / ");

/** Why a session can not be planned so: where, what is wrong, and what to do. */
export interface PlanFault {
  /** A place in the protocol (`steps/2`) or in the setup (`setup/sides`). */
  readonly path: string;
  readonly wrong: Said;
  readonly fix: Said;
}

export interface PlanWarning {
  readonly path: string;
  readonly say: Said;
}

/** The two messages of a fault stand under one name: `protocol.no.<name>` and `protocol.do.<name>`. */
export function fault<Name extends FaultName>(path: string, name: Name, args: Args = {}): PlanFault {
  return { path, wrong: { key: `protocol.no.${name}`, args }, fix: { key: `protocol.do.${name}`, args } };
}

export const warning = (path: string, name: WarningName, args: Args = {}): PlanWarning => ({
  path,
  say: { key: `protocol.warn.${name}`, args },
});

type After<Prefix extends string> = MessageKey extends infer Key ? (Key extends `${Prefix}${infer Name}` ? Name : never) : never;
export type FaultName = After<"protocol.no."> & After<"protocol.do.">;
export type WarningName = After<"protocol.warn.">;
