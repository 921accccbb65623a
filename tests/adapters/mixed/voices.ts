import { until } from "../../fakes/slack/until.ts";
import type { Person as OnSlack } from "../../fakes/slack/person.ts";
import type { Person as OnDiscord } from "../../fakes/discord/person.ts";
import * as discord from "../discord/table.ts";
import * as slack from "../slack/table.ts";
import type { Browser } from "../web/visitor.ts";
import { seat } from "../../contract/adapter.browser.ts";

/** Somebody with a voice, wherever they sit. */
export interface Voice {
  writes(words: string): Promise<void>;
  /** Ranks these, the first of them in the first place. */
  ranks(best: readonly string[]): Promise<void>;
  /** Lets the summary go as it is. */
  clears(): Promise<void>;
}

export const onSlack = (at: slack.Workspace, group: slack.Group, who: OnSlack): Voice => ({
  writes: (words) => slack.writes(who, group, words),
  async ranks(best) {
    await slack.page(who, group);
    await who.presses("modal", "Judge");
    await until("the ballot", () => who.modal()?.submit);
    const places = (who.modal()?.fields ?? []).filter(({ kind }) => kind === "static_select");
    await who.fills(Object.fromEntries(places.map(({ label }, index) => [label, best[index] ?? null])));
    const sent = await who.submits();
    if (sent.modal !== "updated") throw new Error(`the ballot was not taken: ${JSON.stringify(sent)}`);
    await at.settles();
    await slack.closed(who);
  },
  clears: () => slack.presses(at, who, group, "Nothing points to anyone"),
});

export const onDiscord = (at: discord.Server, group: discord.Group, who: OnDiscord): Voice => ({
  writes: (words) => discord.writes(at, who, group, words),
  async ranks(best) {
    await discord.opens(at, who, group, "Judge");
    const form = discord.alone(who, group.hall);
    for (const [index, words] of best.entries()) await who.picks(form, form.menus[index]?.placeholder ?? "", words);
    await at.idle();
    await who.presses(discord.alone(who, group.hall), form.buttons.at(-1) ?? "");
    await at.settles();
    const { text } = discord.alone(who, group.hall);
    if (text.includes("⚠")) throw new Error(`the ballot was not taken: ${text}`);
  },
  clears: () => discord.presses(at, who, group, "Nothing points to anyone"),
});

export function inBrowser(name: string, browser: Browser, place: string, passes: (ms: number) => Promise<void>): Voice {
  const own = seat(name, browser, place, passes);
  return {
    async writes(words) {
      const sent = await own.writes(words);
      if (!sent.isTaken) throw new Error(`it was not taken: ${sent.said}`);
    },
    async ranks(best) {
      await own.reads();
      const options = [...browser.page().matchAll(/<option value="([\w-]{8,})"[^>]*>([^<]*)</g)];
      const idOf = (words: string): string => options.find(([, , shown = ""]) => words.startsWith(beginning(shown)))?.[1] ?? "";
      const ranking = Object.fromEntries(best.map((words, index) => [`ranking.${index + 1}`, idOf(words)]));
      const answer = await browser.act(place, "vote", ranking);
      if (!answer.ok) throw new Error(`the ballot was not taken: ${answer.status}`);
    },
    clears: () => own.clears(),
  };
}

/** Long ideas stand in full above a ballot, and in its menus under their number, cut short. */
const beginning = (option: string): string =>
  option
    .replace(/^\d+\. /, "")
    .replace(/…$/, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
