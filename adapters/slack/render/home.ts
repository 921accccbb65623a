import type { Page } from "../../../src/platform/page.ts";
import { numberOf } from "../../../src/engine/number.ts";
import { button, createDesk } from "./blocks.ts";
import { cut, LIMITS } from "../limits.ts";
import { write } from "../press.ts";
import { actions, divider, header, list, plain, section, small, title, type Block, type Home, type Modal } from "./kit.ts";
import { moment } from "./moment.ts";
import type { Speech } from "../speech.ts";

/** Room for what stands around the conversations. Those that do not fit are reached in their channels. */
const SPARE_BLOCKS = 12;

/** Where somebody's conversations are and what they can do there now; never what is said in them. */
export function homeView(pages: readonly Page[], channels: ReadonlyMap<string, string>, t: Speech, notice: string | null = null): Home {
  return {
    type: "home",
    blocks: [
      ...(notice === null ? [] : section(`▸ ${notice}`)),
      ...yours(pages, channels, t),
      divider,
      ...header(t("slack.home.sees")),
      ...list([t("slack.sees.channel"), t("slack.sees.owner"), t("slack.sees.slack"), t("slack.sees.host")], false),
    ],
  };
}

/** The conversations alone, to choose from; or a new one. */
export const seatsModal = (pages: readonly Page[], channels: ReadonlyMap<string, string>, t: Speech): Modal => ({
  type: "modal",
  callback_id: "seats",
  title: title(t("slack.page")),
  close: plain(cut(t("slack.close"), LIMITS.modalTitle)),
  blocks: [...yours(pages, channels, t)],
});

const yours = (pages: readonly Page[], channels: ReadonlyMap<string, string>, t: Speech): readonly Block[] => [
  ...header(t("slack.home")),
  ...conversations(pages, channels, t),
  divider,
  ...actions([{ type: "button", action_id: "plan", text: plain(cut(t("slack.plan"), LIMITS.button)), value: write({ does: "plan" }) }]),
];

const conversations = (pages: readonly Page[], channels: ReadonlyMap<string, string>, t: Speech): readonly Block[] =>
  pages.length === 0
    ? section(t("slack.home.none"))
    : fitting(
        pages.map((page) => one(page, channels.get(page.session) ?? null, t)),
        LIMITS.blocksInView - SPARE_BLOCKS,
      );

/** As many of them, whole, as there is room for. */
function fitting(given: readonly (readonly Block[])[], most: number): readonly Block[] {
  const blocks: Block[] = [];
  for (const each of given) if (blocks.length + each.length <= most) blocks.push(...each);
  return blocks;
}

function one(page: Page, channel: string | null, t: Speech): readonly Block[] {
  const desk = createDesk(page.session, t);
  const ends = page.now.flatMap(({ dueAt, stage }) => (dueAt !== null && stage === "open" ? [dueAt] : []));
  return [
    divider,
    ...section(t("slack.home.one", { number: numberOf(page.session) })),
    ...(channel === null ? [] : [{ type: "context" as const, elements: [{ type: "mrkdwn" as const, text: `<#${channel}>` }] }]),
    ...small(t("slack.home.counts", { number: page.rounds.filter((row) => row.is !== "next").length, of: page.rounds.length })),
    ...(page.now.length === 0 ? [] : section(canDo(page, t))),
    ...(ends.length === 0 ? [] : [moment(t("slack.ends"), Math.min(...ends))]),
    ...actions([button(desk, t("slack.open"), { does: "page" }, "main")]),
  ];
}

/** Whether something is asked of this person; what it is stands on their page. */
const canDo = (page: Page, t: Speech): string =>
  t(
    page.now.some(({ card }) => card.blocks.some((block) => block.is === "form" || (block.is === "button" && block.command !== "mine")))
      ? "slack.home.something"
      : "slack.home.nothing",
  );
