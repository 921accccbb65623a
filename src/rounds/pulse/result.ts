import type { Block, Card, Words } from "../../model/card.ts";
import type { Member } from "../../model/session.ts";
import type { PulseFigures, TrustFigures } from "./figures.ts";
import { wordsOf } from "./instruments.ts";

type Reader = Pick<Member, "role" | "side">;

/** Everybody sees the same numbers and words. That an answer on safety was low the facilitators alone are told, and no more of it. */
export function pulseCard(figures: PulseFigures, to: Reader, isTeam: boolean): Card {
  if (figures.pulse === "working-trust-8") return { blocks: trust(figures, to, isTeam) };
  const { low, middle, high } = figures;
  return { blocks: [{ is: "text", tone: "plain", words: { say: "pulse.result", with: { low, middle, high } } }] };
}

function trust(figures: TrustFigures, to: Reader, isTeam: boolean): readonly Block[] {
  return [
    // Whatever was answered: if it stood there only after a low answer, it would tell both sides of that one.
    text("pulse.reach", "notice"),
    ...(figures.isSomebodyUnsafe && isTeam ? [text("pulse.unsafe", "notice")] : []),
    table(figures, to),
    text("pulse.limits", "small"),
  ];
}

/** Before and after stand side by side without a word about whether that is good: it must be safe to report a fall. */
function table({ wave, statements }: TrustFigures, to: Reader): Block {
  const isPaired = wave === "post" && statements.some(({ before, change }) => before !== null || change !== null);
  return {
    is: "table",
    caption: { say: "pulse.caption" },
    columns: [
      said("pulse.statement"),
      ...(isPaired ? ["before", "now", "rose", "fell"] : ["now"]).map((key) => said(`pulse.column.${key}`)),
    ],
    rows: statements.map(({ statement, median, before, change }) => [
      wordsOf(statement, to),
      ...(isPaired ? [number(before), number(median), band(change?.rose), band(change?.fell)] : [number(median)]),
    ]),
  };
}

const said = (say: string): Words => ({ say });
const text = (say: string, tone: "notice" | "small"): Block => ({ is: "text", tone, words: { say } });
const number = (value: number | null): Words => (value === null ? said("pulse.none") : { say: "pulse.number", with: { value } });
const band = (value: string | undefined): Words => said(value === undefined ? "pulse.none" : `pulse.band.${value}`);
