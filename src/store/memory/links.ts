import { MOST_TRIES, type LinkStore } from "../port.ts";
import { deviceKey, type Tables } from "./tables.ts";

export function linksOver({ links, devices }: Tables): LinkStore {
  const wrong = new Map<string, number>();
  const find: LinkStore["find"] = async (hash, now) => {
    const link = links.get(hash);
    return link && link.expiresAt > now ? link : null;
  };
  return {
    find,
    async add(rows) {
      for (const row of rows) links.set(row.hash, row);
    },
    async claim(hash, device, now, number) {
      const link = links.get(hash);
      if (!link || link.expiresAt <= now) return null;
      if (link.number && link.number !== number) {
        const tries = (wrong.get(hash) ?? 0) + 1;
        wrong.set(hash, tries);
        if (tries >= MOST_TRIES) links.delete(hash);
        return null;
      }
      links.delete(hash);
      const { seat, session, person } = link;
      devices.set(deviceKey(seat, device), { seat, device, session, person });
      return link;
    },
    async device(seat, device) {
      const row = devices.get(deviceKey(seat, device));
      return row ? { session: row.session, person: row.person } : null;
    },
    async revoke(session, person) {
      for (const table of [links, devices]) {
        for (const [key, row] of table) if (row.session === session && (person === null || row.person === person)) table.delete(key);
      }
    },
  };
}
