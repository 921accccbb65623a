import type { AnyKind, Kinds, Round } from "../model/kind.ts";
import type { Instant, ItemId, Path } from "../model/ids.ts";
import type { Item, Run, Session } from "../model/session.ts";
import type { RoundSpec } from "../model/vocabulary.ts";
import { paced } from "../rounds/phase.ts";
import { aroundOf } from "./around.ts";
import { DAY_MS } from "./day.ts";
import { digestAt } from "./digest.ts";
import { reminderAt } from "./reminders.ts";

/**
 * Timers are a function of the state: nothing can forget to set or to cancel one. An alarm is valid only while the
 * timer of its key still stands at the same moment, so an alarm of an earlier arrangement decides to nothing.
 */
export function timersOf(session: Session, kinds: Kinds): Readonly<Record<string, Instant>> {
  const timers: Record<string, Instant> = {};
  if (session.artefactsEndAt !== null) timers["artefacts"] = session.artefactsEndAt;
  if (session.destroyAt !== null) timers["destroy"] = session.destroyAt;
  if (session.status !== "ended" && session.status !== "destroyed") timers["idle"] = idleAt(session);
  if (session.status === "planned" && session.plan.mode === "async" && session.startsAt) timers["start"] = session.startsAt;
  if (session.status !== "running") return timers;
  const digest = digestAt(session);
  if (digest !== null) timers["digest"] = digest;
  const { insert } = session.aside;
  if (insert?.is === "quiet") timers["insert"] = insert.until;
  for (const run of runsOf(session)) {
    if (run.stage !== "open") continue;
    const mark = phaseMark(run);
    if (run.lastCall) timers[`call ${mark}`] = run.lastCall.closesAt;
    else if (run.dueAt !== null && !run.timeIsUp) timers[`due ${mark}`] = run.dueAt;
    const remind = run.lastCall ? null : reminderAt(run, session.plan);
    if (remind !== null) timers[`remind${run.reminded + 1} ${mark}`] = remind;
    const own = kindOf(kinds, run).timers?.(roundOf(session, run)) ?? {};
    for (const [name, at] of Object.entries(own)) timers[`${name} ${mark}`] = at;
  }
  return timers;
}

/** A session that nobody goes on with ends by itself, so that its words do not lie about for ever. */
const IDLE_DAYS = 30;

/** Counted from the end of the day of the last act, from the last deadline that still stands, or from when it is to begin. */
export function idleAt(session: Session): Instant {
  const deadlines = runsOf(session).map((run) => run.dueAt ?? 0);
  const startsAt = session.status === "planned" ? (session.startsAt ?? 0) : 0;
  return Math.max((session.day + 1) * DAY_MS, startsAt, ...deadlines) + paced(IDLE_DAYS * DAY_MS, session.plan);
}

export interface TimerKey {
  readonly name: string;
  readonly path: Path;
  readonly phaseNumber: number;
}

export function parseTimer(key: string): TimerKey | null {
  const found = /^(\S+) (\S+)@(\d+)$/.exec(key);
  return found ? { name: found[1] as string, path: found[2] as Path, phaseNumber: Number(found[3]) } : null;
}

/** One phase of one round: `cycle[2]/offer@1`. */
export const phaseMark = (run: Run): string => `${run.path}@${run.phaseNumber}`;

export const runsOf = (session: Session): readonly Run[] => Object.values(session.runs) as Run[];

export function kindOf(kinds: Kinds, run: { readonly spec: RoundSpec }): AnyKind {
  const kind = kinds[run.spec.kind];
  if (!kind) throw new Error(`no round kind ${run.spec.kind}`);
  return kind;
}

/** What a kind's hooks may look at. */
export function roundOf(session: Session, run: Run): Round<RoundSpec, unknown> {
  const around = aroundOf(session, run.path);
  return { run, plan: session.plan, around, input: itemsOf(session, run.input), items: session.items, members: session.members };
}

export function itemsOf(session: Session, ids: readonly ItemId[]): readonly Item[] {
  return ids.map((id) => session.items[id]).filter((item): item is Item => item !== undefined);
}
