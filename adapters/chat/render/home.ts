import type { Page } from "../../../src/platform/page.ts";
import { numberOf } from "../../../src/engine/number.ts";
import { actions, button, divider, header, list, moment, section, small, type Part } from "../kit.ts";
import type { Speech } from "../speech.ts";

/** Where somebody's conversations are and what they can do there now; never what is said in them. */
export const homeParts = (seats: Seats, t: Speech, most: number, notice: string | null = null): readonly Part[] => [
  ...(notice === null ? [] : section(`▸ ${notice}`)),
  ...seatsParts(seats, t, most),
  divider,
  ...header(t("chat.home.sees")),
  ...list([t("chat.sees.channel"), t.own("sees.owner"), t.own("sees.platform"), t("chat.sees.host")], false),
];

/** The conversations alone, to choose from; or a new one. `most`: so many parts there is room for. */
export const seatsParts = ({ pages, channels }: Seats, t: Speech, most: number): readonly Part[] => [
  ...header(t("chat.home")),
  ...conversations(pages, channels, t, most - SPARE_PARTS),
  divider,
  ...actions([
    { words: t("chat.plan"), press: { does: "plan" }, weight: "plain" },
    { words: t("chat.link.enter"), press: { does: "code" }, weight: "plain" },
  ]),
];

/** Of somebody: their own pages, and the channels that show these conversations. */
export interface Seats {
  readonly pages: readonly Page[];
  readonly channels: ReadonlyMap<string, string>;
}

/** Room for what stands around the conversations. Those that do not fit are reached in their channels. */
const SPARE_PARTS = 12;

const conversations = (pages: readonly Page[], channels: ReadonlyMap<string, string>, t: Speech, most: number): readonly Part[] =>
  pages.length === 0
    ? section(t("chat.home.none"))
    : fitting(
        pages.map((page) => one(page, channels.get(page.session) ?? null, t)),
        most,
      );

/** As many of them, whole, as there is room for. */
function fitting(given: readonly (readonly Part[])[], most: number): readonly Part[] {
  const parts: Part[] = [];
  for (const each of given) if (parts.length + each.length <= most) parts.push(...each);
  return parts;
}

function one(page: Page, channel: string | null, t: Speech): readonly Part[] {
  const ends = page.now.flatMap(({ dueAt, stage }) => (dueAt !== null && stage === "open" ? [dueAt] : []));
  return [
    divider,
    ...section(t("chat.home.one", { number: numberOf(page.session) })),
    ...(channel === null ? [] : [{ is: "channel" as const, channel }]),
    ...small(t("chat.home.counts", { number: page.rounds.filter((row) => row.is !== "next").length, of: page.rounds.length })),
    ...(page.now.length === 0 ? [] : section(canDo(page, t))),
    ...(ends.length === 0 ? [] : [moment(t("chat.ends"), Math.min(...ends))]),
    ...actions([button({ session: page.session, t }, t("chat.open"), { does: "page" }, "main")]),
  ];
}

/** Whether something is asked of this person; what it is stands on their page. */
const canDo = (page: Page, t: Speech): string =>
  t(
    page.now.some(({ card }) => card.blocks.some((block) => block.is === "form" || (block.is === "button" && block.command !== "mine")))
      ? "chat.home.something"
      : "chat.home.nothing",
  );
