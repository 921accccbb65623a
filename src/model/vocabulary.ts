import { z } from "zod";

/**
 * The vocabulary of protocols: ten round kinds and two combinators. The types are inferred from the schemas, so a
 * protocol file, the planner and a running session can not disagree. `.describe()` texts end up in the JSON Schema.
 */

const slug = z
  .string()
  .regex(/^[a-z][a-zA-Z0-9-]{0,31}$/, "letters, digits and hyphens, beginning with a small letter, at most 32 characters");
const minutes = z
  .number()
  .positive()
  .max(7 * 24 * 60);
const hours = z
  .number()
  .positive()
  .max(90 * 24);
const share = z.number().min(0).max(1);

export const roleSchema = z.enum([
  "facilitator",
  "cofacilitator",
  "rapporteur",
  "interpreter",
  "delegate",
  "expert",
  "official",
  "participant",
  "observer",
]);
export type Role = z.infer<typeof roleSchema>;

/** Those whose words the dialogue is about. */
export const VOICES = ["delegate", "expert", "official", "participant"] as const satisfies readonly Role[];
export const isVoiceRole = (role: Role): boolean => (VOICES as readonly Role[]).includes(role);

const rolesSchema = z
  .union([z.literal("voices"), z.array(roleSchema).min(1)])
  .describe("voices = delegate, expert, official and participant");

const whoSchema = z.strictObject({
  roles: rolesSchema,
  side: z
    .union([z.literal("each"), slug])
    .optional()
    .describe("each: only people who belong to a side"),
});
export type Who = z.infer<typeof whoSchema>;

const attributionSchema = z
  .enum(["named", "role", "side", "anonymous"])
  .describe("how an author is shown to the others; frozen when the round opens");
export type Attribution = z.infer<typeof attributionSchema>;

const revealSchema = z.enum(["live", "onClose", "afterReview", "byConsent", "never"]);
export type Reveal = z.infer<typeof revealSchema>;

const timingSchema = z.strictObject({
  live: minutes.nullable().describe("minutes in a live session; null: not offered live"),
  async: hours.nullable().describe("hours in an asynchronous session; null: not offered asynchronously"),
  perTurn: z.number().positive().max(3600).optional().describe("seconds one turn may take"),
  extend: z
    .strictObject({
      times: z.int().min(0).max(5),
      byShare: share.describe("length of one extension as a share of the window"),
    })
    .optional(),
  remind: z.array(share).max(2).optional().describe("moments of a reminder, as shares of the window"),
});
export type Timing = z.infer<typeof timingSchema>;

const closeSchema = z.strictObject({
  when: z.enum(["deadline", "facilitator", "rule"]),
  quorum: share.optional().describe("share of those eligible who must have acted"),
  quorumPerSide: share.optional().describe("share of each side that must have acted"),
});

const fromSchema = z.strictObject({
  from: z.array(slug).min(1).describe("ids of earlier steps or of inputs"),
  top: z.int().min(1).optional().describe("only the best ranked; people tied with the last of them come along"),
  tag: slug.optional(),
  whole: z.boolean().optional().describe("of a judge: everything named is judged as one, under the title of the step"),
});
export type From = z.infer<typeof fromSchema>;

const stageSchema = z
  .int()
  .min(1)
  .max(9)
  .optional()
  .describe("of a group that meets again: only in meetings at this stage; a step without one belongs to every meeting");

const base = {
  id: slug,
  title: z.string().min(1).max(120),
  ask: z
    .string()
    .min(1)
    .max(600)
    .optional()
    .describe("the question put to people in this round; {question} stands for the facilitator's own"),
  who: whoSchema,
  sees: whoSchema.optional().describe("of a collect: who may read what was written; without it everybody who is in the room"),
  attribution: attributionSchema.optional(),
  reveal: revealSchema.optional(),
  minSet: z.int().min(1).max(50).optional().describe("contributors below which nothing unattributed is released"),
  timing: timingSchema.optional(),
  close: closeSchema.optional(),
  stage: stageSchema,
};

