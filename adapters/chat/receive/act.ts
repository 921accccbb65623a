import { commands } from "../../../commands/index.ts";
import type { Answer, Caller, Intent } from "../../../src/platform/port.ts";
import type { ChatDeps } from "../deps.ts";
import type { People } from "../people.ts";
import type { Tries } from "./link.ts";
import type { Somebody } from "./person.ts";
import { WHO } from "./options.ts";

/** What a command wants, or a sentence's key that says why it is none. */
export type Meant = { readonly ok: true; readonly intent: Intent } | { readonly ok: false; readonly reason: string };

export interface Parts {
  readonly deps: ChatDeps;
  readonly people: People;
  readonly tries: Tries;
}

/** Looks up whoever was chosen by their account on the platform, and "me". */
export async function meant(
  { deps, people }: Parts,
  who: Somebody,
  caller: Caller,
  command: string,
  given: Readonly<Record<string, unknown>>,
): Promise<Meant> {
  const { [WHO]: chosen, ...options } = given;
  const person =
    typeof chosen === "string"
      ? await deps.engine.places.whoIs(caller.session, people.account(who.team, chosen))
      : options["person"] === "me"
        ? caller.person
        : undefined;
  if (person === null) return { ok: false, reason: "refuse.nobodyThere" };
  const definition = Object.hasOwn(commands, command) ? commands[command] : undefined;
  const read = definition?.options.safeParse({ ...options, ...(person === undefined ? {} : { person }) });
  const intent = definition && read?.success ? definition.run(read.data) : null;
  return intent ? { ok: true, intent } : { ok: false, reason: "room.badForm" };
}

/** Carries it out; what is only shown is shown by whoever asked. */
export async function actAs(
  parts: Parts,
  who: Somebody,
  caller: Caller,
  command: string,
  given: Readonly<Record<string, unknown>>,
  confirmed = false,
): Promise<Answer> {
  const want = await meant(parts, who, caller, command, given);
  if (!want.ok) return { ok: false, reason: want.reason, refusal: who.t(want.reason), returned: null };
  return parts.deps.engine.act(caller, want.intent, confirmed);
}
