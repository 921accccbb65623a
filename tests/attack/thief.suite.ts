import { describe, expect, test } from "vitest";
import { openEntry } from "../../src/engine/box.ts";
import type { BoxId } from "../../src/model/ids.ts";
import { isVoiceRole } from "../../src/model/vocabulary.ts";
import { token } from "../../src/store/cipher.ts";
import type { Burglary } from "./burglary.ts";
import { canaries, expectedRanking, names, needles, texts } from "./known.ts";
import { linksIn } from "./links.ts";
import { fieldOf, filesOf, foundIn, foundInFiles, type Tables } from "./loot.ts";

/**
 * The thief has the whole database, today's and that of every moment before, the files of the server, and what the
 * program logged; not the key store of then. They know everybody who was there, and every word.
 */
export function thiefSuite(burglary: () => Burglary, { hasFiles }: { readonly hasFiles: boolean }): void {
  const whole = (tables: Tables): string => [...tables.values()].flat().join("\n");

  describe("the thief", () => {
    test("robs a session that was really played here, with the result it always has", async () => {
      const { played, copyTables } = burglary();
      expect(played.replayed.results["ngt"]).toEqual(expectedRanking);
      const tables = await copyTables();
      expect(tables.size).toBeGreaterThan(8);
      expect(whole(tables).length).toBeGreaterThan(10_000);
    });

    test("finds no canary, no name and no word in any table", async () => {
      for (const [name, rows] of await burglary().copyTables()) expect(foundIn(rows.join("\n"), needles), name).toEqual([]);
    });

    test.runIf(hasFiles)("finds none in the server's files either, its write-ahead log and its log included", async () => {
      const { database, serverFolder } = burglary();
      await database.checkpoint();
      const files = await filesOf(serverFolder ?? "");
      expect(files.size).toBeGreaterThan(500);
      expect([...files.keys()].filter((name) => /pg_wal\/[0-9A-F]{24}$|postgres\.log$/.test(name)).length).toBeGreaterThan(1);
      expect(foundInFiles(files, needles)).toEqual([]);
      expect(foundInFiles(files, [...burglary().endedKeys.values()])).toEqual([]);
    });

    test("finds nobody and nothing said in what the program logged", () => {
      const logged = burglary().logged.join("");
      expect(logged).toContain("a round was settled");
      expect(foundIn(logged, [...canaries, ...names, ...texts])).toEqual([]);
      const { voices, facilitator } = burglary().played.table;
      expect([facilitator, ...voices].filter(({ person }) => logged.includes(person))).toEqual([]);
    });

    test("finds no sealed box any more, and no row that ties a person to an item", async () => {
      const { played, world, copyTables, name } = burglary();
      const tables = await copyTables();
      expect([tables.get(`${name}.boxes`), tables.get(`${name}.entries`)]).toEqual([[], []]);
      const state = await world.engine.state(played.table.session);
      // Those who wrote; a round of the team alone names the team beside what it works on.
      const people = played.table.voices.map(({ person }) => person).filter((id) => isVoiceRole(state?.members[id]?.role ?? "observer"));
      expect(people.length).toBeGreaterThan(10);
      // In the room of their own side people see whose words they are asked to let out, and were told so.
      const items = Object.values(state?.items ?? {}).flatMap((item) => item ?? []);
      const named = new Set(items.flatMap(({ label, text }) => (label.as === "person" ? [text] : [])));
      const things = items.filter(({ text }) => !named.has(text)).flatMap((item) => [item.id, item.text]);
      expect(things.length).toBeGreaterThan(40);
      expect(linksIn(tables, people, things)).toEqual([]);
    });

    test("opens no entry of any backup with the keys of today, and finds nobody by a token", () => {
      const { livingKeys, endedKeys, played } = burglary();
      const entries = sealed(burglary());
      // Eight wrote in the first round, eleven in the second, eleven voted; more in the rounds after it.
      expect(new Set(entries.map((entry) => entry.token)).size).toBeGreaterThanOrEqual(30);
      const opened = (keys: ReadonlyMap<string, Buffer>): readonly string[] =>
        [...keys.values()].flatMap((key) => entries.flatMap((entry) => open(key, entry)));
      const known = (keys: ReadonlyMap<string, Buffer>): number => {
        const tokens = new Set([...keys.values()].flatMap((key) => played.table.voices.map(({ person }) => token(key, person))));
        return entries.filter((entry) => tokens.has(entry.token)).length;
      };
      expect([opened(livingKeys), known(livingKeys)]).toEqual([[], 0]);
      // Had the boxes' keys been kept, the same search would have told everything.
      expect(known(endedKeys)).toBe(entries.length);
      expect(opened(endedKeys).join("\n")).toContain("A shared gauge page");
    });

    test("reads nothing of a group that meets again, and not which conversation was a meeting of it", async () => {
      const { world, name, database, copyTables, serverFolder } = burglary();
      const known = ["Ione Varga", "Ione of the weir", "The weir circle", "We listen before we answer", "Mapping the weir"];
      const [fullName = "", shown = "", group = "", covenant = "", stage = ""] = known;
      const members = [shown, "B", "C", "D", "E"].map((each) => ({ name: each, fullName, role: "participant", side: null }) as const);
      const begun = await world.engine.programmes.begin(
        { name: group, language: "en", stages: [stage, "Acting"], covenant, sides: [], members },
        "en",
      );
      const people = [{ role: "participant", side: null, count: members.length } as const];
      const planned = world.library.plan("circle", { title: group, question: covenant, mode: "live", people }, "en");
      if (!begun.ok || !planned.ok) throw new Error("nothing was begun");
      const lead = { name: "Lead", fullName: null, role: "facilitator", side: null } as const;
      const { session } = await world.engine.found(planned.prepared, lead, { guests: members, programme: begun.id });
      const tables = await copyTables();
      expect(tables.get(`${name}.programmes`)?.filter((row) => row.includes(begun.id))).toHaveLength(1);
      expect(whole(tables)).toContain(session);
      expect(foundIn(whole(tables), known)).toEqual([]);
      expect([...tables.values()].flat().filter((row) => row.includes(begun.id) && row.includes(session))).toEqual([]);
      if (hasFiles) {
        await database.checkpoint();
        expect(foundInFiles(await filesOf(serverFolder ?? ""), known)).toEqual([]);
      }
    });

    test("would have found all this, had it been there", async () => {
      const { database, name, log, logged, copyTables, serverFolder, played, world } = burglary();
      const planted = ["PLANTED in clear", "PLANTED as bytes", "PLANTED in base64"];
      const [clear = "", bytes = "", based = ""] = planted;
      // Twice each: the journal breaks a record where a page of it ends, and with it the words, but not two in a row.
      for (const time of ["planted", "planted again"]) {
        await database.run(`insert into "${name}".devices (seat, device) values ($1, $2)`, [
          `${clear} (${time})`,
          Buffer.from(`..${based}..`).toString("base64"),
        ]);
        await database.run(`insert into "${name}".texts values ($1, $2, 'session', $3)`, [
          time,
          played.table.session,
          Buffer.from(`..${bytes}..`),
        ]);
      }
      const tables = await copyTables();
      expect(foundIn(whole(tables), planted)).toEqual(planted);
      if (hasFiles) {
        await database.checkpoint();
        const found = foundInFiles(await filesOf(serverFolder ?? ""), [clear, bytes]);
        for (const part of ["pg_wal", "base"]) expect(found.filter((each) => each.includes(`/${part}/`)).length, part).toBeGreaterThan(1);
      }
      log.fault("planted", clear);
      expect(foundIn(logged.join(""), planted)).toEqual([clear]);

      const person = played.table.voices[0]?.person ?? "";
      const item = Object.keys((await world.engine.state(played.table.session))?.items ?? {})[0] ?? "";
      await database.run(`insert into "${name}".events values ($1, 9999, $2)`, [
        played.table.session,
        JSON.stringify({ by: person, item }),
      ]);
      expect(linksIn(await copyTables(), [person], [item])).toHaveLength(1);
    });
  });
}

interface Sealed {
  readonly box: BoxId;
  readonly token: string;
  readonly ciphertext: Buffer;
}

/** Every entry that lay in a box at any time: box, token, ciphertext. */
const sealed = ({ backups }: Burglary): readonly Sealed[] =>
  [...new Set(backups.flat())].map((row) => ({
    box: fieldOf(row, 0) as BoxId,
    token: fieldOf(row, 1),
    ciphertext: Buffer.from(fieldOf(row, 2).replace(/^\\x/, ""), "hex"),
  }));

function open(key: Buffer, entry: Sealed): readonly string[] {
  try {
    return [JSON.stringify(openEntry(key, entry.box, entry))];
  } catch {
    return [];
  }
}
