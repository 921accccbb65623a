import { describe, expect, test } from "vitest";
import { aLink, anId, aSession } from "../store.builders.ts";
import type { Subject } from "./subject.ts";

export function links(at: Subject): void {
  describe("links", () => {
    test("one with a number opens with that number alone, and dies of three wrong ones", async () => {
      const [right, wrong] = [
        { ...aLink(await aSession(at.store), 1_000), number: "47" },
        { ...aLink(await aSession(at.store), 1_000), number: "47" },
      ];
      await at.store.links.add([right, wrong]);
      expect(await at.store.links.claim(right.hash, "d", 5)).toBeNull();
      expect(await at.store.links.claim(right.hash, "d", 5, "48")).toBeNull();
      expect(await at.store.links.claim(right.hash, "d", 5, "47")).toEqual(right);
      for (const number of ["1", "2", "3"]) await at.other.links.claim(wrong.hash, "d", 5, number);
      expect(await at.store.links.claim(wrong.hash, "d", 5, "47")).toBeNull();
    });

    test("are claimed once, however many try", async () => {
      const link = aLink(await aSession(at.store), 1_000);
      await at.store.links.add([link]);
      expect(await at.store.links.find(link.hash, 999)).toEqual(link);
      const claims = await Promise.all(
        Array.from({ length: 10 }, (_, index) => (index % 2 ? at.store : at.other).links.claim(link.hash, `device${index}`, 5)),
      );
      expect(claims.filter((claim) => claim !== null)).toEqual([link]);
      expect(await at.store.links.find(link.hash, 5)).toBeNull();
      const winner = claims.findIndex((claim) => claim !== null);
      expect(await at.store.links.device(link.seat, `device${winner}`)).toEqual({
        session: link.session,
        person: link.person,
        lock: "none",
      });
      expect(await at.store.links.device(link.seat, `device${(winner + 1) % 10}`)).toBeNull();
      expect(await at.store.links.device("another seat", `device${winner}`)).toBeNull();
    });

    test("a code is taken once, by one who asks for it in time, and is no link", async () => {
      const [code, late, link] = [
        { ...aLink(await aSession(at.store), 1_000), means: "place" as const },
        { ...aLink(await aSession(at.store), 5), means: "place" as const },
        aLink(await aSession(at.store), 1_000),
      ];
      await at.store.links.add([code, late, link]);
      const takes = await Promise.all(Array.from({ length: 6 }, (_, index) => (index % 2 ? at.store : at.other).links.take(code.hash, 5)));
      expect(takes.filter((each) => each !== null)).toEqual([code]);
      expect(await at.store.links.take(late.hash, 5)).toBeNull();
      expect(await at.store.links.take(link.hash, 5)).toBeNull();
      expect(await at.store.links.find(code.hash, 5)).toBeNull();
    });

    test("that are claimed are remembered as used, until they are revoked", async () => {
      const session = await aSession(at.store);
      const link = aLink(session, 1_000);
      await at.store.links.add([link]);
      expect(await at.store.links.used(link.hash, 5)).toBeNull();
      await at.store.links.claim(link.hash, "d", 5);
      expect(await at.other.links.used(link.hash, 5)).toMatchObject({
        hash: link.hash,
        session,
        person: link.person,
        seat: link.seat,
      });
      expect(await at.store.links.claim(link.hash, "another", 5)).toBeNull();
      expect(await at.store.links.used(link.hash, 1_000)).toBeNull();
      await at.store.transact((tx) => tx.replaceLinks(session, link.person ?? anId<"person">(), null));
      expect(await at.store.links.used(link.hash, 5)).toBeNull();
    });

    test("wrong numbers after it was claimed do a link nothing", async () => {
      const link = { ...aLink(await aSession(at.store), 1_000), number: "47" };
      await at.store.links.add([link]);
      await at.store.links.claim(link.hash, "d", 5, "47");
      for (const number of ["1", "2", "3", "4"]) await at.store.links.claim(link.hash, "e", 5, number);
      expect(await at.store.links.used(link.hash, 5)).not.toBeNull();
    });

    test("a device that is admitted belongs to its person, all of it or none", async () => {
      const session = await aSession(at.store);
      const link = aLink(session, 1_000);
      const admit = at.store.transact(async (tx) => {
        await tx.admitDevice(session, link.person ?? anId<"person">(), link.seat, "second");
        throw new Error("no");
      });
      await expect(admit).rejects.toThrow("no");
      expect(await at.store.links.device(link.seat, "second")).toBeNull();
      await at.store.transact((tx) => tx.admitDevice(session, link.person ?? anId<"person">(), link.seat, "second"));
      expect(await at.other.links.device(link.seat, "second")).toEqual({ session, person: link.person, lock: "none" });
    });

    test("a device is locked with its number, and forgotten after five wrong ones", async () => {
      const link = aLink(await aSession(at.store), 1_000);
      await at.store.links.add([link]);
      await at.store.links.claim(link.hash, "d", 5);
      const lock = async () => (await at.store.links.device(link.seat, "d"))?.lock;
      await at.store.links.lock(link.seat, "d");
      expect(await lock()).toBe("none");
      await at.store.links.setPin(link.seat, "d", "right");
      expect(await lock()).toBe("open");
      await at.other.links.lock(link.seat, "d");
      expect(await lock()).toBe("locked");
      for (let tries = 0; tries < 4; tries++) expect(await at.store.links.unlock(link.seat, "d", "wrong")).toBe(false);
      expect(await lock()).toBe("locked");
      expect(await at.store.links.unlock(link.seat, "d", "right")).toBe(true);
      expect(await lock()).toBe("open");
      await at.store.links.lock(link.seat, "d");
      for (let tries = 0; tries < 5; tries++) expect(await at.store.links.unlock(link.seat, "d", "wrong")).toBe(false);
      expect(await at.store.links.unlock(link.seat, "d", "right")).toBe(false);
      expect(await at.store.links.device(link.seat, "d")).toBeNull();
    });

    test("expire", async () => {
      const link = aLink(await aSession(at.store), 1_000);
      await at.store.links.add([link]);
      expect(await at.store.links.find(link.hash, 1_000)).toBeNull();
      expect(await at.store.links.claim(link.hash, "d", 1_000)).toBeNull();
    });

    test("are revoked of one person, of a session, or of the host, and of nobody else", async () => {
      const session = await aSession(at.store);
      const [one, two, host] = [aLink(session, 1_000), aLink(session, 1_000), aLink(null, 1_000)];
      await at.store.links.add([one, two, host]);
      const held = aLink(session, 1_000, one.person);
      await at.store.links.add([held]);
      await at.store.links.claim(held.hash, "device", 5);
      const alive = async () => [
        (await at.store.links.find(one.hash, 5)) !== null,
        (await at.store.links.device(held.seat, "device")) !== null,
        (await at.store.links.find(two.hash, 5)) !== null,
        (await at.store.links.find(host.hash, 5)) !== null,
      ];
      expect(await alive()).toEqual([true, true, true, true]);
      await at.store.links.revoke(session, one.person);
      expect(await alive()).toEqual([false, false, true, true]);
      await at.store.links.revoke(session, null);
      expect(await alive()).toEqual([false, false, false, true]);
      await at.store.links.revoke(null, null);
      expect(await alive()).toEqual([false, false, false, false]);
    });
  });
}
