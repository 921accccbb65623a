import { MOST_TRIES, MOST_UNLOCK_TRIES, type LinkStore } from "../port.ts";
import { deviceKey, type HeldLink, type Tables } from "./tables.ts";

export function linksOver({ links, devices }: Tables): LinkStore {
  const wrong = new Map<string, number>();
  const found = (hash: string, now: number, used: boolean): HeldLink | null => {
    const link = links.get(hash);
    return link && link.expiresAt > now && (link.used ?? false) === used ? link : null;
  };
  return {
    async find(hash, now) {
      return found(hash, now, false);
    },
    async used(hash, now) {
      return plain(found(hash, now, true));
    },
    async add(rows) {
      for (const row of rows) links.set(row.hash, row);
    },
    async claim(hash, device, now, number) {
      const link = found(hash, now, false);
      if (!link) return null;
      if (link.number && link.number !== number) {
        const tries = (wrong.get(hash) ?? 0) + 1;
        wrong.set(hash, tries);
        if (tries >= MOST_TRIES) links.delete(hash);
        return null;
      }
      links.set(hash, { ...link, used: true });
      const { seat, session, person } = link;
      devices.set(deviceKey(seat, device), { seat, device, session, person });
      return link;
    },
    async take(hash, now) {
      const link = found(hash, now, false);
      if (link?.means !== "place") return null;
      links.delete(hash);
      return link;
    },
    async device(seat, device) {
      const row = devices.get(deviceKey(seat, device));
      if (!row) return null;
      const { session, person, lock } = row;
      return { session, person, lock: lock === undefined ? "none" : lock.locked ? "locked" : "open" };
    },
    async sweep(now) {
      for (const [key, row] of links) if (row.expiresAt <= now) links.delete(key);
    },
    async forget(seat, device) {
      devices.delete(deviceKey(seat, device));
    },
    async keepOnly(session, person, device) {
      for (const [key, row] of devices) if (row.session === session && row.person === person && row.device !== device) devices.delete(key);
      for (const [key, row] of links) if (row.session === session && row.person === person && !row.used) links.delete(key);
    },
    async keepOnlyAt(seat, device) {
      for (const [key, row] of devices) if (row.session === null && row.seat === seat && row.device !== device) devices.delete(key);
      for (const [key, row] of links) if (row.session === null && row.seat === seat && !row.used) links.delete(key);
    },
    async setPin(seat, device, pin) {
      const row = devices.get(deviceKey(seat, device));
      if (!row) return;
      const { lock: _, ...free } = row;
      devices.set(deviceKey(seat, device), pin === null ? free : { ...free, lock: { pin, locked: false, tries: 0 } });
    },
    async lock(seat, device) {
      const row = devices.get(deviceKey(seat, device));
      if (row?.lock) devices.set(deviceKey(seat, device), { ...row, lock: { ...row.lock, locked: true } });
    },
    async unlock(seat, device, pin) {
      const key = deviceKey(seat, device);
      const row = devices.get(key);
      if (!row?.lock) return false;
      const isRight = row.lock.pin === pin;
      const tries = isRight ? 0 : row.lock.tries + 1;
      if (tries >= MOST_UNLOCK_TRIES) devices.delete(key);
      else devices.set(key, { ...row, lock: { pin: row.lock.pin, locked: !isRight, tries } });
      return isRight;
    },
    async revoke(session, person) {
      for (const table of [links, devices]) {
        for (const [key, row] of table) if (row.session === session && (person === null || row.person === person)) table.delete(key);
      }
    },
  };
}

function plain(link: HeldLink | null): HeldLink | null {
  if (!link) return null;
  const { used: _, ...row } = link;
  return row;
}
