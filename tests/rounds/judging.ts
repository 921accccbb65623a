import type { ItemId, PersonId, SideId } from "../../src/model/ids.ts";
import type { Around, Round } from "../../src/model/kind.ts";
import type { Entry, Member, Output } from "../../src/model/session.ts";
import type { Judge, Stop } from "../../src/model/vocabulary.ts";
import { judge, type JudgeOwn } from "../../src/rounds/judge/index.ts";
import { figuresSchema, type JudgeFigures } from "../../src/rounds/judge/figures.ts";
import { seeded } from "../floor/room.ts";
import { aPlan, aTable, anItem, everybody } from "./table.ts";

/** A judge round over items `a`, `b` … as a protocol would write it. */
export const aJudge = (own: Partial<Judge> = {}): Judge => ({
  kind: "judge",
  id: "rate",
  title: "t-title",
  who: { roles: "voices" },
  attribution: "anonymous",
  items: { from: ["ideas"] },
  scale: { s: "rate", min: 1, max: 9 },
  reason: "none",
  tally: [],
  breakdown: "none",
  pass: true,
  ...own,
});

export const items = (...ids: readonly string[]) => ids.map((id) => anItem(id));

export const aRepeat = (until: Stop, own: Partial<Around> = {}): Around => ({
  path: "loop" as Around["path"],
  until,
  pass: 1,
  max: 3,
  before: null,
  ...own,
});

export const delphi: Stop = { rule: "delphi", stableShare: 0.8, scheibe: 0.15, iqr: 2, minResponse: 0.7 };
export const eachSide = (atOrBelow: number): Stop => ({ rule: "gradient", atOrBelow, perSide: true });
export const byAll = (atOrBelow: number): Stop => ({ rule: "gradient", atOrBelow, perSide: false });

export interface Voter {
  readonly side?: string | null;
  readonly choices: Readonly<Record<string, string | number>>;
  readonly reasons?: Readonly<Record<string, string>>;
}

/** Ballots as they lie in the box, in the order of their tokens. */
export const ballots = (voters: readonly (Voter | "pass")[]): Entry[] =>
  voters.map((voter, who) => ({
    who,
    side: (voter === "pass" ? null : (voter.side ?? null)) as SideId | null,
    person: null,
    body:
      voter === "pass"
        ? { ballot: { pass: true } }
        : {
            ballot: {
              choices: Object.fromEntries(Object.entries(voter.choices).map(([item, value]) => [item, String(value)])),
              reasons: voter.reasons ?? {},
            },
          },
  }));

interface Setting {
  readonly spec: Judge;
  readonly over: readonly string[];
  readonly around?: Around | null;
  /** People who may judge, by side; "none" for those without one. A person who left is written with a minus. */
  readonly people?: Readonly<Record<string, number>>;
  readonly left?: Readonly<Record<string, number>>;
}

/** The round with so many people on each side. */
export function aJudgement({ spec, over, around = null, people = { none: 11 }, left = {} }: Setting): Round<Judge, JudgeOwn> {
  const { round } = aTable(judge, { spec, input: items(...over), around });
  const members: Record<string, Member> = {};
  for (const [side, count] of Object.entries(people))
    for (let index = 0; index < count; index++)
      members[`${side}-${index}`] = {
        role: side === "none" ? "expert" : "delegate",
        side: side === "none" ? null : (side as SideId),
        state: index < (left[side] ?? 0) ? "left" : "present",
        termsVersion: 1,
        acceptedOn: 1,
      };
  return { ...round, plan: aPlan, members, run: { ...round.run, eligible: Object.keys(members) as PersonId[] } };
}

/** What the round leaves: figures as they stand among the outputs, and the reasons it let out. */
export function settled(round: Round<Judge, JudgeOwn>, entries: readonly Entry[], before: readonly Entry[] = [], random = seeded(1)) {
  const made = judge.settle?.(round, entries, before, random, everybody);
  if (!made) throw new Error("it settles nothing");
  const released = made.items.map((item, index) => ({
    ...anItem(`reason-${index}`, item.label),
    ...(item.about === undefined ? {} : { about: item.about }),
  }));
  const after = judge.after(round, { items: released, figures: made.figures }, { now: 0, random: seeded(1), newId: () => "id", box: null });
  if (!("done" in after)) throw new Error("it goes on");
  return { figures: figuresSchema.parse(after.done.figures), items: after.done.items, reasons: made.items };
}

type Of<S extends JudgeFigures["scale"]> = Extract<JudgeFigures, { scale: S }>;

export function figuresOf<S extends JudgeFigures["scale"]>(
  scale: S,
  round: Round<Judge, JudgeOwn>,
  entries: readonly Entry[],
  before: readonly Entry[] = [],
): Of<S> {
  const { figures } = settled(round, entries, before);
  if (figures.scale !== scale) throw new Error(`it is ${figures.scale}`);
  return figures as Of<S>;
}

export const rowOf = <Row extends { readonly item: ItemId }>(rows: readonly Row[], item: string): Row => {
  const found = rows.find((row) => row.item === item);
  if (!found) throw new Error(`no row of ${item}`);
  return found;
};

export const asOutput = (figures: JudgeFigures): Output => ({ kind: "judge", items: figures.rows.map((row) => row.item), figures });
