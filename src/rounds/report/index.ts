import { z } from "zod";
import { THRESHOLDS } from "../../confidentiality/thresholds.ts";
import { CONCERNS, type Concern } from "../../confidentiality/word-lint.ts";
import type { Round, RoundKind } from "../../model/kind.ts";
import type { TextId } from "../../model/ids.ts";
import type { Plan } from "../../model/plan.ts";
import type { Phase } from "../../model/session.ts";
import type { Artefact, Mode, Report } from "../../model/vocabulary.ts";
import { isTeam } from "../people.ts";
import { objectionPhase, paced, phaseOf } from "../phase.ts";
import { carrierAct, decideCarrier, type Carriers, type CarrierSaid } from "./carriers.ts";
import { clearers, isCleared } from "./cleared.ts";
import { showReport } from "./show.ts";

export interface ReportOwn {
  /** The composed artefact, a `Recap` as JSON. Until it is released it ends with the session's words. */
  readonly document: TextId | null;
  /** Ids of everything in it that can be objected to. */
  readonly paragraphs: readonly string[];
  readonly objected: readonly string[];
  /** It was not cleared, and the facilitator asks once more. */
  readonly again: boolean;
  /** Parts whose words may point to somebody or take a side, for whoever leads to look at first. */
  readonly flagged: readonly { readonly id: string; readonly why: readonly Concern[] }[];
  /** By side, whether somebody will carry a memo to the official process: the team's own note. It goes when the round is over. */
  readonly carriers: Carriers;
}

/** What a report leaves behind: released to everybody who took part. */
export interface ReportFigures {
  readonly artefact: Artefact;
  /** Under a key of its own, without what somebody objected to. */
  readonly document: TextId;
}

export const clearanceEntry = z.strictObject({ objects: z.array(z.string()).max(1000) });
const clearanceFigures = z.strictObject({ objected: z.array(z.string()), cleared: z.boolean() });
const draftSchema = z.strictObject({
  plain: z.string(),
  paragraphs: z.array(z.string()),
  flagged: z.array(z.strictObject({ id: z.string(), why: z.array(z.enum(CONCERNS)) })).default([]),
});

type ReportEvent =
  | {
      readonly type: "composed";
      readonly document: TextId;
      readonly paragraphs: readonly string[];
      /** Missing: of an earlier version of the program. */
      readonly flagged?: ReportOwn["flagged"];
    }
  | { readonly type: "askedAgain" }
  | CarrierSaid;

const act = z.discriminatedUnion("do", [z.strictObject({ do: z.literal("again") }), carrierAct]);

/**
 * An artefact: composed by the program, previewed by the facilitator (who may hold it, not rewrite it), then read by
 * those who took part, each of whom presses one of two buttons. What somebody objected to is cut out before the rest is
 * laid under the key that outlives the session.
 */
export const report: RoundKind<Report, ReportOwn, z.infer<typeof act>, ReportEvent> = {
  kind: "report",
  act,
  entry: clearanceEntry,
  check: () => [],
  start: ({ spec, plan }) => ({
    own: { document: null, paragraphs: [], objected: [], again: false, flagged: [], carriers: {} },
    phase: byProgram(spec, plan, "compose"),
  }),
  decide(round, given, by) {
    if (given.do !== "again") return decideCarrier(round, given, by);
    return round.run.phase.name === "uncleared" && isTeam(by)
      ? { ok: true, decision: { events: [{ type: "askedAgain" }], over: true } }
      : { ok: false, refusal: { reason: "refuse.notHere" } };
  },
  whole: (own) => ({ ...own, again: own.again ?? false, flagged: own.flagged ?? [], carriers: own.carriers ?? {} }),
  evolve(own, event) {
    switch (event.type) {
      case "askedAgain":
        return { ...own, again: true };
      case "carrierSaid":
        return { ...own, carriers: { ...own.carriers, [event.side]: event.isThere } };
      case "composed":
        return { ...own, document: event.document, paragraphs: event.paragraphs, flagged: event.flagged ?? [] };
    }
  },
  composes: (round) => round.run.phase.byProgram === true,
  composed({ run }, draft, ctx) {
    const { plain, paragraphs, flagged } = draftSchema.parse(draft);
    const document = ctx.newId() as TextId;
    const under = run.phase.name === "release" ? "artefact" : "session";
    return { events: [{ type: "composed", document, paragraphs, flagged }], texts: [{ id: document, plain, under }] };
  },
  admit(round, body) {
    const { objects } = body as z.infer<typeof clearanceEntry>;
    return objects.every((id) => round.run.own.paragraphs.includes(id)) ? null : { reason: "report.refuse.unknown" };
  },
  settle: (round, entries, _before, _random, pressed) => ({
    items: [],
    figures: {
      objected: [...new Set(entries.flatMap((entry) => (entry.body as z.infer<typeof clearanceEntry>).objects))].toSorted(),
      cleared: isCleared(round, entries, pressed),
    },
  }),
  after(round, settled) {
    const { spec, own, phase } = round.run;
    switch (phase.name) {
      case "compose":
        return { next: byTeam(spec, round.plan, "preview"), own };
      case "preview":
        return { next: spec.review.mode === "none" ? byProgram(spec, round.plan, "release") : clearance(round), own };
      case "clear": {
        const { objected: now, cleared } = clearanceFigures.parse(settled?.figures);
        // What somebody objected to when it was asked before stays objected to.
        const objected = [...new Set([...own.objected, ...now])].toSorted();
        if (!cleared) return { next: byTeam(spec, round.plan, "uncleared"), own: { ...own, objected, again: false } };
        if (objected.length === 0) return { next: byProgram(spec, round.plan, "release"), own };
        return { next: byTeam(spec, round.plan, "amend"), own: { ...own, objected } };
      }
      case "uncleared":
        return own.again ? { next: clearance(round), own } : { done: { items: [], figures: null } };
      case "amend":
        return { next: byProgram(spec, round.plan, "release"), own };
      default:
        return {
          done: { items: [], figures: own.document && ({ artefact: spec.artefact, document: own.document } satisfies ReportFigures) },
        };
    }
  },
  show: showReport,
};

const byProgram = (spec: Report, plan: Plan, name: "compose" | "release"): Phase =>
  phaseOf(spec, plan, name, { close: { when: "rule" }, lasts: null, byProgram: true });

const byTeam = (spec: Report, plan: Plan, name: "preview" | "uncleared" | "amend"): Phase =>
  phaseOf(spec, plan, name, { close: { when: "facilitator" }, lasts: null, who: { roles: ["facilitator", "cofacilitator"] } });

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
    who: clearers(run.spec.review),
  });
}
