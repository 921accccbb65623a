import type { Refusal } from "../model/command.ts";
import type { Effect, EffectRow } from "../model/effect.ts";
import type { BoxId, EffectId, Path, PersonId } from "../model/ids.ts";
import type { AnyKind } from "../model/kind.ts";
import type { Run, Session } from "../model/session.ts";
import type { Caller } from "../platform/port.ts";
import { admit } from "../session/admit.ts";
import { staying } from "../session/lifecycle.ts";
import { kindOf, roundOf } from "../session/timers.ts";
import { boxKey, isComplete, openEntry, sealEntry, tokenOf, type Inside } from "./box.ts";
import type { EntryRow } from "../store/port.ts";
import { commit, dispatch } from "./commit.ts";
import { earlierBox, isSeatShared } from "./earlier.ts";
import { queueOf } from "./effects.ts";
import { load } from "./load.ts";
import type { Parts } from "./parts.ts";
import { screen } from "./screen.ts";

export type Sealed = { readonly ok: true } | { readonly ok: false; readonly refusal: Refusal };
const refuse = (reason: string): Sealed => ({ ok: false, refusal: { reason } });

/**
 * Lays something into the sealed box of a round. It makes no event, wakes nobody and moves no counter, so that nothing
 * in the room or in the stream tells that somebody wrote. In a round where words are seen as they are written it is decided
 * in the open, behind the same screening. `confirmed`: the person was warned of a name and means it.
 */
export async function sealAct(parts: Parts, caller: Caller, path: Path | null, act: unknown, confirmed: boolean): Promise<Sealed> {
  const session = await load(parts, caller.session);
  if (!session) return refuse("refuse.notInvited");
  const admitted = admit(session, caller.person, path, act, parts.kinds);
  if ("reason" in admitted) return { ok: false, refusal: admitted };
  const { run, by } = admitted;
  const kind = kindOf(parts.kinds, run);
  const unfit = await screen(parts, session, run, kind.wordsOf?.(act) ?? [], confirmed);
  if (unfit) return { ok: false, refusal: unfit };
  if (run.phase.isSeenAtOnce) {
    const done = await commit(parts, session.id, { type: "act", by: by.id, path: run.path, act });
    return done.ok ? { ok: true } : done;
  }
  const box = run.box;
  if (!box) return refuse("refuse.nothingSealed");
  const key = await boxKey(parts, session, box);
  if (!key) {
    parts.log.notOpened(session.id, "KEY_GONE");
    await commit(parts, session.id, { type: "notOpened", path: run.path, phaseNumber: run.phaseNumber, why: "lost" });
    return refuse("refuse.boxLost");
  }
  const who = tokenOf(key, by.id);
  const counting = run.phase.box?.closesWhenAllActed ? countingOf(parts, session, run) : null;
  let refusal: Refusal | null = null;
  const sealed = await parts.store
    .transact(async (tx) => {
      const laid = await tx.seal(box, who, (before) => {
        const old = before ? ownEntry(key, box, { token: who, ciphertext: before }) : null;
        if (before && !old) throw new NotApplied({ reason: "refuse.boxLost" });
        const applied = apply(kind, session, run, old?.body ?? null, act);
        if (!applied.ok) throw new NotApplied(applied.refusal);
        const isFromChat = caller.through !== undefined && (old === null || old.isFromChat === true);
        const entry = {
          side: by.side,
          person: run.phase.box?.named ? by.id : null,
          ...(run.phase.box?.minPerRole === undefined ? {} : { role: by.role }),
          body: applied.body,
          ...(isFromChat ? { isFromChat } : {}),
        };
        const ciphertext = sealEntry(key, box, who, entry, run.phase.box?.padTo ?? 0);
        if (!ciphertext) throw new NotApplied({ reason: "refuse.tooLong" });
        return ciphertext;
      });
      if (counting && laid === "sealed") await tx.addEffects([counting]);
      return laid;
    })
    .catch((error: unknown) => {
      if (!(error instanceof NotApplied)) throw error;
      refusal = error.refusal;
      return null;
    });
  if (refusal) return { ok: false, refusal };
  if (sealed === "closed") return refuse("refuse.roundOver");
  if (counting) await dispatch(parts, { effects: [counting], alarms: [] });
  return { ok: true };
}

