import { z } from "zod";
import { roleSchema } from "../../../src/model/vocabulary.ts";
import type { SideId } from "../../../src/model/ids.ts";
import type { Answer, Caller } from "../../../src/platform/port.ts";
import type { Parts } from "./act.ts";
import { namesOf } from "./names.ts";
import { WHO } from "../fields.ts";
import type { Somebody } from "./person.ts";

const wanted = z.object({ [WHO]: z.string().max(40), role: roleSchema, side: z.string().max(64).default("") });

/** Makes a place for somebody of the workspace or server, who goes in by their own page. */
export async function invited(
  { deps, people }: Parts,
  who: Somebody,
  caller: Caller,
  given: Readonly<Record<string, unknown>>,
): Promise<Answer> {
  const no = (reason: string, refusal = who.t(reason)): Answer => ({ ok: false, reason, refusal, returned: null });
  const read = wanted.safeParse(given);
  if (!read.success) return no("room.badForm");
  const { [WHO]: user, role, side } = read.data;
  const account = people.account(who.home, user);
  if ((await deps.engine.places.whoIs(caller.session, account)) !== null) return no("chat.invite.there");
  const named = await namesOf(people, who.home, [user]);
  if (!named.ok) return no(named.reason);
  const guest = { name: named.names.get(user) ?? "", fullName: null, role, side: side === "" ? null : (side as SideId), account };
  const done = await deps.engine.invite(caller, [guest]);
  return done.ok ? { ok: true, said: who.t("chat.invite.done", { name: guest.name }) } : no("room.badForm", done.refusal);
}
