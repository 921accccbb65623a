import { randomBytes } from "node:crypto";
import { chmod, chown, copyFile, readFile, readdir, rm, stat, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderKeys } from "../../src/store/keys/folder.ts";
import { readHostKey } from "../../src/store/keys/host-key.ts";
import { memoryKeys } from "../../src/store/keys/memory.ts";
import { postgresKeys } from "../../src/store/keys/postgres.ts";
import { asNobody } from "../support/as-nobody.ts";
import { aFolder, aName, dropSchemas, query } from "../support/scratch.ts";
import { services } from "../support/services.ts";
import { keySuite } from "./keys.suite.ts";
import { anId } from "./store.builders.ts";

const { postgres } = await services();

keySuite("in memory", async () => {
  const keys = memoryKeys();
  return { open: async () => keys, remove: async () => {} };
});

keySuite("folder", async () => {
  const folder = await aFolder();
  return { open: () => folderKeys(join(folder.path, "keys")), remove: () => folder.remove() };
});

if (postgres) {
  keySuite("PostgreSQL", async () => {
    const schema = aName();
    await query(postgres, `create schema ${schema}`);
    const hostKey = randomBytes(32);
    return { open: () => postgresKeys(postgres, hostKey, schema), remove: () => dropSchemas(postgres, schema) };
  });
} else describe("keys: PostgreSQL", () => test.skip("needs a server", () => {}));

describe("a key folder", () => {
  const inFolder = async (work: (path: string) => Promise<void>): Promise<void> => {
    const folder = await aFolder();
    try {
      await work(join(folder.path, "keys"));
    } finally {
      await folder.remove();
    }
  };

  test("is for its account alone and holds no key in clear", () =>
    inFolder(async (path) => {
      const keys = await folderKeys(path);
      const id = anId<"key">();
      const key = await keys.make(id);
      expect((await stat(path)).mode & 0o777).toBe(0o700);
      for (const name of await readdir(path)) expect((await stat(join(path, name))).mode & 0o777).toBe(0o600);
      expect((await readFile(join(path, id))).includes(key)).toBe(false);
      expect((await readdir(path)).sort()).toEqual([id, "host.check", "host.key"].sort());
      await keys.end(id);
      expect(await readdir(path)).not.toContain(id);
    }));

  test("keeps no host key when one was given", () =>
    inFolder(async (path) => {
      await folderKeys(path, randomBytes(32));
      expect(await readdir(path)).toEqual(["host.check"]);
    }));

  test("says so when the host key is another one or missing", () =>
    inFolder(async (path) => {
      await folderKeys(path);
      await expect(folderKeys(path, randomBytes(32))).rejects.toThrow(/^The host key does not fit the keys in /);
      await rm(join(path, "host.key"));
      await expect(folderKeys(path)).rejects.toThrow(/^The host key of the keys in .* is missing/);
    }));

  test("two processes that start at once make one host key", () =>
    inFolder(async (path) => {
      const stores = await Promise.all(Array.from({ length: 6 }, () => folderKeys(path)));
      const id = anId<"key">();
      const key = await stores[0]!.make(id);
      for (const store of stores) expect(await store.get(id)).toEqual(key);
    }));

  test("does not take one key's file for another's", () =>
    inFolder(async (path) => {
      const keys = await folderKeys(path);
      const [one, two] = [anId<"key">(), anId<"key">()];
      await keys.make(one);
      await copyFile(join(path, one), join(path, two));
      expect(await keys.get(two)).toBeNull();
      await truncate(join(path, two), 3);
      expect(await keys.get(two)).toBeNull();
    }));

  test("ignores what a killed process left half written", () =>
    inFolder(async (path) => {
      await folderKeys(path);
      await writeFile(join(path, "0011.tmp"), "half");
      const keys = await folderKeys(path);
      expect(await keys.list()).toEqual([]);
    }));

  test.skipIf(process.getuid?.() !== 0)("that can not be written is a plain sentence", () =>
    inFolder(async (path) => {
      const says = await asNobody(`
        import { folderKeys } from "./src/store/keys/folder.ts";
        await folderKeys(${JSON.stringify(path)}).catch((error) => console.log(error.name, error.message));
      `);
      expect(says).toMatch(/^StartFault The key folder .* can not be used \(EACCES\)\. Make it writable/);
    }),
  );

  test.skipIf(process.getuid?.() !== 0)("works for an ordinary user", () =>
    inFolder(async (path) => {
      await folderKeys(path);
      for (const name of [".", ...(await readdir(path))]) await chown(join(path, name), 65_534, 65_534);
      await chmod(path, 0o700);
      const says = await asNobody(`
        import { folderKeys } from "./src/store/keys/folder.ts";
        const keys = await folderKeys(${JSON.stringify(path)});
        await keys.make("k");
        console.log((await keys.list()).join());
      `);
      expect(says).toBe("k");
    }),
  );
});

describe("PostgreSQL keys", () => {
  test("need a host key", async () => {
    await expect(postgresKeys("postgres://127.0.0.1/x", null)).rejects.toThrow(
      /^Keys in a PostgreSQL need a host key\. Set PARLEY_HOST_KEY/,
    );
  });

  test.skipIf(!postgres)("say so when the host key is another one, and hold no key in clear", async () => {
    const schema = aName();
    await query(postgres!, `create schema ${schema}`);
    const keys = await postgresKeys(postgres!, randomBytes(32), schema);
    const key = await keys.make(anId<"key">());
    const rows = await query(postgres!, `select * from ${schema}.parley_keys`);
    expect(JSON.stringify(rows)).not.toContain(JSON.stringify(key.toJSON().data).slice(1, -1));
    await expect(postgresKeys(postgres!, randomBytes(32), schema)).rejects.toThrow(/^The host key does not fit/);
    await keys.close();
    await dropSchemas(postgres!, schema);
  });
});

describe("PARLEY_HOST_KEY", () => {
  test("is 32 bytes in hexadecimal or base64", () => {
    const key = randomBytes(32);
    for (const text of [key.toString("hex"), key.toString("base64"), ` ${key.toString("base64url")}\n`])
      expect(readHostKey(text)).toEqual(key);
  });

  test.each(["", "short", "z".repeat(64), randomBytes(31).toString("hex")])("anything else is refused: %j", (text) => {
    expect(() => readHostKey(text)).toThrow(/^PARLEY_HOST_KEY is not a key of 32 bytes\. Make one with/);
  });
});
