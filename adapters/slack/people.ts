import { languageFor } from "../../src/cards/messages.ts";
import type { Profile } from "../chat/people.ts";
import type { Client } from "./client.ts";
import { outcomeOf } from "./client.ts";

/** Null: Slack does not tell. */
export async function profileOf(client: Client, user: string): Promise<Profile | null> {
  const answer = await outcomeOf(client.users.info({ user, include_locale: true }));
  if (answer.is !== "ok" || !answer.value.user) return null;
  const { profile, real_name: realName, name, locale, tz, is_bot: isBot } = answer.value.user;
  return {
    name: profile?.display_name || realName || name || "",
    locale: languageFor(locale ?? "en").tag,
    zone: tz ?? "UTC",
    isBot: isBot ?? false,
  };
}