export const gateSchema = z.strictObject({
  ...base,
  kind: z.literal("gate"),
  of: z
    .enum(["consent", "goNoGo", "quorum", "onceMore"])
    .describe(
      "goNoGo: each answers in private, and each side by itself where who.side is each; quorum: the same, and nothing is decided before the shares in close have answered; consent and onceMore are put in by the planner",
    ),
  terms: slug.optional(),
  decline: z
    .enum(["leave", "observe", "stop", "again"])
    .describe("what a no means; again: the pass of the repeat around the gate is done once more; stop: the conversation ends"),
});

export const briefSchema = z.strictObject({
  ...base,
  kind: z.literal("brief"),
  body: z.union([z.string().min(1).max(20_000), fromSchema]),
  perSide: z.boolean().optional(),
  ack: z.boolean().optional(),
  questions: z.strictObject({ attribution: attributionSchema, moderated: z.boolean(), upvote: z.boolean() }).optional(),
});

export const collectSchema = z.strictObject({
  ...base,
  kind: z.literal("collect"),
  each: z.strictObject({
    min: z.int().min(0).max(20),
    max: z.int().min(1).max(20),
    chars: z.int().min(20).max(2000),
  }),
  about: fromSchema.optional().describe("one contribution per item of these"),
  show: z.enum(["nothing", "own", "sheet", "released"]).describe("what a contributor sees while writing"),
  tags: z.array(slug).max(12).optional(),
  withdrawUntil: z.enum(["close", "report"]),
});

export const floorSchema = z.discriminatedUnion("by", [
  z.strictObject({
    by: z.literal("circle"),
    order: z.enum(["fixed", "random", "alternateSides"]),
    cycles: z.int().min(1).max(10),
    pass: z.boolean(),
  }),
  z.strictObject({
    by: z.literal("queue"),
    alternateSides: z.boolean().optional(),
    max: z.int().min(1).max(50).optional().describe("turns one person may take in one segment"),
    perSide: z
      .strictObject({ turns: z.int().min(1).max(50).optional(), minutes: minutes.optional() })
      .optional()
      .describe("what each side may use; then its hands wait until the other sides have used theirs, and all begin anew"),
  }),
  z.strictObject({ by: z.literal("seats"), seats: z.int().min(1), open: z.int().min(0), swap: z.boolean() }),
  z.strictObject({
    by: z.literal("open"),
    slow: z.number().min(0).max(3600).describe("seconds between two messages of one person"),
    shareCap: share.optional().describe("share of the words that one person may have"),
  }),
]);
export type FloorSpec = z.infer<typeof floorSchema>;

export const talkSchema = z.strictObject({
  ...base,
  kind: z.literal("talk"),
  floor: floorSchema,
  over: fromSchema.optional().describe("one segment per item of these"),
  answers: z.enum(["authorOnly", "anyone"]).optional(),
  crossTalk: z.boolean(),
  capture: z.boolean().describe("points may be recorded by form; they are the round's items"),
});

export const organiseSchema = z.strictObject({
  ...base,
  kind: z.literal("organise"),
  op: z.enum(["dedupe", "cluster", "name", "shortlist", "edit"]),
  items: fromSchema,
  by: z.enum(["facilitator", "participants", "rule"]),
  rule: z.strictObject({ top: z.int().min(1).optional(), minVoters: z.int().min(1).optional() }).optional(),
  contest: z.strictObject({ live: minutes, async: hours, veto: z.enum(["author", "anyone"]) }).optional(),
});

export const scaleSchema = z.discriminatedUnion("s", [
  z.strictObject({ s: z.literal("dots"), n: z.int().min(1).max(50), perItem: z.int().min(1).optional() }),
  z.strictObject({ s: z.literal("rank"), top: z.int().min(1).max(20), points: z.literal("borda") }),
  z.strictObject({ s: z.literal("rate"), min: z.int(), max: z.int() }),
  z.strictObject({ s: z.literal("agree3") }),
  z.strictObject({ s: z.literal("gradient"), levels: z.union([z.literal(5), z.literal(7), z.literal(8)]) }),
  z.strictObject({ s: z.literal("fist") }),
  z.strictObject({ s: z.literal("consent") }),
  z.strictObject({ s: z.literal("pick"), n: z.int().min(1) }),
]);
export type Scale = z.infer<typeof scaleSchema>;