export interface Mine {
  /** What lies in the box; null: nothing, or it is not to be shown here. */
  readonly body: unknown;
  /** What they sent in the pass before, while its key lives; null likewise. */
  readonly earlier: unknown;
  /** It was written in the browser, and a chat platform, which has not seen it, is not given it. */
  readonly isElsewhere: boolean;
}

const NOT_MINE: Omit<Mine, "earlier"> = { body: null, isElsewhere: false };

/** A person's own entry in the box of a round that is open, and in that of the pass before, for the one who asked to see it. */
export async function readMine(parts: Parts, session: Session, run: Run, caller: Pick<Caller, "person" | "through">): Promise<Mine> {
  if (!run.box || (run.stage !== "open" && run.stage !== "paused")) return { ...NOT_MINE, earlier: null };
  const now = await readOwn(parts, session, run.box, caller);
  const box = earlierBox(session, run.box);
  const before = box && !isSeatShared(session, box, caller.person) ? await readOwn(parts, session, box, caller) : NOT_MINE;
  return { body: now.body, earlier: before.body, isElsewhere: now.isElsewhere || before.isElsewhere };
}

async function readOwn(
  parts: Parts,
  session: Session,
  box: BoxId,
  { person, through }: Pick<Caller, "person" | "through">,
): Promise<Omit<Mine, "earlier">> {
  const key = await boxKey(parts, session, box);
  if (!key) return NOT_MINE;
  const who = tokenOf(key, person);
  const ciphertext = await parts.store.entry(box, who);
  const entry = ciphertext && ownEntry(key, box, { token: who, ciphertext });
  if (!entry) return NOT_MINE;
  if (through !== undefined && !entry.isFromChat) return { body: null, isElsewhere: true };
  return { body: entry.body, isElsewhere: false };
}

/** Whether this person has anything in the box of a round: for their own page, and for nobody else. */
export async function hasSent(parts: Parts, session: Session, run: Run, person: PersonId): Promise<boolean> {
  const key = run.box && (await boxKey(parts, session, run.box));
  return run.box !== null && key !== null && (await parts.store.entry(run.box, tokenOf(key, person))) !== null;
}

/** Null: it can not be read with this key. */
function ownEntry(key: Buffer, box: BoxId, row: EntryRow): Inside | null {
  try {
    return openEntry(key, box, row);
  } catch {
    return null;
  }
}

/**
 * Clearance, where everybody presses one of two buttons, is the one sealed phase that ends with the last press. Every
 * press asks for a count, so that none tells which button it was; it is asked for in the transaction of the press, so
 * that a crash behind the last one does not leave the room waiting.
 */
function countingOf(parts: Parts, session: Session, run: Run): EffectRow {
  const effect: Effect = { do: "countClearance", path: run.path, phaseNumber: run.phaseNumber };
  return { id: parts.newId() as EffectId, session: session.id, effect, queue: queueOf(effect) };
}

export async function countClearance(parts: Parts, row: EffectRow, effect: Extract<Effect, { do: "countClearance" }>): Promise<void> {
  const session = await load(parts, row.session);
  const run = session?.runs[effect.path];
  if (!session || !run?.box || run.phaseNumber !== effect.phaseNumber) return;
  const key = await boxKey(parts, session, run.box);
  if (key && !isComplete(key, await parts.store.entries(run.box), staying(session, run))) return;
  await commit(parts, session.id, { type: "everybodyActed", path: run.path, phaseNumber: run.phaseNumber });
}

function apply(
  kind: AnyKind,
  session: Session,
  run: Run,
  before: unknown,
  act: unknown,
): { ok: true; body: unknown } | { ok: false; refusal: Refusal } {
  return kind.apply?.(roundOf(session, run), before, act) ?? { ok: true, body: act };
}

/** Carries a refusal out of the transaction, which then writes nothing. */
class NotApplied extends Error {
  override readonly name = "NotApplied";
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super("refused");
    this.refusal = refusal;
  }
}
