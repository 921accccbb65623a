import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { VersionConflict, type ProgrammeRow } from "../../../src/store/port.ts";
import { anId, aLink } from "../store.builders.ts";
import type { Subject } from "./subject.ts";

const HELD = { session: null, person: null, lock: "none" };

const aProgramme = (version = 1): ProgrammeRow => ({ id: anId<"programme">(), version, endsOn: 20_900, ciphertext: randomBytes(40) });

export function programmes(at: Subject): void {
  describe("programmes", () => {
    test("one is read as it was last saved, and there is none of another id", async () => {
      const first = aProgramme();
      const second = { ...first, version: 2, endsOn: 20_950, ciphertext: randomBytes(60) };
      await at.store.transact((tx) => tx.saveProgramme(first));
      await at.store.transact((tx) => tx.saveProgramme(second));
      expect(await at.other.programmes.read(first.id)).toEqual(second);
      expect(await at.other.programmes.all()).toContainEqual({ id: first.id, endsOn: 20_950 });
      expect(await at.store.programmes.read(anId<"programme">())).toBeNull();
    });

    test("of two who change it at once one decides again", async () => {
      const row = aProgramme();
      await at.store.transact((tx) => tx.saveProgramme(row));
      await at.store.transact((tx) => tx.saveProgramme({ ...row, version: 2 }));
      await expect(at.store.transact((tx) => tx.saveProgramme({ ...row, version: 2 }))).rejects.toThrow(VersionConflict);
      await expect(at.store.transact((tx) => tx.saveProgramme(row))).rejects.toThrow(VersionConflict);
      await expect(at.store.transact((tx) => tx.saveProgramme(aProgramme(2)))).rejects.toThrow(VersionConflict);
    });

    test("a paper twice is one, and belongs to its programme alone", async () => {
      const [one, other] = [aProgramme(), aProgramme()];
      const [id, ciphertext] = ["1-recap", randomBytes(30)];
      for (const row of [one, other]) await at.store.transact((tx) => tx.saveProgramme(row));
      await at.store.transact((tx) => tx.addPaper({ programme: one.id, id, ciphertext: randomBytes(30) }));
      await at.store.transact((tx) => tx.addPaper({ programme: one.id, id, ciphertext }));
      expect(await at.other.programmes.paper(one.id, id)).toEqual(ciphertext);
      expect(await at.other.programmes.paper(other.id, id)).toBeNull();
    });

    test("all but one device of a programme are shut out, with links that were not used; those of another stay", async () => {
      const [one, other] = [aProgramme(), aProgramme()];
      const soon = Date.now() + 3_600_000;
      const links = [one, one, one, other, other].map(({ id }) => ({ ...aLink(null, soon), seat: id }));
      await at.store.links.add(links);
      const device = (index: number): string => `device${index}`;
      for (const index of [0, 1, 3]) await at.store.links.claim(links[index]?.hash ?? "", device(index), Date.now());
      await at.store.links.keepOnlyAt(one.id, device(1));
      const known = (id: string, index: number) => at.other.links.device(id, device(index));
      expect([await known(one.id, 0), await known(one.id, 1), await known(other.id, 3)]).toEqual([null, HELD, HELD]);
      expect(await at.other.links.find(links[2]?.hash ?? "", Date.now())).toBeNull();
      expect(await at.other.links.find(links[4]?.hash ?? "", Date.now())).not.toBeNull();
    });

    test("ending one leaves nothing that opens it, and no paper; another stays", async () => {
      const [one, other] = [aProgramme(), aProgramme()];
      const soon = Date.now() + 3_600_000;
      const links = [one, other].map(({ id }) => ({ ...aLink(null, soon), seat: id }));
      const used = { ...aLink(null, soon), seat: one.id };
      await at.store.links.add([...links, used]);
      await at.store.links.claim(used.hash, "a device", Date.now());
      for (const row of [one, other])
        await at.store.transact(async (tx) => {
          await tx.saveProgramme(row);
          await tx.addPaper({ programme: row.id, id: "p", ciphertext: row.ciphertext });
        });
      await at.store.transact((tx) => tx.endProgramme(one.id));
      expect(await at.other.programmes.read(one.id)).toBeNull();
      expect(await at.other.programmes.paper(one.id, "p")).toBeNull();
      expect(await at.other.links.device(one.id, "a device")).toBeNull();
      expect(await at.other.links.find(links[0]?.hash ?? "", Date.now())).toBeNull();
      expect(await at.other.programmes.paper(other.id, "p")).toEqual(other.ciphertext);
      expect(await at.other.links.find(links[1]?.hash ?? "", Date.now())).not.toBeNull();
    });
  });
}
