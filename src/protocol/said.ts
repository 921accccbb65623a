import type { MessageKey } from "../../locales/en/index.ts";

/** A sentence to be said in the reader's language. */
export interface Said {
  readonly key: MessageKey;
  readonly args?: Readonly<Record<string, string | number>>;
}

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

type Args = Readonly<Record<string, string | number>>;

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
