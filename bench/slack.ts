import { setTimeout as delay } from "node:timers/promises";
import { eventually } from "../tests/support/scratch.ts";
import { count, each } from "./all.ts";
import { hosted } from "./hosted.ts";
import { planned } from "./house.ts";
import { atLeast, figure, median, p99, type Figure, type Measurement, type Options } from "./measurement.ts";
import { fill } from "./room.ts";
import { aCrowd, asFastAsItGoes, openings, steadily, type Acknowledged } from "./slack-load.ts";
import { withBareBolt } from "./slack-peer.ts";
import { release } from "./slack-release.ts";
import { aHall, aPort, aWorkspace } from "./slack-workspace.ts";

const SESSIONS = 20;
/** With the facilitator ten people in each. */
const VOICES = 9;
const PER_SECOND = 100;
const FOR_MS = 60_000;
const QUICK_MS = 10_000;
const WARM_MS = 3_000;
const AT_ONCE = 16;
const FAST_MS = 5_000;
const ACK_BUDGET_MS = 50;
/** Of what the bare app acknowledges. */
const SHARE = 0.5;
const OPEN_BUDGET_MS = 500;
const SECRET = "a secret that signs";

/**
 * A whole Parley in a process of its own, on the embedded database, and a fake Slack in this one that checks every call
 * as Slack does. 200 people of 20 conversations press buttons and type commands, 100 a second for a minute; each time
 * their own page is opened.
 *
 * - Acknowledged: from the press to the whole answer. The peer: a bare Bolt app in a process of its own, whose listeners
 *   do nothing but acknowledge, under the same load by the same fake. Both were used for three seconds before.
 * - Opened: from the press until `views.open` is here, with the page in it.
 * - As fast as it goes: 16 at a time, without a budget. Parley makes and opens a page each time, the bare app none.
 * - Released: see `slack-release.ts`.
 *
 * By signed requests and not over a socket: a request is answered by itself, so that its time is that of one press, and
 * it is the dearer way (a signature, and a row against replays before the acknowledgement).
 */
export const slack: Measurement = {
  name: "slack",
  run: async (options) => [...(await acknowledged(options)), ...(await release(options))],
};

async function acknowledged({ quick, note }: Options): Promise<readonly Figure[]> {
  const port = await aPort();
  let app = port;
  const deliver = { http: () => `http://127.0.0.1:${app}/slack/events`, signingSecret: SECRET };
  const workspace = await aWorkspace({ deliver });
  const { fake } = workspace;
  const settings = { SLACK_BOT_TOKEN: fake.botToken, SLACK_SIGNING_SECRET: SECRET, SLACK_API_URL: fake.apiUrl };
  const forMs = quick ? QUICK_MS : FOR_MS;
  try {
    const { press, ours, opened } = await hosted(
      async (_server, house) => {
        const halls = await each(count(SESSIONS), 4, async (nth) => {
          const hall = await aHall(fake, house, planned(house.library, VOICES), VOICES, `hall-${nth}`);
          await fill(house, hall.room);
          return hall;
        });
        // The card of the first round stands in every channel.
        await eventually(() => halls.every(({ channel }) => channel.messages.length > 0), 30_000);
        const press = aCrowd(halls);
        const { since, ...ours } = await loaded(press, forMs);
        await delay(500);
        const opened = openings(fake, since);
        return { press, ours, opened };
      },
      { ...settings, PORT: String(port), PARLEY_URL: `http://127.0.0.1:${port}` },
    );
    const bare = await withBareBolt(settings, async (at) => {
      app = at;
      return loaded(press, forMs);
    });
    tell(note, "Parley", ours);
    tell(note, "bare Bolt app", bare);
    note(`opened: median ${median(opened).toFixed(0)} ms, worst ${Math.max(...opened).toFixed(0)} ms`);
    const peer = (value: number) => ({ name: "bare Bolt app", value });
    return [
      figure("slack: acknowledged, median", "ms", median(ours.took), null, peer(median(bare.took))),
      figure("slack: acknowledged, p99", "ms", p99(ours.took), ACK_BUDGET_MS, peer(p99(bare.took))),
      atLeast(`slack: acknowledged of ${PER_SECOND} a second`, "/s", ours.perSecond, SHARE * bare.perSecond, peer(bare.perSecond)),
      figure("slack: acknowledged, as fast as it goes", "/s", ours.fastest, null, peer(bare.fastest)),
      figure("slack: press to modal, median", "ms", median(opened), null),
      figure("slack: press to modal, p99", "ms", p99(opened), OPEN_BUDGET_MS),
    ];
  } finally {
    await workspace.close();
  }
}

interface Loaded extends Acknowledged {
  readonly fastest: number;
  /** When the steady load began. */
  readonly since: number;
}

async function loaded(press: (index: number) => Promise<number>, forMs: number): Promise<Loaded> {
  await steadily(press, PER_SECOND, WARM_MS);
  await delay(500);
  const since = Date.now();
  const steady = await steadily(press, PER_SECOND, forMs);
  await delay(500);
  return { ...steady, since, fastest: await asFastAsItGoes(press, AT_ONCE, FAST_MS) };
}

const tell = (note: Options["note"], who: string, { took, perSecond }: Acknowledged): void =>
  note(`${who}: ${took.length} acknowledged, ${perSecond.toFixed(1)} a second, worst ${Math.max(...took).toFixed(0)} ms`);
