import { until } from "../../fakes/slack/until.ts";
import * as discord from "../discord/table.ts";
import { brings, code } from "../mixed/everywhere.ts";
import { both } from "../mixed/table.ts";
import * as slack from "../slack/table.ts";
import * as onDiscord from "./discord.ts";
import * as onSlack from "./slack.ts";
import type { Seat, Showing, Stage } from "./stage.ts";
import { LEAD, type Side, type Story } from "./story.ts";

type World = Awaited<ReturnType<typeof both>>;

/** A story whose first side sits on Slack, where it is planned and led, and whose second on Discord, where a code brings it. */
export async function onBoth(story: Story): Promise<Stage> {
  const world = await both();
  const [, second] = story.sides;
  const group = await planned(world, story);
  const there = await brought(world, group, second);
  const heard = onSlack.hearing(world.slack);
  const shownThere = onDiscord.hearing(world.discord);
  /** How much each platform had been sent when each act began: what an act shows, it shows in one moment. */
  const acts: { readonly slack: number; readonly discord: number }[] = [];
  const momentIn = (platform: "slack" | "discord", shown: readonly Showing[]): readonly Showing[] =>
    shown.map(({ words, moment }) => ({
      words,
      moment: `act ${acts.findLastIndex((act) => act[platform] <= Number(moment))}`,
    }));
  const begins = (): void => void acts.push({ slack: heard.count(), discord: world.discord.fake.calls.length });
  const counted = (seat: Seat, platform: "slack" | "discord"): Seat => ({
    presses(button, beside) {
      begins();
      return seat.presses(button, beside);
    },
    sends(form, entries) {
      begins();
      return seat.sends(form, entries);
    },
    reads() {
      begins();
      return seat.reads();
    },
    shown: () => momentIn(platform, seat.shown()),
  });
  const seats = new Map<string, Seat>([
    ...[group.lena, ...group.voices].map((who) => [who.name, counted(onSlack.seat(world.slack, group, who, heard), "slack")] as const),
    ...there.voices.map((who) => [who.name, counted(onDiscord.seat(world.discord, there, who, shownThere), "discord")] as const),
  ]);
  return {
    seats,
    areIn: [LEAD],
    passes(ms) {
      begins();
      return heard.during(null, () => world.passes(ms));
    },
    async files(name) {
      const here = [group.lena, ...group.voices].find((who) => who.name === name);
      const other = there.voices.find((who) => who.name === name);
      return here ? onSlack.filesOf(here, group) : other ? onDiscord.filesOf(other, there) : [];
    },
    faults: () => [
      ...[...world.slack.fake.violations, ...world.discord.fake.violations, ...world.discord.fake.publicReplies].map((each) =>
        JSON.stringify(each),
      ),
      ...world.faults,
    ],
    stop: () => world.stop(),
  };
}

/** On Slack, where the second side has nobody. */
function planned(world: World, { method, title, question, sides: [first, second] }: Story): Promise<slack.Group> {
  const filled = {
    Title: title,
    [slack.QUESTION]: question,
    "Name of the first side": first.name,
    "Name of the second side": second.name,
    "How many come from another place": String(second.people.length),
  };
  return slack.planned(world.slack, new RegExp(`^${method}`), filled, first.people);
}

/** Shown on Discord as well, where whoever leads has another account and invites a side. */
async function brought(world: World, group: slack.Group, { name, people }: Side): Promise<discord.Group> {
  await slack.presses(world.slack, group.lena, group, "Go in");
  await slack.page(group.lena, group);
  await group.lena.presses("modal", "Show it in another place");
  const given = await until("the code", () => code(group.lena.modal()?.text ?? "") || null);
  await slack.closed(group.lena);
  const { fake } = world.discord;
  const there = {
    lena: fake.person("Lena there"),
    voices: people.map((who) => fake.person(who)),
    hall: fake.channel("hall"),
    session: group.session,
  };
  await brings(world, there.lena, there.hall, given);
  for (const voice of there.voices) {
    await discord.opens(world.discord, there.lena, there, "Invite more people");
    await there.lena.picks("modal", "Who", voice);
    await there.lena.picks("modal", "Part", "Delegate");
    await there.lena.picks("modal", "Side", name);
    await there.lena.submits();
    await world.settles();
  }
  return there;
}
