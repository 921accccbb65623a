import type { Store } from "../port.ts";
import type { Tables } from "./tables.ts";

export const effectsOver = ({ effects }: Tables): Pick<Store, "claim" | "hold" | "finish" | "fail" | "openEffects"> => ({
  async claim(id, now, forMs) {
    const held = effects.get(id);
    if (!held || held.freeAt > now) return null;
    const unsure = held.unsure || held.sending;
    const attempts = held.attempts + 1;
    effects.set(id, { ...held, sending: true, freeAt: now + forMs, unsure, attempts });
    return { row: held.row, again: unsure, attempts };
  },
  async hold(id, until) {
    const held = effects.get(id);
    if (held?.sending) effects.set(id, { ...held, freeAt: until });
  },
  async finish(id) {
    effects.delete(id);
  },
  async fail(id, retryAt) {
    const held = effects.get(id);
    if (held) effects.set(id, { ...held, sending: false, freeAt: retryAt });
  },
  openEffects: async (now, limit) =>
    [...effects.values()]
      .filter((held) => held.freeAt <= now)
      .sort((one, other) => one.freeAt - other.freeAt || one.position - other.position)
      .slice(0, limit)
      .map(({ row }) => ({ id: row.id, queue: row.queue })),
});
