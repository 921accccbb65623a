import { RateLimiterMemory } from "rate-limiter-flexible";
import { addressOf } from "../../../src/platform/address.ts";
import type { Session } from "../../../src/model/session.ts";
import type { Caller } from "../../../src/platform/port.ts";
import type { Parts } from "./act.ts";
import type { Somebody } from "./person.ts";
import { isTaken } from "./plan.ts";

/** How often somebody may try a code. */
export interface Tries {
  may(who: Somebody): Promise<boolean>;
}

const TRIES = { points: 5, duration: 10 * 60 };

export function createTries(): Tries {
  const limiter = new RateLimiterMemory(TRIES);
  return {
    may: ({ account }) =>
      limiter.consume(`${account.platform} ${account.id}`).then(
        () => true,
        () => false,
      ),
  };
}

/** The code, or why there is none, in a sentence. */
export async function codeFor({ deps }: Parts, { t }: Somebody, caller: Caller): Promise<string> {
  const made = await deps.engine.placeCode(caller);
  return made.ok ? t("chat.link.code", { code: made.code }) : made.refusal;
}

interface Bringing {
  /** The key of what the platform has against this conversation there; null: nothing. */
  readonly against?: (session: Session) => string | null;
  /** As of a place. */
  readonly mayChange?: boolean;
}

/** Shows the conversation of a code in this channel. */
export async function linkHere(
  parts: Parts,
  who: Somebody,
  channel: string,
  code: string,
  { against, mayChange = false }: Bringing = {},
): Promise<{ readonly ok: boolean; readonly said: string }> {
  const { t, account, profile } = who;
  if (!(await parts.tries.may(who))) return { ok: false, said: t("refuse.tooMany") };
  const place = { platform: t.platform, channel: addressOf(who.home, channel), ...(mayChange ? { mayChange } : {}) };
  if (await isTaken(parts, who, place)) return { ok: false, said: t("chat.plan.busy") };
  const linked = await parts.deps.engine.linkPlace(code, account, place, profile.locale, against ?? (() => null));
  return linked.ok ? { ok: true, said: t(`chat.link.${linked.shows}`) } : { ok: false, said: linked.refusal };
}
