import type { Effect, EffectRow } from "../model/effect.ts";
import type { EffectId } from "../model/ids.ts";
import type { Port } from "../platform/port.ts";

type Deliver = (row: EffectRow, effect: Extract<Effect, { do: "deliver" }>, again: boolean) => Promise<void>;

/** How it stands with one platform: still to be shown, perhaps shown already, or nothing more to do. */
type Stand = "open" | "unsure" | "done";

/** Of so many effects it is remembered how they stand where; of more, as after a crash. */
const MOST_REMEMBERED = 10_000;

/**
 * Shows a card wherever this session has a place. A platform on which an earlier attempt may have gone through is told so: it
 * repeats the card, marked, where that matters; a mere nudge is dropped there. Each goes at its own pace: one that is down
 * holds up none of the others, and one that is done is not asked again for another's sake. How it stands where is remembered
 * by this process; where that is not known, an attempt may have gone through anywhere.
 */
export function deliverer(ports: readonly Port[]): Deliver {
  const remembered = new Map<EffectId, ReadonlyMap<Port, Stand>>();

  return async (row, { card: { card, path, line = null, on = null }, onUnknown }, again) => {
    const before = remembered.get(row.id);
    const stands = new Map<Port, Stand>();
    const waits: number[] = [];
    let isUnsure = false;
    const show = async (port: Port): Promise<void> => {
      const was = before?.get(port) ?? (again ? "unsure" : "open");
      stands.set(port, was);
      if (was === "done" || (was === "unsure" && onUnknown === "drop")) return void stands.set(port, "done");
      const done = await port.deliver({ id: row.id, session: row.session, card, path, line, on, again: was === "unsure" });
      if (done.is === "later") return void waits.push(done.afterMs);
      // Nobody knows whether it is there. What matters is shown once more, and says so; a nudge is not.
      const repeats = done.is === "unknown" && was === "open" && onUnknown === "repeatMarked";
      stands.set(port, repeats ? "unsure" : "done");
      isUnsure ||= repeats;
    };
    const failed = (await Promise.allSettled(ports.map(show))).find(({ status }) => status === "rejected");
    remembered.delete(row.id);
    if (!failed && !isUnsure && waits.length === 0) return;
    remembered.set(row.id, stands);
    const oldest = remembered.size > MOST_REMEMBERED ? remembered.keys().next().value : undefined;
    if (oldest !== undefined) remembered.delete(oldest);
    if (failed?.status === "rejected") throw failed.reason;
    if (isUnsure) throw new Unsure();
    throw new Later(Math.min(...waits));
  };
}

/** A platform asked to be left alone for so long. */
export class Later extends Error {
  override readonly name = "LATER";
  readonly afterMs: number;
  constructor(afterMs: number) {
    super("LATER");
    this.afterMs = afterMs;
  }
}

/** Something was sent, and no answer came. */
export class Unsure extends Error {
  override readonly name = "UNSURE";
  constructor() {
    super("UNSURE");
  }
}