export const judgeSchema = z.strictObject({
  ...base,
  kind: z.literal("judge"),
  items: fromSchema,
  scale: scaleSchema,
  reason: z.enum(["none", "optional", "required", "ifOutside"]),
  feedback: z.strictObject({ own: z.boolean(), group: z.enum(["median+iqr", "histogram", "none"]), reasons: z.boolean() }).optional(),
  tally: z.array(
    z.enum([
      "sumPoints",
      "voters",
      "histogram",
      "median",
      "iqr",
      "pctTop",
      "kendallW",
      "stability",
      "ipras",
      "spread",
      "objections",
      "opinionMap",
      "groupConsensus",
    ]),
  ),
  breakdown: z.enum(["none", "side", "group"]),
  order: z
    .enum(["listed", "random"])
    .optional()
    .describe("random: each person reads the items in an order of their own, which stays the same for them; without it all read one order"),
  pass: z.boolean().describe("whether a person may pass instead of judging"),
});

export const relateSchema = z.strictObject({
  ...base,
  kind: z.literal("relate"),
  items: fromSchema,
  relation: slug,
  support: share,
  batch: z.int().min(1).max(50),
  engine: z.literal("ism"),
  maxAsked: z.int().min(1),
  talkFirst: z.number().positive().optional(),
});

export const draftSchema = z.strictObject({
  ...base,
  kind: z.literal("draft"),
  text: z.enum(["new", "next"]),
  basis: fromSchema.optional(),
  drafter: z.enum(["facilitator", "rapporteur", "delegates"]),
  clauses: z.literal(true),
  critique: z.enum(["criticism", "redline", "reservation"]),
});

export const pulseSchema = z.strictObject({
  ...base,
  kind: z.literal("pulse"),
  instrument: slug,
  wave: z.enum(["pre", "mid", "post", "followup"]),
  link: z.enum(["none", "pairedInMemory"]),
  minN: z.int().min(5),
});

export const artefactSchema = z.enum([
  "recap",
  "rapporteurSummary",
  "chathamReport",
  "jointStatement",
  "recommendations",
  "transferMemo",
  "cbmRegister",
  "rankedList",
  "delphiTable",
  "opinionMap",
  "influenceMap",
  "scenarioSet",
  "actionList",
  "lessons",
  "annexOfDifferences",
]);
export type Artefact = z.infer<typeof artefactSchema>;

export const reportSchema = z.strictObject({
  ...base,
  kind: z.literal("report"),
  artefact: artefactSchema,
  basis: fromSchema.optional(),
  review: z.strictObject({
    by: rolesSchema,
    mode: z.enum(["none", "silence", "consent", "perPartyClearance"]),
    live: minutes,
    async: hours,
  }),
});

export const roundSchema = z.discriminatedUnion("kind", [
  gateSchema,
  briefSchema,
  collectSchema,
  talkSchema,
  organiseSchema,
  judgeSchema,
  relateSchema,
  draftSchema,
  pulseSchema,
  reportSchema,
]);

const stopSchema = z.discriminatedUnion("rule", [
  z.strictObject({
    rule: z.literal("delphi"),
    stableShare: share,
    scheibe: share,
    iqr: z.number().positive(),
    minResponse: share,
  }),
  z.strictObject({ rule: z.literal("noObjection") }),
  z.strictObject({ rule: z.literal("gradient"), atOrBelow: z.int().min(1), perSide: z.boolean() }),
  z.strictObject({ rule: z.literal("bothSidesConfirm") }),
  z.strictObject({ rule: z.literal("facilitator") }),
  z.strictObject({ rule: z.literal("count") }),
]);
export type Stop = z.infer<typeof stopSchema>;

const intoSchema = z.discriminatedUnion("by", [
  z.strictObject({ by: z.literal("side") }),
  z.strictObject({ by: z.literal("size"), n: z.int().min(2).max(30), mix: z.enum(["sides", "random"]) }),
  z.strictObject({ by: z.literal("join"), of: slug, n: z.int().min(2).max(8) }).describe("joins n branches of an earlier split"),
]);

