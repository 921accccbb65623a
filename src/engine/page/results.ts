import type { Block, Card, Words } from "../../model/card.ts";
import type { ItemId, Path, TextId } from "../../model/ids.ts";
import type { Person } from "../../model/kind.ts";
import type { Output, Session } from "../../model/session.ts";
import type { Collect, RoundSpec } from "../../model/vocabulary.ts";
import { asksPeople } from "../../protocol/stops.ts";
import { briefFigures } from "../../rounds/brief/figures.ts";
import { questionsCard } from "../../rounds/brief/result.ts";
import { figuresSchema } from "../../rounds/judge/figures.ts";
import { carriedFigures } from "../../rounds/collect/release.ts";
import { reviewFigures } from "../../rounds/collect/review.ts";
import { carriedCard, leftOut } from "../../rounds/collect/show.ts";
import { draftFigures } from "../../rounds/draft/own.ts";
import { versionCard } from "../../rounds/draft/show.ts";
import { gateFigures } from "../../rounds/gate/figures.ts";
import { gateCard } from "../../rounds/gate/show.ts";
import { pulseFigures } from "../../rounds/pulse/figures.ts";
import { pulseCard } from "../../rounds/pulse/result.ts";
import { resultCard } from "../../rounds/judge/result/index.ts";
import { relateFigures } from "../../rounds/relate/figures.ts";
import { mapCard } from "../../rounds/relate/result.ts";
import { labelledItem } from "../../rounds/words.ts";
import { isFacilitator, isFor, maySee } from "../../session/people.ts";
import { specAt } from "../../session/paths.ts";
import { isTakenBack, mayWithdraw } from "../../session/withdraw.ts";

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
  if (spec.kind === "repeat" || spec.kind === "split" || spec.kind === "report") return [];
  const card = cardOf(session, spec, output, to);
  return card ? [{ title: spec.title as TextId, card }] : [];
}

/** The result as its kind tells it; null: there is nothing to show. */
function cardOf(session: Session, spec: RoundSpec, output: Output, to: Person): Card | null {
  const { items, figures } = output;
  switch (spec.kind) {
    case "gate": {
      const said = asksPeople(spec) ? gateFigures.safeParse(figures).data : undefined;
      return said ? gateCard(said) : null;
    }
    case "pulse": {
      const felt = pulseFigures.safeParse(figures).data;
      return felt ? pulseCard(felt, to, isFacilitator(to)) : shut;
    }
    case "draft": {
      const version = draftFigures.safeParse(figures).data;
      return version ? versionCard(version) : null;
    }
    case "brief": {
      const asked = briefFigures.safeParse(figures).data;
      if (!asked) return listed(session, output, []);
      return items.length + asked.declined.length === 0 ? null : questionsCard(items, asked, (id) => labelled(session, id));
    }
    case "relate": {
      const map = relateFigures.safeParse(figures).data;
      return map ? mapCard(map, session.items) : (listed(session, output, []) ?? shut);
    }
    case "judge": {
      if (items.length === 0) return shut;
      const judged = figuresSchema.safeParse(figures).data;
      return judged
        ? resultCard(judged, (reason) => labelled(session, reason), { isTakenBack: isTakenBack(session) })
        : listed(session, output, []);
    }
    case "collect": {
      const carried = carriedFigures.safeParse(figures).data;
      if (carried) return carriedCard(carried);
      return listed(session, output, collectedIn(spec)) ?? (spec.reveal === "never" ? null : shut);
    }
    default:
      return listed(session, output, []);
  }
}

const shut: Card = { blocks: [{ is: "text", tone: "plain", words: { say: "page.shut" } }] };

/** Above words without a name: who reads them, or how they are meant to be read. */
const collectedIn = (spec: Collect): readonly Block[] =>
  spec.attribution === "named" ? [] : [{ is: "text", tone: "small", words: { say: spec.sees ? "page.forFew" : "page.released" } }];

function listed(session: Session, { items, figures }: Output, above: readonly Block[]): Card | null {
  if (items.length === 0) return null;
  const reviewed = reviewFigures.safeParse(figures).data;
  const entries = items.map((item) => labelled(session, item));
  return { blocks: [...above, { is: "list", ordered: false, entries }, ...(reviewed ? leftOut(reviewed) : [])] };
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

/** A released item with its label; what is gone says so where it is read. */
function labelled(session: Session, id: ItemId): Words {
  const item = session.items[id];
  return item ? labelledItem(item) : { item: id };
}
