import type { Command, Context, Decision, Refusal } from "../model/command.ts";
import type { EffectRow, TimerRow } from "../model/effect.ts";
import type { Event } from "../model/event.ts";
import type { BoxId, EffectId, Instant, Path, SessionId } from "../model/ids.ts";
import type { BoxFacts, Run, Session } from "../model/session.ts";
import { decide } from "../session/decide/index.ts";
import { evolve } from "../session/evolve.ts";
import { staying } from "../session/lifecycle.ts";
import { react } from "../session/react.ts";
import { kindOf, parseTimer, runsOf, timersOf } from "../session/timers.ts";
import type { Tx } from "../store/port.ts";
import { VersionConflict } from "../store/port.ts";
import { boxKey, factsOf } from "./box.ts";
import { codeOf, queueOf } from "./effects.ts";
import { load } from "./load.ts";
import type { Parts } from "./parts.ts";
import { sealTexts } from "./words.ts";

export type Committed =
  | { readonly ok: true; readonly session: Session; readonly changed: boolean }
  | { readonly ok: false; readonly refusal: Refusal };

/** Something that has to be written in the same transaction as the events. */
export type Beside = (tx: Tx) => Promise<void>;

const TRIES = 12;
/** A snapshot every so many events: folding the rest takes less than a millisecond. */
const SNAPSHOT_EVERY = 25;

/**
 * One act: load, decide, one transaction, dispatch. Two acts that meet are put in order by the version check; the one
 * that lost decides again on the newer state. After the commit the queue is woken; should that fail, the sweeper finds
 * the rows.
 */
export async function commit(parts: Parts, id: SessionId, command: Command, beside?: Beside): Promise<Committed> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const before = await load(parts, id);
    if (!before) return { ok: false, refusal: { reason: "refuse.notInvited" } };
    try {
      const written = await parts.store.transact((tx) => write(parts, tx, before, command, beside));
      if (!written.ok) return written;
      if (!written.changed) return { ok: true, session: before, changed: false };
      parts.memory.keep(written.session);
      await dispatch(parts, written);
      return { ok: true, session: written.session, changed: true };
    } catch (error) {
      if (!(error instanceof VersionConflict)) throw error;
    }
  }
  return { ok: false, refusal: { reason: "refuse.busy" } };
}

type Written =
  | { ok: false; refusal: Refusal }
  | { ok: true; changed: false }
  | { ok: true; changed: true; session: Session; effects: readonly EffectRow[]; alarms: readonly TimerRow[] };

async function write(parts: Parts, tx: Tx, before: Session, command: Command, beside: Beside | undefined): Promise<Written> {
  const run = closing(before, command);
  const box = run ? await factsOfBox(parts, tx, before, run) : null;
  const ctx: Context = { now: parts.clock.now(), random: parts.random, newId: parts.newId, box };
  const decision = decide(before, command, ctx, parts.kinds);
  if (!decision.ok) return decision;
  if (decision.events.length === 0) return { ok: true, changed: false };
  return writeDecision(parts, tx, before, decision, beside);
}

/** Events, texts, boxes, timers and effects of one decision. */
export async function writeDecision(
  parts: Parts,
  tx: Tx,
  before: Session,
  decision: Extract<Decision, { ok: true }>,
  beside?: Beside,
): Promise<Extract<Written, { changed: true }>> {
  let session = before;
  const effects: EffectRow[] = [];
  const boxChanges: { readonly on: Session; readonly event: Event }[] = [];
  for (const event of decision.events) {
    boxChanges.push({ on: session, event });
    session = evolve(session, event, parts.kinds);
    for (const effect of react(event, session, parts.kinds)) {
      effects.push({ id: parts.newId() as EffectId, session: before.id, effect, queue: queueOf(effect) });
    }
    // A key is made before the transaction that needs it commits; one whose transaction failed opens nothing.
    if (event.type === "phaseOpened" && event.box) await parts.keys.make(event.box.key);
  }
  try {
    await tx.append(before.id, before.version, decision.events, session.status);
  } catch (error) {
    if (error instanceof VersionConflict) await endUnused(parts, before, decision.events);
    throw error;
  }
  await tx.saveTexts(await sealTexts(parts, before.id, decision.texts));
  for (const { on, event } of boxChanges) await boxChange(tx, on, event);
  const timers = timerRows(session, parts);
  const old = new Map(timerRows(before, parts).map((timer) => [timer.key, timer.dueAt]));
  const alarms = timers.filter((timer) => old.get(timer.key) !== timer.dueAt);
  if (alarms.length > 0 || timers.length !== old.size) await tx.setTimers(before.id, timers);
  await tx.addEffects(effects);
  if (Math.floor(session.version / SNAPSHOT_EVERY) > Math.floor(before.version / SNAPSHOT_EVERY)) await tx.saveSnapshot(session);
  await beside?.(tx);
  return { ok: true, changed: true, session, effects, alarms };
}

