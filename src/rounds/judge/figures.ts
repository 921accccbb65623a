import { z } from "zod";
import type { ItemId, SideId } from "../../model/ids.ts";

const item = z.string() as unknown as z.ZodType<ItemId>;
const side = z.string() as unknown as z.ZodType<SideId>;
/** People at each answer, in the order in which the answers are offered. */
const counts = z.array(z.int());

/** `voters`: those who judged the item; where a rule per side hides them, all who took part. */
const counted = { item, voters: z.int(), rank: z.int() };
/** People who judged it; null where a rule per side lets nothing but a word out. */
const n = z.int().nullable();
/** By side, all of them; null: it was not asked for, or a group would be too small, or all alike. */
const bySide = z.array(z.strictObject({ side, counts })).nullable();

const took = {
  /** Who may judge, and who took part, those who passed included. */
  panel: z.int(),
  ballots: z.int(),
};
/** Reasons that were released, and the item each is about, in the order in which they were shuffled. */
const reasons = z.array(z.strictObject({ about: item, reason: item }));
/** What a repeat goes by. */
const verdict = z.strictObject({ reached: z.boolean() }).nullable();

const rateRow = z.strictObject({
  ...counted,
  n,
  median: z.number().nullable(),
  q25: z.number().nullable(),
  q75: z.number().nullable(),
  iqr: z.number().nullable(),
  /** People in the lower, middle and upper third of the scale. */
  low: n,
  middle: n,
  high: n,
  histogram: counts.nullable(),
  /** By IPRAS; null on another scale than 1 to 9. */
  disagreement: z.boolean().nullable(),
  class: z.enum(["appropriate", "uncertain", "inappropriate"]).nullable(),
  outcome: z.enum(["agreedFor", "agreedAgainst", "polarised", "open"]).nullable(),
  /** Against the pass before, people paired with themselves; null: not paired, or by too few. */
  stable: z.boolean().nullable(),
  bySide,
});

const pollRow = z.strictObject({
  ...counted,
  n,
  histogram: counts.nullable(),
  median: z.number().nullable(),
  /** People at the level. */
  forward: n,
  reached: z.boolean(),
  bySide,
});

const consentRow = z.strictObject({
  ...counted,
  n,
  objections: n,
  reached: z.boolean(),
  /** The announced word of each side, where delegates speak for them. */
  sides: z.array(z.strictObject({ side, word: z.enum(["yes", "yesIf", "notYet"]) })).nullable(),
});

/** Shares in whole per cent of those of a group who voted on a statement. */
const ofGroup = z.strictObject({ agree: z.int(), disagree: z.int() });

const agree3Row = z.strictObject({
  ...counted,
  agree: n,
  disagree: n,
  pass: n,
  bySide,
  /** Whether every side shares it, as a word and never as a number; missing: it was not asked for. */
  across: z.enum(["shared", "notShared", "unsaid", "tooFew"]).optional(),
  /** With a map of opinions: nearly everyone agrees, in every group of which five voted; or opinion divides on it; null: neither. */
  stands: z.enum(["shared", "divides"]).nullable().optional(),
  /** In the order of `opinions.groups`; null: it was not asked for, or a group would be too small, or all alike. */
  byGroup: z.array(ofGroup).nullable().optional(),
});

/** A map of opinions: how many, and how far its groups can be trusted. Of nobody is it known here, or anywhere, which is theirs. */
const opinions = z.strictObject({
  /** People who voted, and those of them who voted on enough to be grouped. */
  voters: z.int(),
  placed: z.int(),
  verdict: z.enum(["none", "tentative", "stable"]),
  /** Why there are no groups. */
  why: z.enum(["fewVoters", "fewPlaced", "notFoundAgain"]).nullable(),
  /** People in each group, the largest first. */
  groups: z.array(z.int()),
  /** What tells the groups apart is largely that some agree with most statements and others with few. */
  agreeing: z.boolean(),
  /** One statement that far more people saw than the others was kept from leading. */
  evenedOut: z.boolean(),
});

/** The result of a judge round, as it stands among the session's outputs: ids, numbers and enums only. */
export const figuresSchema = z.discriminatedUnion("scale", [
  z.strictObject({
    scale: z.literal("rank"),
    /** People who took part, those who passed included. */
    ballots: z.int(),
    rows: z.array(z.strictObject({ ...counted, points: z.int() })),
    /** Kendall's W; null where the protocol does not ask for it, or where it is not defined. */
    w: z.number().nullable(),
  }),
  z.strictObject({
    scale: z.literal("dots"),
    ballots: z.int(),
    rows: z.array(z.strictObject({ ...counted, dots: z.int() })),
  }),
  z.strictObject({ scale: z.literal("pick"), ...took, most: z.int(), rows: z.array(z.strictObject(counted)) }),
  z.strictObject({
    scale: z.literal("rate"),
    ...took,
    min: z.int(),
    max: z.int(),
    rows: z.array(rateRow),
    reasons,
    /** In a Delphi: whether the rating ends with this pass, and why; null elsewhere. */
    stop: z.strictObject({ stop: z.boolean(), why: z.enum(["response", "stable", "passes", "another"]) }).nullable(),
  }),
  z.strictObject({
    scale: z.literal("gradient"),
    ...took,
    levels: z.union([z.literal(5), z.literal(7), z.literal(8)]),
    atOrBelow: z.int(),
    perSide: z.boolean(),
    rows: z.array(pollRow),
    reasons,
    verdict,
  }),
  z.strictObject({ scale: z.literal("fist"), ...took, rows: z.array(pollRow), reasons, verdict }),
  z.strictObject({ scale: z.literal("consent"), ...took, rows: z.array(consentRow), reasons, verdict }),
  z.strictObject({
    scale: z.literal("agree3"),
    ...took,
    rows: z.array(agree3Row),
    reasons,
    /** Missing where the protocol asks for no map. */
    opinions: opinions.optional(),
  }),
]);
export type JudgeFigures = z.infer<typeof figuresSchema>;
type Of<S extends JudgeFigures["scale"]> = Extract<JudgeFigures, { scale: S }>;
export type RateFigures = Of<"rate">;
export type PollFigures = Of<"gradient"> | Of<"fist">;
export type ConsentFigures = Of<"consent">;
export type Agree3Figures = Of<"agree3">;

/** Whether everything judged reached its level: what a repeat until a gradient or until no objection goes by. */
export const verdictOf = (rows: readonly { readonly reached: boolean }[]): { readonly reached: boolean } => ({
  reached: rows.length > 0 && rows.every((row) => row.reached),
});
