import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Path, SessionId } from "../../src/model/ids.ts";
import { VersionConflict, type Store } from "../../src/store/port.ts";
import { eventually } from "../support/scratch.ts";
import { aBox, aLink, anEffect, anId, aSession, aSessionRow, aSnapshot, aText, joined } from "./store.builders.ts";

export interface Subject {
  readonly store: Store;
  /** Another process's view of the same database. */
  readonly other: Store;
  /** Everything the database holds, as text. */
  dump(): Promise<string>;
  close(): Promise<void>;
}

/** What every store must do. `open` makes an empty one. */
export function storeSuite(name: string, open: () => Promise<Subject>): void {
  describe(`store: ${name}`, () => {
    let subject: Subject;
    let store: Store;
    beforeAll(async () => {
      subject = await open();
      ({ store } = subject);
    });
    afterAll(() => subject.close());

    describe("transactions", () => {
      test("what throws leaves nothing behind", async () => {
        const session = await aSession(store, 2);
        const box = await aBox(store, session);
        const text = aText(session);
        const effect = anEffect(session);
        const oops = new Error("oops");
        const work = store.transact(async (tx) => {
          await tx.append(session, 2, joined(1), "held");
          await tx.saveTexts([text]);
          await tx.saveRoster([{ session, person: anId<"person">(), ciphertext: randomBytes(8) }]);
          await tx.setTimers(session, [{ session, key: "a", dueAt: 1 }]);
          await tx.addEffects([effect]);
          await tx.saveSnapshot(aSnapshot(session, 3));
          await tx.seal(box, "t", () => Buffer.from("x"));
          await tx.freezeBox(box);
          throw oops;
        });
        await expect(work).rejects.toBe(oops);

        expect(await store.version(session)).toBe(2);
        expect(await store.eventsAfter(session, 0)).toHaveLength(2);
        expect(await store.texts(session, [text.id])).toEqual(new Map());
        expect(await store.roster(session)).toEqual([]);
        expect((await store.overdueTimers(10, 1_000)).filter((timer) => timer.session === session)).toEqual([]);
        expect(await store.claim(effect.id, 10, 10)).toBeNull();
        expect(await store.snapshot(session)).toBeNull();
        expect(await store.entries(box)).toEqual([]);
        expect((await store.box(box))?.state).toBe("open");
      });

      test("a failed statement carries a code and no values", async () => {
        const row = aSessionRow();
        await store.transact((tx) => tx.create(row));
        const error = await store.transact((tx) => tx.create(row)).catch((thrown: unknown) => thrown);
        expect(error).toMatchObject({ name: "StoreFault", code: "23505" });
        expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain(row.id);
      });

      test("the result comes out", async () => {
        expect(await store.transact(async (tx) => tx.lockSession("nobody" as SessionId))).toBeNull();
      });
    });

    describe("events", () => {
      test("are read back in order, after a version", async () => {
        const session = await aSession(store);
        await store.transact((tx) => tx.append(session, 0, joined(3), "running"));
        await store.transact((tx) => tx.append(session, 3, [{ type: "sessionHeld", why: "team" }], "held"));
        expect(await store.version(session)).toBe(4);
        expect(await store.eventsAfter(session, 0)).toEqual([...joined(3), { type: "sessionHeld", why: "team" }]);
        expect(await store.eventsAfter(session, 3)).toEqual([{ type: "sessionHeld", why: "team" }]);
        expect((await store.sessions()).find((row) => row.id === session)).toMatchObject({ version: 4, status: "held" });
      });

      test("keep the order of keys, so that a state folded later is the same", async () => {
        const session = await aSession(store);
        const own = { zebra: 1, ant: { b: 1, a: 2 }, "1": 0 };
        const event = { type: "kindEvent", path: "x" as Path, event: own } as const;
        await store.transact((tx) => tx.append(session, 0, [event], "running"));
        expect(JSON.stringify(await store.eventsAfter(session, 0))).toBe(JSON.stringify([event]));
      });

      test("of two appends at one version one wins and the other is told", async () => {
        const session = await aSession(store);
        const outcomes = await Promise.allSettled(
          Array.from({ length: 8 }, (_, index) =>
            (index % 2 ? store : subject.other).transact(async (tx) => {
              await tx.append(session, 0, joined(2), "running");
              await tx.saveTexts([aText(session)]);
            }),
          ),
        );
        const refused = outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason as unknown] : []));
        expect(refused).toHaveLength(7);
        expect(refused.every((reason) => reason instanceof VersionConflict)).toBe(true);
        expect(await store.version(session)).toBe(2);
        expect(await store.eventsAfter(session, 0)).toHaveLength(2);
      });

      test("a session that is not there has no version and takes no events", async () => {
        const nobody = anId<"session">();
        expect(await store.version(nobody)).toBeNull();
        await expect(store.transact((tx) => tx.append(nobody, 0, joined(1), "running"))).rejects.toThrow(VersionConflict);
      });

      test("who holds the session's lock decides alone", async () => {
        const session = await aSession(store);
        const add = (from: Store): Promise<void> =>
          from.transact(async (tx) => {
            const version = (await tx.lockSession(session)) ?? 0;
            await new Promise((resolve) => setTimeout(resolve, 2));
            await tx.append(session, version, joined(1), "running");
          });
        await Promise.all(Array.from({ length: 8 }, (_, index) => add(index % 2 ? store : subject.other)));
        expect(await store.version(session)).toBe(8);
      });
    });

    describe("snapshots, texts, roster", () => {
      test("a snapshot comes back as it was, and an older one does not replace it", async () => {
        const session = await aSession(store, 5);
        const snapshot = aSnapshot(session, 5);
        await store.transact((tx) => tx.saveSnapshot(snapshot));
        await store.transact((tx) => tx.saveSnapshot(aSnapshot(session, 4)));
        expect(JSON.stringify(await store.snapshot(session))).toBe(JSON.stringify(snapshot));
      });

      test("texts are found by id within their session", async () => {
        const [session, stranger] = [await aSession(store), await aSession(store)];
        const texts = [aText(session), aText(session, "artefact"), aText(stranger)];
        await store.transact((tx) => tx.saveTexts(texts));
        const ids = texts.map((text) => text.id);
        expect([...(await store.texts(session, ids)).keys()].sort()).toEqual(ids.slice(0, 2).sort());
        expect((await store.texts(session, ids)).get(ids[1]!)).toEqual(texts[1]);
        expect(await store.texts(session, [])).toEqual(new Map());
      });

      test("many texts at once", async () => {
        const session = await aSession(store);
        const texts = Array.from({ length: 2_500 }, () => aText(session));
        await store.transact((tx) => tx.saveTexts(texts));
        expect(
          (
            await store.texts(
              session,
              texts.map((text) => text.id),
            )
          ).size,
        ).toBe(2_500);
      });

      test("a person's row is replaced", async () => {
        const session = await aSession(store);
        const person = anId<"person">();
        const row = (text: string) => ({ session, person, ciphertext: Buffer.from(text) });
        await store.transact((tx) => tx.saveRoster([row("one")]));
        await store.transact((tx) => tx.saveRoster([row("two")]));
        expect(await store.roster(session)).toEqual([row("two")]);
      });
    });

    describe("sealed boxes", () => {
      test("fifty people seal at once and nothing is lost", async () => {
        const box = await aBox(store, await aSession(store));
        const results = await Promise.all(
          Array.from({ length: 50 }, (_, index) =>
            (index % 2 ? store : subject.other).transact((tx) => tx.seal(box, `token${index}`, () => Buffer.from([index]))),
          ),
        );
        expect(results).toEqual(Array.from({ length: 50 }, () => "sealed"));
        const entries = await store.entries(box);
        expect(entries.map((entry) => entry.ciphertext[0]).sort((one, two) => one! - two!)).toEqual(
          Array.from({ length: 50 }, (_, index) => index),
        );
        expect(entries.map((entry) => entry.token)).toEqual(entries.map((entry) => entry.token).sort());
      });

      test("one person's double clicks each see the one before", async () => {
        const box = await aBox(store, await aSession(store));
        const addOne = (from: Store): Promise<string> =>
          from.transact((tx) => tx.seal(box, "same", (before) => Buffer.concat([before ?? Buffer.alloc(0), Buffer.of(1)])));
        await Promise.all(Array.from({ length: 20 }, (_, index) => addOne(index % 2 ? store : subject.other)));
        expect(await store.entry(box, "same")).toHaveLength(20);
        expect(await store.entries(box)).toHaveLength(1);
        expect(await store.entry(box, "another")).toBeNull();
      });

      test("a frozen box, a deleted one and one that never was are closed", async () => {
        const box = await aBox(store, await aSession(store));
        const seal = (): Promise<string> => store.transact((tx) => tx.seal(box, "t", () => Buffer.from("x")));
        await store.transact((tx) => tx.freezeBox(box));
        expect(await seal()).toBe("closed");
        expect(await store.entries(box)).toEqual([]);
        await store.transact((tx) => tx.deleteBox(box));
        expect(await seal()).toBe("closed");
        expect(await store.entries(box)).toEqual([]);
        expect(await store.box(box)).toBeNull();
        expect(await store.transact((tx) => tx.seal(anId<"box">(), "t", () => Buffer.from("x")))).toBe("closed");
      });

      test("a submission that meets the closing is counted or told, never lost", async () => {
        for (let round = 0; round < 8; round += 1) {
          const session = await aSession(store);
          const box = await aBox(store, session);
          const submissions = Array.from({ length: 16 }, (_, index) => async () => {
            await new Promise((resolve) => setTimeout(resolve, index / 4));
            return subject.other.transact((tx) => tx.seal(box, `token${index}`, () => Buffer.from("x")));
          });
          const close = async (): Promise<number> => {
            await new Promise((resolve) => setTimeout(resolve, round / 3));
            return store.transact(async (tx) => {
              const entries = await tx.lockBox(box);
              await new Promise((resolve) => setTimeout(resolve, 2));
              await tx.freezeBox(box);
              return entries.length;
            });
          };
          const [counted, ...results] = await Promise.all([close(), ...submissions.map((submit) => submit())]);
          const sealed = results.filter((result) => result === "sealed").length;
          expect(counted).toBe(sealed);
          expect(await store.entries(box)).toHaveLength(sealed);
        }
      });

      test("a closing waits for a submission under way", async () => {
        const box = await aBox(store, await aSession(store));
        let sealed = (): void => {};
        const isSealed = new Promise<void>((resolve) => (sealed = resolve));
        const submission = store.transact(async (tx) => {
          await tx.seal(box, "t", () => Buffer.from("x"));
          sealed();
          await new Promise((resolve) => setTimeout(resolve, 50));
        });
        await isSealed;
        expect(await subject.other.transact((tx) => tx.lockBox(box))).toHaveLength(1);
        await submission;
      });

      test("a merge that throws changes nothing", async () => {
        const box = await aBox(store, await aSession(store));
        await store.transact((tx) => tx.seal(box, "t", () => Buffer.from("kept")));
        const broken = store.transact((tx) =>
          tx.seal(box, "t", () => {
            throw new Error("no");
          }),
        );
        await expect(broken).rejects.toThrow("no");
        expect(await store.entry(box, "t")).toEqual(Buffer.from("kept"));
      });
    });

    describe("timers", () => {
      const mine = async (session: SessionId, until: number) =>
        (await store.overdueTimers(until, 10_000)).filter((timer) => timer.session === session);

      test("are made equal to the ones given", async () => {
        const session = await aSession(store);
        const set = (timers: Record<string, number>): Promise<void> =>
          store.transact((tx) =>
            tx.setTimers(
              session,
              Object.entries(timers).map(([key, dueAt]) => ({ session, key, dueAt })),
            ),
          );
        await set({ a: 30, b: 10, c: 20 });
        await set({ a: 30, b: 15.25, d: 5 });
        expect(await mine(session, 100)).toEqual([
          { session, key: "d", dueAt: 5 },
          { session, key: "b", dueAt: 15.25 },
          { session, key: "a", dueAt: 30 },
        ]);
        await set({});
        expect(await mine(session, 100)).toEqual([]);
      });

      test("are overdue from their instant on, the earliest first, as many as asked for", async () => {
        const session = await aSession(store);
        await store.transact((tx) =>
          tx.setTimers(
            session,
            [7, 3, 5].map((dueAt) => ({ session, key: `k${dueAt}`, dueAt: dueAt - 1_000_000 })),
          ),
        );
        expect((await mine(session, -999_995)).map((timer) => timer.key)).toEqual(["k3", "k5"]);
        expect(await store.overdueTimers(-999_000, 2)).toHaveLength(2);
        expect((await store.timersBefore(-999_993, 10)).map((timer) => timer.key)).toEqual(["k3", "k5", "k7"]);
      });

      test("an instant of today survives to the millisecond", async () => {
        const session = await aSession(store);
        const dueAt = 1_800_000_000_123;
        await store.transact((tx) => tx.setTimers(session, [{ session, key: "k", dueAt }]));
        expect(await mine(session, dueAt)).toEqual([{ session, key: "k", dueAt }]);
        expect(await mine(session, dueAt - 1)).toEqual([]);
      });
    });

    describe("effects", () => {
      const added = async () => {
        const effect = anEffect(await aSession(store));
        await store.transact((tx) => tx.addEffects([effect]));
        return effect;
      };
      const isOpen = async (id: string, now: number): Promise<boolean> =>
        (await store.openEffects(now, 10_000)).some((open) => open.id === id);

      test("of two who claim one wins", async () => {
        const effect = await added();
        const claims = await Promise.all(
          Array.from({ length: 6 }, (_, index) => (index % 2 ? store : subject.other).claim(effect.id, 100, 50)),
        );
        expect(claims.filter((claim) => claim !== null)).toEqual([{ row: effect, again: false, attempts: 1 }]);
      });

      test("a claim that ran out may be claimed again, and says so ever after", async () => {
        const effect = await added();
        await store.claim(effect.id, 100, 50);
        expect(await store.claim(effect.id, 149, 50)).toBeNull();
        expect(await isOpen(effect.id, 149)).toBe(false);
        expect(await isOpen(effect.id, 150)).toBe(true);
        expect(await store.claim(effect.id, 150, 50)).toEqual({ row: effect, again: true, attempts: 2 });
        await store.fail(effect.id, 160, "LIMITED");
        expect(await store.claim(effect.id, 160, 50)).toEqual({ row: effect, again: true, attempts: 3 });
      });

      test("a claim is held for longer, while it is one", async () => {
        const effect = await added();
        await store.hold(effect.id, 900);
        expect(await store.claim(effect.id, 100, 50)).not.toBeNull();
        await store.hold(effect.id, 900);
        expect(await store.claim(effect.id, 899, 50)).toBeNull();
        expect(await store.claim(effect.id, 900, 50)).toEqual({ row: effect, again: true, attempts: 2 });
      });

      test("a failed one waits until it may be tried again", async () => {
        const effect = await added();
        await store.claim(effect.id, 100, 50);
        await store.fail(effect.id, 500, "LIMITED");
        expect(await store.claim(effect.id, 499, 50)).toBeNull();
        expect(await isOpen(effect.id, 499)).toBe(false);
        expect(await store.claim(effect.id, 500, 50)).toEqual({ row: effect, again: false, attempts: 2 });
      });

      test("attempts count the claims, and not those that were refused", async () => {
        const effect = await added();
        for (const attempts of [1, 2, 3]) {
          expect(await store.claim(effect.id, 100, 50)).toMatchObject({ attempts });
          expect(await subject.other.claim(effect.id, 100, 50)).toBeNull();
          await store.fail(effect.id, 100, "LIMITED");
        }
      });

      test("a finished one is gone", async () => {
        const effect = await added();
        await store.claim(effect.id, 100, 50);
        await store.finish(effect.id);
        expect(await store.claim(effect.id, 1_000, 50)).toBeNull();
        expect(await isOpen(effect.id, 1_000)).toBe(false);
        expect(await subject.dump()).not.toContain(effect.id);
      });

      test("waiting ones come in the order in which they were decided", async () => {
        const session = await aSession(store);
        const effects = Array.from({ length: 20 }, () => anEffect(session));
        await store.transact((tx) => tx.addEffects(effects));
        const ids = effects.map((effect) => effect.id);
        expect((await store.openEffects(0, 10_000)).map((open) => open.id).filter((id) => ids.includes(id))).toEqual(ids);
        expect(await store.openEffects(0, 3)).toHaveLength(3);
      });
    });

    describe("links", () => {
      test("one with a number opens with that number alone, and dies of three wrong ones", async () => {
        const [right, wrong] = [
          { ...aLink(await aSession(store), 1_000), number: "47" },
          { ...aLink(await aSession(store), 1_000), number: "47" },
        ];
        await store.links.add([right, wrong]);
        expect(await store.links.claim(right.hash, "d", 5)).toBeNull();
        expect(await store.links.claim(right.hash, "d", 5, "48")).toBeNull();
        expect(await store.links.claim(right.hash, "d", 5, "47")).toEqual(right);
        for (const number of ["1", "2", "3"]) await subject.other.links.claim(wrong.hash, "d", 5, number);
        expect(await store.links.claim(wrong.hash, "d", 5, "47")).toBeNull();
      });

      test("are claimed once, however many try", async () => {
        const link = aLink(await aSession(store), 1_000);
        await store.links.add([link]);
        expect(await store.links.find(link.hash, 999)).toEqual(link);
        const claims = await Promise.all(
          Array.from({ length: 10 }, (_, index) => (index % 2 ? store : subject.other).links.claim(link.hash, `device${index}`, 5)),
        );
        expect(claims.filter((claim) => claim !== null)).toEqual([link]);
        expect(await store.links.find(link.hash, 5)).toBeNull();
        const winner = claims.findIndex((claim) => claim !== null);
        expect(await store.links.device(link.seat, `device${winner}`)).toEqual({
          session: link.session,
          person: link.person,
          lock: "none",
        });
        expect(await store.links.device(link.seat, `device${(winner + 1) % 10}`)).toBeNull();
        expect(await store.links.device("another seat", `device${winner}`)).toBeNull();
      });

      test("a code is taken once, by one who asks for it in time, and is no link", async () => {
        const [code, late, link] = [
          { ...aLink(await aSession(store), 1_000), means: "place" as const },
          { ...aLink(await aSession(store), 5), means: "place" as const },
          aLink(await aSession(store), 1_000),
        ];
        await store.links.add([code, late, link]);
        const takes = await Promise.all(
          Array.from({ length: 6 }, (_, index) => (index % 2 ? store : subject.other).links.take(code.hash, 5)),
        );
        expect(takes.filter((each) => each !== null)).toEqual([code]);
        expect(await store.links.take(late.hash, 5)).toBeNull();
        expect(await store.links.take(link.hash, 5)).toBeNull();
        expect(await store.links.find(code.hash, 5)).toBeNull();
      });

      test("that are claimed are remembered as used, until they are revoked", async () => {
        const session = await aSession(store);
        const link = aLink(session, 1_000);
        await store.links.add([link]);
        expect(await store.links.used(link.hash, 5)).toBeNull();
        await store.links.claim(link.hash, "d", 5);
        expect(await subject.other.links.used(link.hash, 5)).toMatchObject({
          hash: link.hash,
          session,
          person: link.person,
          seat: link.seat,
        });
        expect(await store.links.claim(link.hash, "another", 5)).toBeNull();
        expect(await store.links.used(link.hash, 1_000)).toBeNull();
        await store.transact((tx) => tx.replaceLinks(session, link.person ?? anId<"person">(), null));
        expect(await store.links.used(link.hash, 5)).toBeNull();
      });

      test("wrong numbers after it was claimed do a link nothing", async () => {
        const link = { ...aLink(await aSession(store), 1_000), number: "47" };
        await store.links.add([link]);
        await store.links.claim(link.hash, "d", 5, "47");
        for (const number of ["1", "2", "3", "4"]) await store.links.claim(link.hash, "e", 5, number);
        expect(await store.links.used(link.hash, 5)).not.toBeNull();
      });

      test("a device that is admitted belongs to its person, all of it or none", async () => {
        const session = await aSession(store);
        const link = aLink(session, 1_000);
        const admit = store.transact(async (tx) => {
          await tx.admitDevice(session, link.person ?? anId<"person">(), link.seat, "second");
          throw new Error("no");
        });
        await expect(admit).rejects.toThrow("no");
        expect(await store.links.device(link.seat, "second")).toBeNull();
        await store.transact((tx) => tx.admitDevice(session, link.person ?? anId<"person">(), link.seat, "second"));
        expect(await subject.other.links.device(link.seat, "second")).toEqual({ session, person: link.person, lock: "none" });
      });

      test("a device is locked with its number, and forgotten after five wrong ones", async () => {
        const link = aLink(await aSession(store), 1_000);
        await store.links.add([link]);
        await store.links.claim(link.hash, "d", 5);
        const lock = async () => (await store.links.device(link.seat, "d"))?.lock;
        await store.links.lock(link.seat, "d");
        expect(await lock()).toBe("none");
        await store.links.setPin(link.seat, "d", "right");
        expect(await lock()).toBe("open");
        await subject.other.links.lock(link.seat, "d");
        expect(await lock()).toBe("locked");
        for (let tries = 0; tries < 4; tries++) expect(await store.links.unlock(link.seat, "d", "wrong")).toBe(false);
        expect(await lock()).toBe("locked");
        expect(await store.links.unlock(link.seat, "d", "right")).toBe(true);
        expect(await lock()).toBe("open");
        await store.links.lock(link.seat, "d");
        for (let tries = 0; tries < 5; tries++) expect(await store.links.unlock(link.seat, "d", "wrong")).toBe(false);
        expect(await store.links.unlock(link.seat, "d", "right")).toBe(false);
        expect(await store.links.device(link.seat, "d")).toBeNull();
      });

      test("expire", async () => {
        const link = aLink(await aSession(store), 1_000);
        await store.links.add([link]);
        expect(await store.links.find(link.hash, 1_000)).toBeNull();
        expect(await store.links.claim(link.hash, "d", 1_000)).toBeNull();
      });

      test("are revoked of one person, of a session, or of the host, and of nobody else", async () => {
        const session = await aSession(store);
        const [one, two, host] = [aLink(session, 1_000), aLink(session, 1_000), aLink(null, 1_000)];
        await store.links.add([one, two, host]);
        const held = aLink(session, 1_000, one.person);
        await store.links.add([held]);
        await store.links.claim(held.hash, "device", 5);
        const alive = async () => [
          (await store.links.find(one.hash, 5)) !== null,
          (await store.links.device(held.seat, "device")) !== null,
          (await store.links.find(two.hash, 5)) !== null,
          (await store.links.find(host.hash, 5)) !== null,
        ];
        expect(await alive()).toEqual([true, true, true, true]);
        await store.links.revoke(session, one.person);
        expect(await alive()).toEqual([false, false, true, true]);
        await store.links.revoke(session, null);
        expect(await alive()).toEqual([false, false, false, true]);
        await store.links.revoke(null, null);
        expect(await alive()).toEqual([false, false, false, false]);
      });
    });

    describe("places", () => {
      test("a session is found where it is shown, and tells where that is", async () => {
        const [session, other] = [await aSession(store), await aSession(store)];
        const mark = anId<"place">();
        const row = { session, mark, ciphertext: randomBytes(8) };
        await store.transact((tx) => tx.addPlace({ ...row, ciphertext: randomBytes(8) }));
        await store.transact((tx) => tx.addPlace(row));
        await store.transact((tx) => tx.addPlace({ session: other, mark: anId<"place">(), ciphertext: randomBytes(8) }));
        expect(await subject.other.places.of(session)).toEqual([row]);
        expect(await subject.other.places.at(mark)).toEqual([session]);
        expect(await store.places.at("nowhere")).toEqual([]);
      });

      test("an account is somebody, and those that are nobody are left out", async () => {
        const session = await aSession(store);
        const [one, two] = [anId<"person">(), anId<"person">()];
        const rows = [
          { session, person: one, mark: anId<"account">() },
          { session, person: two, mark: anId<"account">() },
        ];
        await store.transact((tx) => tx.addAccounts(rows));
        const found = await subject.other.places.accounts([...rows.map((each) => each.mark), "nobody"]);
        expect(found.toSorted((a, b) => (a.person < b.person ? -1 : 1))).toEqual(rows.toSorted((a, b) => (a.person < b.person ? -1 : 1)));
        expect(await store.places.accounts([])).toEqual([]);
      });

      test("what was posted is kept under its name, the latest", async () => {
        const session = await aSession(store);
        const [first, second] = [randomBytes(8), randomBytes(8)];
        expect(await store.places.post(session, "floor talk")).toBeNull();
        await store.places.keepPost(session, "floor talk", first);
        await store.places.keepPost(session, "floor talk", second);
        expect(await subject.other.places.post(session, "floor talk")).toEqual(second);
      });

      test("a note of the host's is kept under its mark, the latest, and goes with no session", async () => {
        const mark = anId<"note">();
        const [first, second] = [randomBytes(8), randomBytes(8)];
        expect(await store.places.note(mark)).toBeNull();
        await store.places.keepNote(mark, first);
        await store.places.keepNote(mark, second);
        const session = await aSession(store);
        await store.transact((tx) => tx.destroySession(session, { artefacts: false, readers: [] }));
        expect(await subject.other.places.note(mark)).toEqual(second);
      });

      test("a delivery comes once, however many hear of it, until its time is over", async () => {
        const mark = anId<"arrival">();
        const firsts = await Promise.all(
          Array.from({ length: 8 }, (_, nth) => (nth % 2 ? store : subject.other).places.isFirst(mark, 100, 5)),
        );
        expect(firsts.filter(Boolean)).toHaveLength(1);
        expect(await store.places.isFirst(mark, 100, 99)).toBe(false);
        expect(await store.places.isFirst(mark, 200, 100)).toBe(true);
      });

      test("all of it goes with the session", async () => {
        const session = await aSession(store);
        const [place, account] = [anId<"place">(), anId<"account">()];
        await store.transact((tx) => tx.addPlace({ session, mark: place, ciphertext: randomBytes(8) }));
        await store.places.keepPost(session, "floor", randomBytes(8));
        await store.transact((tx) => tx.addAccounts([{ session, person: anId<"person">(), mark: account }]));
        await store.transact((tx) => tx.destroySession(session, { artefacts: true, readers: [] }));
        expect([await store.places.at(place), await store.places.accounts([account]), await store.places.post(session, "floor")]).toEqual([
          [],
          [],
          null,
        ]);
      });
    });

    describe("destroying a session", () => {
      async function aFullSession() {
        const session = await aSession(store, 3);
        const box = await aBox(store, session);
        const person = anId<"person">();
        const [text, artefact] = [aText(session), aText(session, "artefact")];
        const [deliver, endKey] = [anEffect(session), anEffect(session, { do: "destroyKey", key: anId<"key">() })];
        await store.transact(async (tx) => {
          await tx.saveSnapshot(aSnapshot(session, 3));
          await tx.saveTexts([text, artefact]);
          await tx.saveRoster([{ session, person, ciphertext: randomBytes(8) }]);
          await tx.setTimers(session, [{ session, key: "a", dueAt: 1 }]);
          await tx.addEffects([deliver, endKey]);
          await tx.seal(box, "t", () => Buffer.from("x"));
        });
        const [link, reader, left] = [aLink(session, 1_000), aLink(session, 1_000), aLink(session, 1_000)];
        await store.links.add([link, reader, left]);
        await store.links.claim(reader.hash, "reader", 5);
        await store.links.claim(left.hash, "left", 5);
        return { session, box, text, artefact, deliver, endKey, link, reader, left };
      }

      test("leaves the cleared artefacts, the session's row, and what ends keys", async () => {
        const { session, box, text, artefact, deliver, endKey, link } = await aFullSession();
        await store.transact((tx) => tx.destroySession(session, { artefacts: true, readers: [] }));
        expect(await store.version(session)).toBe(3);
        expect(await store.eventsAfter(session, 0)).toEqual([]);
        expect(await store.snapshot(session)).toBeNull();
        expect([...(await store.texts(session, [text.id, artefact.id])).keys()]).toEqual([artefact.id]);
        expect(await store.roster(session)).toEqual([]);
        expect([await store.box(box), await store.entries(box)]).toEqual([null, []]);
        expect((await store.overdueTimers(10, 10_000)).filter((timer) => timer.session === session)).toEqual([]);
        expect(await store.links.find(link.hash, 5)).toBeNull();
        expect(await store.claim(deliver.id, 10, 10)).toBeNull();
        expect(await store.claim(endKey.id, 10, 10)).not.toBeNull();
      });

      test("leaves those who may still read as nobody in particular, however often it is done", async () => {
        const { session, reader, left } = await aFullSession();
        const readers = [reader.person ?? anId<"person">()];
        await store.transact((tx) => tx.destroySession(session, { artefacts: true, readers }));
        await store.transact((tx) => tx.destroySession(session, { artefacts: true, readers: [] }));
        expect(await store.links.device(reader.seat, "reader")).toEqual({ session, person: null, lock: "none" });
        expect(await store.links.device(left.seat, "left")).toBeNull();
        await store.transact((tx) => tx.destroySession(session, { artefacts: false, readers }));
        expect(await store.links.device(reader.seat, "reader")).toBeNull();
      });

      test("leaves the session's row alone, if nothing was cleared and the keys have ended", async () => {
        const { session, box, artefact, endKey, reader } = await aFullSession();
        const stranger = await aSession(store, 1);
        await store.transact((tx) => tx.destroySession(session, { artefacts: false, readers: [] }));
        await store.finish(endKey.id);
        const left = await subject.dump();
        for (const id of [box, artefact.id, reader.person, reader.seat]) expect(left).not.toContain(id);
        expect(await store.version(session)).toBe(3);
        expect(await store.version(stranger)).toBe(1);
        expect(await store.eventsAfter(stranger, 0)).toHaveLength(1);
      });

      test("a snapshot of what is left may be saved, and events may follow", async () => {
        const { session } = await aFullSession();
        await store.transact(async (tx) => {
          await tx.destroySession(session, { artefacts: true, readers: [] });
          await tx.saveSnapshot(aSnapshot(session, 3));
          await tx.append(session, 3, joined(1), "destroyed");
        });
        expect((await store.snapshot(session))?.version).toBe(3);
        expect(await store.eventsAfter(session, 3)).toHaveLength(1);
        expect(await store.eventsAfter(session, 0)).toHaveLength(1);
      });
    });

    describe("listening", () => {
      test("one process hears of what another appended, once it is committed", async () => {
        const session = await aSession(store);
        const heard: (readonly [string, number])[] = [];
        const stop = await subject.other.listen((id, version) => heard.push([id, version]));
        const mine = (): readonly number[] => heard.filter(([id]) => id === session).map(([, version]) => version);
        await store.transact((tx) => tx.append(session, 0, joined(2), "running"));
        await store
          .transact(async (tx) => {
            await tx.append(session, 2, joined(1), "running");
            throw new Error("rolled back");
          })
          .catch(() => {});
        await store.transact((tx) => tx.append(session, 2, joined(2), "running"));
        await eventually(() => mine().length >= 2);
        expect(mine()).toEqual([2, 4]);
        await stop();
        await store.transact((tx) => tx.append(session, 4, joined(1), "running"));
        await new Promise((resolve) => setTimeout(resolve, 50));
        expect(mine()).toEqual([2, 4]);
      });

      test("two listeners of one process both hear, and stop by themselves", async () => {
        const session = await aSession(store);
        const heard = { one: 0, two: 0 };
        const stopOne = await store.listen((id) => void (heard.one += id === session ? 1 : 0));
        const stopTwo = await store.listen((id) => void (heard.two += id === session ? 1 : 0));
        await store.transact((tx) => tx.append(session, 0, joined(1), "running"));
        await eventually(() => heard.one === 1 && heard.two === 1);
        await stopOne();
        await store.transact((tx) => tx.append(session, 1, joined(1), "running"));
        await eventually(() => heard.two === 2);
        expect(heard.one).toBe(1);
        await stopTwo();
      });

      test("a sealed act is not heard of and leaves the version alone", async () => {
        const session = await aSession(store);
        const box = await aBox(store, session);
        const heard: string[] = [];
        const stop = await subject.other.listen((id) => heard.push(id));
        await store.transact((tx) => tx.seal(box, "t", () => Buffer.from("x")));
        await new Promise((resolve) => setTimeout(resolve, 50));
        expect(heard).not.toContain(session);
        expect(await store.version(session)).toBe(0);
        await stop();
      });
    });
  });
}
