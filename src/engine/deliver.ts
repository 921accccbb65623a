import type { Effect, EffectRow } from "../model/effect.ts";
import type { Port } from "../platform/port.ts";

/**
 * Shows a card wherever this session has a place. An effect whose earlier attempt may have gone through is repeated,
 * marked, where the card matters, and dropped where it is a mere nudge.
 */
export async function deliver(
  ports: readonly Port[],
  row: EffectRow,
  effect: Extract<Effect, { do: "deliver" }>,
  again: boolean,
): Promise<void> {
  if (again && effect.onUnknown === "drop") return;
  const { card, path, line = null } = effect.card;
  // Each at its own pace: one that is down holds up none of the others, which know what they have shown.
  const done = await Promise.all(ports.map((port) => port.deliver({ id: row.id, session: row.session, card, path, line, again })));
  // Nobody knows whether it is there. What matters is shown once more, and says so; a nudge is not.
  if (!again && effect.onUnknown === "repeatMarked" && done.some(({ is }) => is === "unknown")) throw new Unsure();
  const waits = done.flatMap((each) => (each.is === "later" ? [each.afterMs] : []));
  if (waits.length > 0) throw new Later(Math.min(...waits));
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
