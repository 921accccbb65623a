import { setTimeout as delay } from "node:timers/promises";
import { openSlack } from "../adapters/slack/app.ts";
import { RATE } from "../adapters/slack/limits.ts";
import type { Call } from "../tests/fakes/slack/recorder.ts";
import type { Person } from "../tests/fakes/slack/person.ts";
import type { SeenMessage } from "../tests/fakes/slack/seen.ts";
import type { FakeSlack } from "../tests/fakes/slack/server.ts";
import { count, each } from "./all.ts";
import { aWritingHall, cardsIn, OPEN, type Hall } from "./hall.ts";
import { hosted } from "./hosted.ts";
import { aCrowd, acknowledgements, loaded, windows, type Act } from "./load.ts";
import type { Figure, Measurement, Options } from "./measurement.ts";
import { withPeer } from "./peer.ts";
import { slackPosts } from "./posted.ts";
import { release } from "./release.ts";
import { aPort, aWorkspace, type Channel } from "./slack-workspace.ts";

const SESSIONS = 20;
/** With the facilitator ten people in each. */
const VOICES = 9;
const SECRET = "a secret that signs";
const PEER = new URL("slack-peer-server.ts", import.meta.url);

/**
 * A whole Parley in a process of its own, on the embedded database, and a fake Slack in this one that checks every call
 * as Slack does. 200 people of 20 conversations press buttons and type commands, 100 a second for a minute; each time
 * their own page is opened.
 *
 * - Acknowledged: from the press to the whole answer. The peer: a bare Bolt app in a process of its own, whose listeners
 *   do nothing but acknowledge, under the same load by the same fake. Both were used for three seconds before.
 * - Opened: from the press until `views.open` is here, with the page in it.
 * - As fast as it goes: 16 at a time, without a budget. Parley makes and opens a page each time, the bare app none.
 * - Released: see `release.ts`. A workspace has a cap that is not published, for which Parley keeps its posts apart.
 *
 * By signed requests and not over a socket: a request is answered by itself, so that its time is that of one press, and
 * it is the dearer way (a signature, and a row against replays before the acknowledgement).
 */
export const slack: Measurement = {
  name: "slack",
  run: async (options) => [...(await acknowledged(options)), ...(await released(options))],
};

async function acknowledged({ quick, note }: Options): Promise<readonly Figure[]> {
  const port = await aPort();
  let app = port;
  const deliver = { http: () => `http://127.0.0.1:${app}/slack/events`, signingSecret: SECRET };
  const { fake, ground, close } = await aWorkspace({ deliver });
  const settings = { SLACK_BOT_TOKEN: fake.botToken, SLACK_SIGNING_SECRET: SECRET, SLACK_API_URL: fake.apiUrl };
  try {
    const { press, ours, opened } = await hosted(
      async (_server, house) => {
        const halls = await each(count(SESSIONS), 4, (nth) => aWritingHall(ground, house, VOICES, `hall-${nth}`));
        const press = crowd(halls, await cardsIn(halls));
        const ours = await loaded(press, quick);
        await delay(500);
        return { press, ours, opened: openings(fake, ours.since) };
      },
      { ...settings, PORT: String(port), PARLEY_URL: `http://127.0.0.1:${port}` },
    );
    const bare = await withPeer(PEER, settings, async (at) => {
      app = Number(at);
      return loaded(press, quick);
    });
    return [...acknowledgements("slack", ours, bare, "bare Bolt app", note), ...windows("slack", opened, note)];
  } finally {
    await close();
  }
}

/** The button of their channel's card and the command in turn. Whoever has a page open closes it first. */
const crowd = (halls: readonly Hall<Person, Channel>[], card: (channel: Channel) => SeenMessage): Act =>
  aCrowd(
    halls,
    [({ person, channel }) => person.presses(card(channel), OPEN), ({ person, channel }) => person.types("/parley", "", channel)],
    (person) => person.closes("all").catch(() => []),
  );

/** From each press to the moment its `views.open` was here. A trigger of the fake begins with the moment it was made. */
function openings(fake: FakeSlack, since: number): readonly number[] {
  const opened = fake.callsTo("views.open").filter(({ at }) => at.getTime() >= since);
  const refused = opened.find(({ error }) => error !== null);
  if (refused) throw new Error(`views.open was refused: ${refused.error}`);
  return opened.map((call) => call.at.getTime() - pressedAt(call));
}

const pressedAt = (call: Call): number => Number(String(call.arguments["trigger_id"]).split(".")[0]);

async function released({ note }: Options): Promise<readonly Figure[]> {
  const { fake, ground, close } = await aWorkspace({ deliver: { http: "http://127.0.0.1:1", signingSecret: "none" }, limits: true });
  const { botToken, apiUrl } = fake;
  try {
    return await release({
      ground,
      rate: RATE,
      open: (deps) => openSlack({ ...deps, settings: { botToken, apiUrl } }, false),
      posts: () => slackPosts(fake),
      note,
    });
  } finally {
    await close();
  }
}
