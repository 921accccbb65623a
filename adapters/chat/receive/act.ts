import { commands } from "../../../commands/index.ts";
import type { PersonId } from "../../../src/model/ids.ts";
import type { Answer, Caller, Intent } from "../../../src/platform/port.ts";
import type { ChatDeps } from "../deps.ts";
import type { People } from "../people.ts";
import type { Tries } from "./link.ts";
import type { Somebody } from "./person.ts";
import { MEMBER, WHO } from "../fields.ts";

/** What a command wants, or a sentence's key that says why it is none. */
export type Meant = { readonly ok: true; readonly intent: Intent } | { readonly ok: false; readonly reason: string };

export interface Parts {
  readonly deps: ChatDeps;
  readonly people: People;
  readonly tries: Tries;
}

/** A single name word may be no person: it is asked, and the words stay in the form until somebody says so. */
export const mayBeConfirmed = ({ reason }: { readonly reason: string }): boolean => reason === "safety.nameWord";

/** Looks up whoever was chosen, by their account on the platform or their mark in the conversation, and "me". */
export async function meant(
  parts: Parts,
  who: Somebody,
  caller: Caller,
  command: string,
  given: Readonly<Record<string, unknown>>,
): Promise<Meant> {
  const { [WHO]: account, [MEMBER]: mark, ...options } = given;
  const person = await personMeant(parts, who, caller, { account, mark, isMe: options["person"] === "me" });
  if (person === null) return { ok: false, reason: "refuse.nobodyThere" };
  const definition = Object.hasOwn(commands, command) ? commands[command] : undefined;
  const read = definition?.options.safeParse({ ...options, ...(person === undefined ? {} : { person }) });
  const intent = definition && read?.success ? definition.run(read.data) : null;
  return intent ? { ok: true, intent } : { ok: false, reason: "room.badForm" };
}

/** Null: it is nobody's mark; or this account is nobody's. Undefined: nobody was chosen. */
async function personMeant(
  { deps, people: accounts }: Parts,
  who: Somebody,
  caller: Caller,
  { account, mark, isMe }: { readonly account: unknown; readonly mark: unknown; readonly isMe: boolean },
): Promise<PersonId | null | undefined> {
  if (typeof account === "string") return deps.engine.places.whoIs(caller.session, accounts.account(who.home, account));
  if (typeof mark === "string") {
    const page = await deps.engine.page(caller, { mine: false });
    const people = "reason" in page ? [] : (page.team?.people ?? []);
    return people.find(({ mark: of, state }) => of === mark && state !== "left")?.person ?? null;
  }
  return isMe ? caller.person : undefined;
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