/** Two who decided the same each made a key. That of the one who lost belongs to no box, unless an earlier pass uses it. */
async function endUnused(parts: Parts, before: Session, events: readonly Event[]): Promise<void> {
  const used = new Set(Object.values(before.boxes).map((box) => box?.key));
  for (const event of events)
    if (event.type === "phaseOpened" && event.box && !used.has(event.box.key)) await parts.keys.end(event.box.key);
}

async function boxChange(tx: Tx, before: Session, event: Event): Promise<void> {
  switch (event.type) {
    case "phaseOpened":
      if (event.box) await tx.openBox({ id: event.box.id, session: before.id, key: event.box.key, state: "open" });
      return;
    case "phaseClosed":
    case "phaseHeld": {
      const box = before.runs[event.path]?.box;
      if (box) await tx.freezeBox(box);
      return;
    }
    case "phaseReopened": {
      const box = before.runs[event.path]?.box;
      if (box) await tx.thawBox(box);
      return;
    }
    case "keyEnded":
      return tx.deleteBox(event.box);
    default:
  }
}

/** The sealed phase that this command may close: deciding it needs to know what lies in the box. */
function closing(session: Session, command: Command): (Run & { readonly box: BoxId }) | null {
  const path = closingPath(session, command);
  const run = path === null ? undefined : session.runs[path];
  if (!run?.box) return null;
  const opens = command.type === "proceed" ? run.heldFor === "lost" || run.heldFor === "fault" : run.stage === "open";
  return opens ? { ...run, box: run.box } : null;
}

function closingPath(session: Session, command: Command): Path | null {
  if (command.type === "everybodyActed") return command.path;
  if (command.type === "proceed") return command.path ?? onlyRun(session);
  return command.type === "alarm" ? (parseTimer(command.key)?.path ?? null) : null;
}

function onlyRun(session: Session): Path | null {
  const runs = runsOf(session);
  return runs.length === 1 ? (runs[0]?.path ?? null) : null;
}

/**
 * The box is locked first: submissions under way finish, and later ones find it closed. The session is locked before the
 * box, always in this order.
 */
async function factsOfBox(parts: Parts, tx: Tx, session: Session, run: Run & { readonly box: BoxId }): Promise<BoxFacts | "lost"> {
  if ((await tx.lockSession(session.id)) !== session.version) throw new VersionConflict();
  const key = await boxKey(parts, session, run.box);
  const facts = key && factsOf(key, run.box, await tx.lockBox(run.box), kindOf(parts.kinds, run), staying(session, run));
  if (facts) return facts;
  parts.log.notOpened(session.id, key ? "DAMAGED" : "KEY_GONE");
  return "lost";
}

export function timerRows(session: Session, parts: Parts): readonly TimerRow[] {
  if (!session.plan) return [];
  return Object.entries(timersOf(session, parts.kinds)).map(([key, dueAt]: [string, Instant]) => ({ session: session.id, key, dueAt }));
}

/** What is shown is shown in the order in which it was decided: a result before the round that follows it. */
async function inOrder<T>(all: readonly T[], work: (each: T) => Promise<void>): Promise<void> {
  for (const each of all) await work(each);
}

export async function dispatch(parts: Parts, written: { effects: readonly EffectRow[]; alarms: readonly TimerRow[] }): Promise<void> {
  try {
    const deliveries = written.effects.filter((effect) => effect.queue === "deliveries");
    await Promise.all([
      ...written.alarms.map((alarm) => parts.queue.alarm(alarm)),
      ...written.effects.filter((effect) => effect.queue !== "deliveries").map((effect) => parts.queue.wake(effect)),
      inOrder(deliveries, (effect) => parts.queue.wake(effect)),
    ]);
  } catch (error) {
    parts.log.wakeFailed(codeOf(error));
  }
}
