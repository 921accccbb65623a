import { RATE } from "../adapters/slack/limits.ts";
import { until } from "../tests/fakes/slack/until.ts";
import { count, each } from "./all.ts";
import { aGuild } from "./discord-guild.ts";
import { anEverywhere } from "./everywhere.ts";
import { hosted } from "./hosted.ts";
import { figure, median, type Figure, type Measurement, type Options } from "./measurement.ts";
import { discordPosts, quiet, slackPosts } from "./posted.ts";
import { aWorkspace } from "./slack-workspace.ts";
import { PLACES, releaseAll, type Posts, type Standing } from "./standing.ts";

const SESSIONS = 40;
const QUICK_SESSIONS = 12;
/**
 * So long after one another. No release waits for the platforms' limits because of another: at the end of a last call of
 * three seconds, and a second later when its channel takes the next round's card, no other conversation posts.
 */
const APART_MS = 1_250;
/** Shown in all places within two seconds, platform limits aside. */
const BUDGET_MS = 2_000;

/**
 * A whole Parley in a process of its own, on the embedded database, with a fake Slack and a fake Discord in this one,
 * which keep their limits. 40 conversations close their anonymous round of writing, one by one. Each is shown in a
 * channel of Slack, in a channel of Discord (by a code) and on a page that follows it in the browser.
 *
 * - Skew: between the first of its three places that shows all that was written and the last.
 * - From the close: from the moment this process is notified of the commit that closed the round, until the platform has
 *   the call that posts the last of what was written, or a page with all of it is here (see `follower.ts`).
 *
 * A release that is missing in a place, or stands there twice, fails the measurement.
 */
export const places: Measurement = {
  name: "places",
  async run({ quick, note }) {
    const slack = await aWorkspace({ limits: true });
    const discord = await aGuild({ limits: true });
    const { botToken, appToken, apiUrl } = slack.fake;
    const settings = { ...discord.settings, SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_API_URL: apiUrl };
    const posts: Posts = () => ({ slack: slackPosts(slack.fake), discord: discordPosts(discord.fake) });
    try {
      const standings = await hosted(async ({ port }, house) => {
        await discord.fake.connected();
        await until("Slack is connected", () => slack.fake.connections > 0);
        const number = quick ? QUICK_SESSIONS : SESSIONS;
        const halls = await each(count(number), 4, (nth) => anEverywhere(house, port, [slack.ground, discord.ground], nth));
        await quiet(() => Object.values(posts()).flat(), RATE.everyMs);
        return releaseAll(house, halls, posts, APART_MS);
      }, settings);
      const wrong = [...slack.fake.violations, ...discord.fake.violations];
      if (wrong.length > 0) note(`the platforms objected ${wrong.length} times, first: ${JSON.stringify(wrong[0])}`);
      return figuresOf(standings, note);
    } finally {
      await discord.close();
      await slack.close();
    }
  },
};

function figuresOf(standings: readonly Standing[], note: Options["note"]): readonly Figure[] {
  const skews = standings.map((each) => {
    const moments = PLACES.map((place) => each[place]);
    return Math.max(...moments) - Math.min(...moments);
  });
  const fromClose = (of: Exclude<keyof Standing, "closed">): readonly number[] => standings.map((each) => each[of] - each.closed);
  const told = fromClose("told");
  note(`the page's stream told of the release ${median(told).toFixed(0)} ms after the close, worst ${Math.max(...told).toFixed(0)} ms`);
  for (const place of PLACES) note(`${place}: ${spread(fromClose(place))} after the close`);
  return [
    figure("places: skew of a release, median", "ms", median(skews), null),
    figure(`places: skew of a release, worst of ${skews.length}`, "ms", Math.max(...skews), BUDGET_MS),
    ...PLACES.map((place) => figure(`places: close to ${place}, median`, "ms", median(fromClose(place)), null)),
  ];
}

const spread = (values: readonly number[]): string => `${Math.min(...values).toFixed(0)} to ${Math.max(...values).toFixed(0)} ms`;