export const repeatSchema = z.strictObject({
  kind: z.literal("repeat"),
  id: slug,
  stage: stageSchema,
  until: stopSchema,
  max: z.int().min(1).max(20),
  get steps(): z.ZodArray<typeof stepSchema> {
    return z.array(stepSchema).min(1);
  },
});

export const splitSchema = z.strictObject({
  kind: z.literal("split"),
  id: slug,
  stage: stageSchema,
  into: intoSchema,
  carry: z.enum(["all", "top", "byConsent", "none"]),
  top: z.int().min(1).optional(),
  get steps(): z.ZodArray<typeof stepSchema> {
    return z.array(stepSchema).min(1);
  },
});

export const stepSchema = z.discriminatedUnion("kind", [...roundSchema.options, repeatSchema, splitSchema]);

export const inputSchema = z.strictObject({
  id: slug,
  as: z.enum(["text", "items", "textPerSide", "textPerPass"]),
  title: z.string().min(1).max(120),
  required: z.boolean(),
});
export type Input = z.infer<typeof inputSchema>;

const stageTitle = z.string().min(1).max(80);

/** What a person reads of a protocol, in another language than the file's own. What is left out stays as the file has it. */
const protocolWordsSchema = z.strictObject({
  title: z.string().min(1).max(120).optional(),
  purpose: z.string().min(1).max(400).optional(),
  best: z.string().min(1).max(80).optional().describe("of size"),
  inputs: z.record(z.string(), z.string().min(1).max(120)).optional().describe("the titles of inputs, by their ids"),
  stages: z.array(stageTitle).max(9).optional(),
  steps: z
    .record(
      z.string(),
      z.strictObject({
        title: z.string().min(1).max(120).optional(),
        ask: z.string().min(1).max(600).optional(),
        body: z.string().min(1).max(20_000).optional(),
      }),
    )
    .optional()
    .describe("by the ids of rounds, wherever they stand"),
});
export type ProtocolWords = z.infer<typeof protocolWordsSchema>;

export const modeSchema = z.enum(["live", "async"]);
export type Mode = z.infer<typeof modeSchema>;

export const protocolSchema = z.strictObject({
  $schema: z.string().optional(),
  id: slug,
  title: z.string().min(1).max(120),
  purpose: z.string().min(1).max(400).describe("one or two sentences: when a facilitator would choose this"),
  size: z.strictObject({ min: z.int().min(2), max: z.int().max(5000), best: z.string().max(80) }),
  modes: z.array(modeSchema).min(1),
  needs: z.strictObject({ sides: z.int().min(2).max(8).optional(), experts: z.boolean().optional() }).optional(),
  inputs: z.array(inputSchema).default([]),
  stages: z.array(stageTitle).min(2).max(9).optional().describe("of a group that meets again: what its meetings move through, in order"),
  steps: z.array(stepSchema).min(1),
  languages: z.record(z.string(), protocolWordsSchema).optional().describe("the same words in other languages, by BCP 47 tag"),
});
export type Protocol = z.infer<typeof protocolSchema>;

export type Gate = z.infer<typeof gateSchema>;
export type Brief = z.infer<typeof briefSchema>;
export type Collect = z.infer<typeof collectSchema>;
export type Talk = z.infer<typeof talkSchema>;
export type Organise = z.infer<typeof organiseSchema>;
export type Judge = z.infer<typeof judgeSchema>;
export type Draft = z.infer<typeof draftSchema>;
export type Relate = z.infer<typeof relateSchema>;
export type Report = z.infer<typeof reportSchema>;
export type Pulse = z.infer<typeof pulseSchema>;
export type RoundSpec = z.infer<typeof roundSchema>;
export type RoundKindName = RoundSpec["kind"];
export type Repeat = z.infer<typeof repeatSchema>;
export type Split = z.infer<typeof splitSchema>;
export type Step = RoundSpec | Repeat | Split;
