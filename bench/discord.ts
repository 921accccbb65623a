import { setTimeout as delay } from "node:timers/promises";
import { openDiscord } from "../adapters/discord/app.ts";
import { RATE } from "../adapters/discord/limits.ts";
import type { FakeDiscord } from "../tests/fakes/discord/fake.ts";
import type { Person } from "../tests/fakes/discord/person.ts";
import type { SeenMessage } from "../tests/fakes/discord/seen.ts";
import type { Channel } from "../tests/fakes/discord/state.ts";
import { count, each } from "./all.ts";
import { aGuild } from "./discord-guild.ts";
import { restart } from "./discord-restart.ts";
import { aWritingHall, cardsIn, OPEN, WRITE, type Hall } from "./hall.ts";
import { hosted } from "./hosted.ts";
import { aCrowd, acknowledgements, loaded, steadily, windows, type Act } from "./load.ts";
import type { Figure, Measurement, Options } from "./measurement.ts";
import { withPeer } from "./peer.ts";
import { discordPosts } from "./posted.ts";
import { release } from "./release.ts";

const SESSIONS = 20;
/** With the facilitator ten people in each. */
const VOICES = 9;
const WINDOWS_MS = 10_000;
const PEER = new URL("discord-peer-server.ts", import.meta.url);

/**
 * A whole Parley in a process of its own, on the embedded database, connected by the gateway to a fake Discord in this
 * one that checks every call as Discord does. 200 people of 20 conversations press buttons and type commands, 100 a
 * second for a minute; each time their own page is shown.
 *
 * - Acknowledged: from the press until its first answer is here. The peer: a bare discord.js client in a process of its
 *   own, whose only listener defers its reply, under the same load by the same fake. Both were used for three seconds
 *   before.
 * - Opened: from the press of "Write" until the modal is here, which has to be the first answer, so that everything
 *   before it counts; 100 a second.
 * - As fast as it goes: 16 at a time, without a budget. Parley makes and shows a page each time, the bare client none.
 * - Released: see `release.ts`.
 * - Restarted: see `discord-restart.ts`.
 */
export const discord: Measurement = {
  name: "discord",
  run: async (options) => [...(await acknowledged(options)), ...(await released(options)), ...(await restart(options))],
};

async function acknowledged({ quick, note }: Options): Promise<readonly Figure[]> {
  const { fake, ground, settings, close } = await aGuild();
  try {
    const { press, ours, opened } = await hosted(async (_server, house) => {
      await fake.connected();
      const halls = await each(count(SESSIONS), 4, (nth) => aWritingHall(ground, house, VOICES, `hall-${nth}`));
      const card = await cardsIn(halls);
      const press = crowd(halls, card);
      const opened = await steadily(writers(halls, card), WINDOWS_MS);
      await delay(500);
      const ours = await loaded(press, quick);
      await calm(fake);
      return { press, ours, opened: opened.took };
    }, settings);
    const wrong = fake.violations.length;
    if (wrong > 0) note(`Discord objected ${wrong} times, first: ${JSON.stringify(fake.violations[0])}`);
    const bare = await withPeer(PEER, settings, () => loaded(press, quick));
    return [...acknowledgements("discord", ours, bare, "bare discord.js", note), ...windows("discord", opened, note)];
  } finally {
    await close();
  }
}

/** What went as fast as it goes is behind with its pages: all of them are shown. */
async function calm(fake: FakeDiscord): Promise<void> {
  for (let before = -1; before !== fake.calls.length;) {
    before = fake.calls.length;
    await delay(1_000);
  }
}

type Card = (channel: Channel) => SeenMessage;

/** The button of their channel's card and the command in turn. */
const crowd = (halls: readonly Hall<Person, Channel>[], card: Card): Act =>
  aCrowd(halls, [
    ({ person, channel }) => person.presses(card(channel), OPEN),
    ({ person, channel }) => person.types("/parley page", {}, channel),
  ]);

/** Those who write open the form on their channel's card. */
const writers = (halls: readonly Hall<Person, Channel>[], card: Card): Act =>
  aCrowd(
    halls.map((hall) => ({ ...hall, people: hall.people.slice(1) })),
    [
      async ({ person, channel }) => {
        const outcome = await person.presses(card(channel), WRITE);
        if (outcome.with !== "modal") throw new Error(`a form was opened as: ${outcome.with}`);
        return outcome;
      },
    ],
  );

async function released({ note }: Options): Promise<readonly Figure[]> {
  const { fake, ground, close } = await aGuild({ limits: true });
  const { token, apiUrl } = fake;
  try {
    return await release({
      ground,
      rate: RATE,
      open: (deps) => openDiscord({ ...deps, settings: { token, apiUrl } }, false),
      posts: () => discordPosts(fake),
      note,
    });
  } finally {
    await close();
  }
}
