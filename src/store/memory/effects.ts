import type { Store } from "../port.ts";
import type { HeldEffect, Tables } from "./tables.ts";

export const effectsOver = ({ effects }: Tables): Pick<Store, "claim" | "hold" | "finish" | "fail" | "openEffects"> => ({
  async claim(id, now, forMs, deliveryMs = forMs) {
    const asked = effects.get(id);
    if (!asked) return null;
    const isDelivery = ({ row }: HeldEffect): boolean => row.queue === "deliveries" && row.session === asked.row.session;
    const line = isDelivery(asked) ? [...effects.values()].filter((each) => isDelivery(each) && each.position <= asked.position) : [asked];
    const [held] = line.filter(({ freeAt }) => freeAt <= now).sort((one, other) => one.position - other.position);
    if (!held) return null;
    const unsure = held.unsure || held.sending;
    const attempts = held.attempts + 1;
    const freeAt = now + (isDelivery(held) ? deliveryMs : forMs);
    effects.set(held.row.id, { ...held, sending: true, freeAt, unsure, attempts });
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
