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
  for (const port of ports) {
    const done = await port.deliver({
      id: row.id,
      session: row.session,
      card: effect.card.card,
      path: effect.card.path,
      line: effect.card.line ?? null,
      again,
    });
    if (done.is === "later") throw new Later(done.afterMs);
    // Nobody knows whether it is there. What matters is shown once more, and says so; a nudge is not.
    if (done.is === "unknown" && !again && effect.onUnknown === "repeatMarked") throw new Unsure();
  }
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
