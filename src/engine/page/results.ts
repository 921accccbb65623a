import type { Block, Card } from "../../model/card.ts";
import type { Path, TextId } from "../../model/ids.ts";
import type { Person } from "../../model/kind.ts";
import type { Output, Session } from "../../model/session.ts";
import { briefFigures } from "../../rounds/brief/figures.ts";
import { questionsCard } from "../../rounds/brief/result.ts";
import { figuresSchema } from "../../rounds/judge/figures.ts";
import { carriedFigures } from "../../rounds/collect/release.ts";
import { reviewFigures } from "../../rounds/collect/review.ts";
import { carriedCard, leftOut } from "../../rounds/collect/show.ts";
import { draftFigures } from "../../rounds/draft/own.ts";
import { versionCard } from "../../rounds/draft/show.ts";
import type { GateFigures } from "../../rounds/gate/index.ts";
import { gateCard } from "../../rounds/gate/show.ts";
import { pulseFigures } from "../../rounds/pulse/figures.ts";
import { pulseCard } from "../../rounds/pulse/result.ts";
import { resultCard } from "../../rounds/judge/result/index.ts";
import { relateFigures } from "../../rounds/relate/figures.ts";
import { mapCard } from "../../rounds/relate/result.ts";
import { isFacilitator, isFor, maySee } from "../../session/people.ts";
import { specAt } from "../../session/paths.ts";
import { mayWithdraw } from "../../session/withdraw.ts";

export interface Result {
  readonly path: Path;
  readonly title: TextId;
  readonly card: Card;
}

/** What earlier rounds left for this person to see, the latest first. */
export function resultsOf(
  session: Session,
  to: Person,
  isHere: (path: Path) => boolean = (path) => maySee(session, path, to),
): readonly Result[] {
  const outputs = Object.entries(session.outputs) as [Path, Output][];
  return outputs
    .filter(([path]) => isHere(path) && isFor(session, path, to))
    .flatMap(([path, output]) =>
      resultOf(session, path, readableBy(session, output, to), to).map((result) => ({
        path,
        ...result,
        card: { blocks: [...result.card.blocks, ...takingBack(session, output, to)] },
      })),
    )
    .reverse();
}

/** Without what was meant for another side. */
function readableBy(session: Session, output: Output, to: Person): Output {
  const isTheirs = (id: Output["items"][number]): boolean => {
    const side = session.items[id]?.forSide;
    return side === undefined || side === to.side || isFacilitator(to);
  };
  return { ...output, items: output.items.filter(isTheirs) };
}

function resultOf(session: Session, path: Path, output: Output, to: Person): readonly Omit<Result, "path">[] {
  const spec = specAt(session, path);
  if (spec.kind === "gate" && spec.of === "goNoGo" && output.figures)
    return [{ title: spec.title as TextId, card: gateCard(output.figures as GateFigures) }];
  if (spec.kind === "repeat" || spec.kind === "split" || spec.kind === "gate" || spec.kind === "report") return [];
  const title = spec.title as TextId;
  const felt = pulseFigures.safeParse(output.figures);
  if (felt.success) return [{ title, card: pulseCard(felt.data, to, isFacilitator(to)) }];
  const version = draftFigures.safeParse(output.figures);
  if (version.success) return [{ title, card: versionCard(version.data) }];
  const carried = carriedFigures.safeParse(output.figures);
  if (carried.success) return [{ title, card: carriedCard(carried.data) }];
  const asked = spec.kind === "brief" ? briefFigures.safeParse(output.figures) : null;
  if (asked?.success)
    return output.items.length + asked.data.declined.length === 0
      ? []
      : [{ title, card: questionsCard(output.items, asked.data, (id) => labelled(session, id)) }];
  const map = relateFigures.safeParse(output.figures);
  if (map.success) return [{ title, card: mapCard(map.data, session.items) }];
  if (output.items.length === 0) {
    const shut =
      (spec.kind === "collect" && spec.reveal !== "never") || spec.kind === "judge" || spec.kind === "relate" || spec.kind === "pulse";
    return shut ? [{ title, card: { blocks: [{ is: "text", tone: "plain", words: { say: "page.shut" } }] } }] : [];
  }
  const figures = figuresSchema.safeParse(output.figures);
  if (figures.success) return [{ title, card: resultCard(figures.data, (reason) => labelled(session, reason)) }];
  const reviewed = reviewFigures.safeParse(output.figures);
  return [
    {
      title,
      card: {
        blocks: [
          ...(spec.kind === "collect" && spec.attribution !== "named"
            ? [{ is: "text", tone: "small", words: { say: spec.sees ? "page.forFew" : "page.released" } } as const]
            : []),
          { is: "list", ordered: false, entries: output.items.map((item) => labelled(session, item)) },
          ...(reviewed.success ? leftOut(reviewed.data) : []),
        ],
      },
    },
  ];
}

/** One's own words under one's own name, where the round promised that they can be taken back. */
function takingBack(session: Session, output: Output, to: Person): readonly Block[] {
  const own = output.items.filter((id) => mayWithdraw(session, session.items[id], to));
  return own.map((item) => ({
    is: "button",
    command: "withdraw",
    args: { item },
    words: { say: "page.takeBack", with: { words: { text: session.items[item]?.text as TextId } } },
    weight: "danger",
    sure: { say: "page.takeBack.sure" },
  }));
}

/** A released item with its label: a side, a person who agreed to be named, a tag. */
function labelled(
  session: Session,
  id: Output["items"][number],
): { say: string; with: Record<string, { text: TextId } | { side: never } | { person: never } | string> } | { item: typeof id } {
  const item = session.items[id];
  if (!item) return { item: id };
  const tag = item.tag ?? "";
  if (item.label.as === "side")
    return {
      say: tag ? "page.item.sideTag" : "page.item.side",
      with: { words: { text: item.text }, side: { side: item.label.side as never }, tag },
    };
  if (item.label.as === "person")
    return { say: "page.item.person", with: { words: { text: item.text }, person: { person: item.label.person as never } } };
  return tag ? { say: "page.item.tag", with: { words: { text: item.text }, tag } } : { item: id };
}
