import type { FakeDiscord } from "../tests/fakes/discord/fake.ts";
import type { DiscordOptions } from "../tests/fakes/discord/options.ts";
import type { Person } from "../tests/fakes/discord/person.ts";
import { startDiscord } from "../tests/fakes/discord/server.ts";
import type { Channel } from "../tests/fakes/discord/state.ts";
import type { Ground } from "./hall.ts";
import { keep } from "./kept.ts";

interface Guild {
  readonly fake: FakeDiscord;
  readonly ground: Ground<Person, Channel>;
  /** Of the program that connects to it. */
  readonly settings: { readonly DISCORD_TOKEN: string; readonly DISCORD_API_URL: string };
  readonly close: () => Promise<void>;
}

/** A fake Discord in this process; put away with everything else. */
export async function aGuild(options: DiscordOptions = {}): Promise<Guild> {
  const starting = startDiscord(options);
  const close = keep(async () => (await starting).close());
  const fake = await starting;
  const ground: Guild["ground"] = {
    platform: "discord",
    team: fake.guildId,
    person: (name) => fake.person(name),
    channel: (name) => fake.channel(name),
  };
  return { fake, ground, settings: { DISCORD_TOKEN: fake.token, DISCORD_API_URL: fake.apiUrl }, close };
}
