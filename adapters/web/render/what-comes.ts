import { isolated } from "../../../src/cards/isolate.ts";
import type { Block, Spoken } from "../../../src/model/card.ts";
import type { Page, RoundView } from "../../../src/platform/page.ts";
import { t } from "../locale.ts";
import { html } from "./html.ts";
import type { Maybe } from "./html.ts";
import { hour } from "./moment.ts";

/** "Next" with what it leads to, so that nobody takes it for the next item of a talk. Where that is not known it stays as it is. */
export function withWhatComes(page: Page, block: Block<Spoken>): Block<Spoken> {
  if (block.is !== "button" || block.command !== "next") return block;
  const round = page.now.find((each) => each.path === block.args["path"]);
  const what = round ? whatComes(page, round) : null;
  return what === null ? block : { ...block, words: { words: t("room.next", { what }), fromPerson: false } };
}

/** For those who take part: what follows the round that is going on, and about when. */
export function comesNext(page: Page): Maybe {
  if (page.status !== "running" || page.now.length !== 1 || page.now[0]?.path.startsWith("insert-")) return null;
  const following = page.rounds[page.rounds.findLastIndex((row) => row.is === "now") + 1];
  if (following?.is !== "next" || page.now[0]?.path.includes("[")) return null;
  const what = isolated(following.title.words);
  return html`<p class="small comes">
    ${following.at === null ? t("room.next", { what }) : t("room.next.about", { what, at: hour(following.at) })}
  </p>`;
}

function whatComes(page: Page, { path, kind, phase }: RoundView): string | null {
  if (kind === "report" && (phase === "preview" || phase === "amend" || phase === "uncleared")) return t(`room.next.${phase}`);
  if (kind === "organise" && phase === "work") return t("room.next.organise");
  if (kind === "brief" && (phase === "ask" || phase === "moderate")) return t(`questions.next.${phase}`);
  if (kind === "relate") return t("relate.next");
  if (path.startsWith("insert-")) return t("tools.back");
  // In a repeat or in one of several rooms it depends on the others, or on how often it has been.
  if (path.includes("[")) return null;
  const now = page.rounds.findLastIndex((row) => row.is === "now");
  const following = page.rounds[now + 1];
  if (now < 0) return null;
  return following ? isolated(following.title.words) : t("room.next.end");
}
