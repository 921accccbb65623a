import { say } from "../cards/messages.ts";
import { speak } from "../cards/speak.ts";
import type { Words } from "../model/card.ts";
import type { ItemId } from "../model/ids.ts";
import type { Output, Session } from "../model/session.ts";
import type { RoundResult } from "../recap/source.ts";
import { figuresSchema, type JudgeFigures } from "../rounds/judge/figures.ts";
import { resultCard } from "../rounds/judge/result/index.ts";
import { isTakenBack } from "../session/withdraw.ts";
import { standsOf } from "./compose-stands.ts";

/** Reasons that came out of a judgement: their words are wanted for an artefact as well. */
export function reasonsOf(output: Output): readonly ItemId[] {
  const figures = figuresSchema.safeParse(output.figures).data;
  return figures && "reasons" in figures ? figures.reasons.map(({ reason }) => reason) : [];
}

/**
 * What was judged, in the words of the artefact's language; null: a ranking or dots, which artefacts count themselves. Who
 * gave a reason is left out even where the room saw it: an artefact leaves the room. A side that spoke as one keeps its label.
 */
export function judgedOf(
  figures: JudgeFigures,
  wordsOf: (id: ItemId) => string,
  sides: ReadonlyMap<string, string>,
  session: Session,
): RoundResult["judged"] {
  if (figures.scale === "rank" || figures.scale === "dots") return null;
  const { language } = session.plan;
  const message = (key: string, args?: Readonly<Record<string, string | number>>): string => say(language, key, args);
  const labelled = (reason: ItemId): Words => {
    const item = session.items[reason];
    if (item?.label.as !== "side") return { item: reason };
    return { say: "page.item.side", with: { words: { text: item.text }, side: { side: item.label.side }, tag: "" } };
  };
  const card = speak(resultCard(figures, labelled, { isTakenBack: isTakenBack(session), where: "artefact" }), {
    item: wordsOf,
    text: (id) => wordsOf((Object.values(session.items).find((item) => item?.text === id)?.id ?? "") as ItemId),
    side: (id) => sides.get(id) ?? "",
    person: () => "",
    message,
    time: String,
    duration: String,
  });
  const hasOpinions = figures.scale === "agree3" && figures.opinions !== undefined;
  return { ballots: figures.ballots, card, stands: standsOf(figures, wordsOf, isTakenBack(session)), hasOpinions };
}
