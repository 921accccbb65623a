import { z } from "zod";
import { THRESHOLDS } from "../../confidentiality/thresholds.ts";
import type { Fault, Round, RoundKind } from "../../model/kind.ts";
import type { TextId } from "../../model/ids.ts";
import type { Phase } from "../../model/session.ts";
import type { Artefact, Mode, Report } from "../../model/vocabulary.ts";
import { objectionPhase, paced, phaseOf } from "../phase.ts";
import { showReport } from "./show.ts";

export interface ReportOwn {
  /** The composed artefact (a `Recap` as JSON, under the artefact key). */
  readonly document: TextId | null;
  /** Ids of everything in it that can be objected to. */
  readonly paragraphs: readonly string[];
  readonly objected: readonly string[];
}

/** What a report leaves behind: readable by everybody once `released`. */
export interface ReportFigures {
  readonly artefact: Artefact;
  readonly document: TextId;
  readonly withheld: readonly string[];
  readonly released: true;
}

export const clearanceEntry = z.strictObject({ objects: z.array(z.string()).max(1000) });
const clearanceFigures = z.strictObject({ objected: z.array(z.string()) });
const draftSchema = z.strictObject({ plain: z.string(), paragraphs: z.array(z.string()) });

type ReportEvent = { readonly type: "composed"; readonly document: TextId; readonly paragraphs: readonly string[] };

const ARTEFACTS: readonly Artefact[] = ["recap", "rankedList"];

/**
 * An artefact: composed by the program, previewed by the facilitator (who may hold it, not rewrite it), then read by
 * those who took part, each of whom presses one of two buttons. What somebody objected to is left out.
 */
export const report: RoundKind<Report, ReportOwn, never, ReportEvent> = {
  kind: "report",
  act: z.never(),
  entry: clearanceEntry,
  check(spec) {
    const faults: Fault[] = [];
    if (!ARTEFACTS.includes(spec.artefact))
      faults.push({ path: "artefact", wrong: `the artefact ${spec.artefact} does not exist yet`, fix: "use recap or rankedList" });
    if (spec.review.mode !== "silence" && spec.review.mode !== "none")
      faults.push({ path: "review/mode", wrong: `clearance by ${spec.review.mode} does not exist yet`, fix: "use silence" });
    return faults;
  },
  start: ({ spec, plan }) => ({
    own: { document: null, paragraphs: [], objected: [] },
    phase: phaseOf(spec, plan, "compose", { close: { when: "rule" }, lasts: null }),
  }),
  decide: () => ({ ok: false, refusal: { reason: "refuse.notHere" } }),
  evolve: (own, event) => ({ ...own, document: event.document, paragraphs: event.paragraphs }),
  composes: (round) => round.run.phase.name === "compose",
  composed(_round, draft, ctx) {
    const { plain, paragraphs } = draftSchema.parse(draft);
    const document = ctx.newId() as TextId;
    return { events: [{ type: "composed", document, paragraphs }], texts: [{ id: document, plain, under: "artefact" }] };
  },
  admit(round, body) {
    const { objects } = body as z.infer<typeof clearanceEntry>;
    return objects.every((id) => round.run.own.paragraphs.includes(id)) ? null : { reason: "report.refuse.unknown" };
  },
  settle: (_round, entries) => ({
    items: [],
    figures: { objected: [...new Set(entries.flatMap((entry) => (entry.body as z.infer<typeof clearanceEntry>).objects))].toSorted() },
  }),
  after(round, settled) {
    const { spec, own, phase } = round.run;
    switch (phase.name) {
      case "compose":
        return {
          next: phaseOf(spec, round.plan, "preview", {
            close: { when: "facilitator" },
            lasts: null,
            who: { roles: ["facilitator", "cofacilitator"] },
          }),
          own,
        };
      case "preview":
        return spec.review.mode === "none" ? { done: release(round, []) } : { next: clearance(round), own };
      case "clear": {
        const { objected } = clearanceFigures.parse(settled?.figures);
        if (objected.length === 0) return { done: release(round, []) };
        const amend = phaseOf(spec, round.plan, "amend", {
          close: { when: "facilitator" },
          lasts: null,
          who: { roles: ["facilitator", "cofacilitator"] },
        });
        return { next: amend, own: { ...own, objected } };
      }
      default:
        return { done: release(round, own.objected) };
    }
  },
  show: showReport,
};

function release(round: Round<Report, ReportOwn>, withheld: readonly string[]): { items: readonly []; figures: ReportFigures | null } {
  const { own, spec } = round.run;
  if (own.document === null) return { items: [], figures: null };
  return { items: [], figures: { artefact: spec.artefact, document: own.document, withheld, released: true } };
}

/** How long an artefact can be read and objected to before it leaves the room. */
export function clearanceHours(spec: Report, mode: Mode): number {
  return Math.max(THRESHOLDS.clearanceHours, mode === "live" ? spec.review.live / 60 : spec.review.async);
}

function clearance({ run, plan }: Round<Report, ReportOwn>): Phase {
  const PARAGRAPH_ID_BYTES = 8;
  return objectionPhase("clear", {
    lasts: paced(clearanceHours(run.spec, plan.mode) * 3_600_000, plan),
    bytes: run.own.paragraphs.length * PARAGRAPH_ID_BYTES,
    closesWhenAllActed: true,
    who: { roles: run.spec.review.by },
  });
}
