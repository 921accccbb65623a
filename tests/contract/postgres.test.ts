import { randomBytes } from "node:crypto";
import { createServer } from "node:net";
import { describe, expect, test } from "vitest";
import { postgresStore } from "../../src/store/postgres/store.ts";
import { throughProxy } from "../support/proxy.ts";
import { aName, dropSchemas, eventually, query } from "../support/scratch.ts";
import { services } from "../support/services.ts";
import { aSession, joined } from "./store.builders.ts";

const { postgres } = await services();

describe("a database that can not be used is a plain sentence", () => {
  const refusal = async (connectionString: string): Promise<string> => {
    const error = await postgresStore({ connectionString, schema: aName() }).then(
      () => "it opened",
      (thrown: unknown) => thrown,
    );
    expect(error).toMatchObject({ name: "StartFault" });
    return (error as Error).message;
  };
  /** Answers a start-up message with an error of this code, as PostgreSQL does. */
  async function refusingWith(code: string, work: (url: string) => Promise<void>): Promise<void> {
    const fields = Buffer.from(`SFATAL\0C${code}\0Mno\0\0`);
    const head = Buffer.from("E\0\0\0\0", "latin1");
    head.writeInt32BE(fields.length + 4, 1);
    const server = createServer((socket) => {
      socket.on("error", () => {});
      socket.once("data", () => socket.end(Buffer.concat([head, fields])));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    await work(`postgres://u:secret@127.0.0.1:${typeof address === "object" ? address?.port : 0}/x`);
    server.close();
  }

  test("nobody answers", async () => {
    expect(await refusal("postgres://u:secret@127.0.0.1:1/x")).toBe(
      "No PostgreSQL answers at DATABASE_URL. Start it, or correct host and port.",
    );
  });

  test("unknown host, no address at all", async () => {
    expect(await refusal("postgres://u:secret@no-such-host.invalid/x")).toMatch(/^The host in DATABASE_URL is not known/);
    expect(await refusal("postgres://u:secret@[::/x")).toMatch(/^DATABASE_URL is not an address of a PostgreSQL\. It looks like/);
  });

  test.each([
    ["28P01", /^PostgreSQL refuses the user or password in DATABASE_URL\./],
    ["3D000", /^The database named in DATABASE_URL does not exist\./],
    ["53300", /^PostgreSQL at DATABASE_URL has no free connection\./],
    ["57P03", /is still starting or shutting down\. Start Parley again/],
    ["XX000", /^PostgreSQL at DATABASE_URL can not be reached \(XX000\)\./],
  ])("the server answers %s", (code, says) =>
    refusingWith(code, async (url) => {
      const message = await refusal(url);
      expect(message).toMatch(says);
      expect(message).not.toContain("secret");
    }),
  );

  test.skipIf(!postgres)("the database is missing on a real server", async () => {
    const url = new URL(postgres!);
    url.pathname = "/no_such_database";
    expect(await refusal(url.href)).toMatch(/^The database named in DATABASE_URL does not exist\./);
  });

  test.skipIf(!postgres)("the user may not make tables", async () => {
    const role = aName();
    await query(postgres!, `create role ${role} login`);
    const url = new URL(postgres!);
    url.username = role;
    expect(await refusal(url.href)).toMatch(/^The user in DATABASE_URL may not create tables\./);
    await query(postgres!, `drop role ${role}`);
  });

  test.skipIf(!postgres)("the tables are of a newer Parley", async () => {
    const schema = aName();
    const options = { connectionString: postgres!, schema };
    await (await postgresStore(options)).close();
    await query(postgres!, `insert into ${schema}.migrations values ('9999-later')`);
    await expect(postgresStore(options)).rejects.toThrow(/^The database at DATABASE_URL was written by a newer Parley\./);
    await dropSchemas(postgres!, schema);
  });
});

describe.skipIf(!postgres)("a connection that breaks", () => {
  test("a listener hears of what happened meanwhile, and a transaction under way fails with a code", async () => {
    const schema = aName();
    const { url, proxy } = await throughProxy(postgres!);
    const near = await postgresStore({ connectionString: postgres!, schema });
    const far = await postgresStore({ connectionString: url, schema });
    const session = await aSession(near, 1);
    const heard: number[] = [];
    await far.listen((id, version) => id === session && heard.push(version));

    const broken = far.transact(async (tx) => {
      await tx.lockSession(session);
      proxy.refuse(true);
      proxy.cut();
      await new Promise((resolve) => setTimeout(resolve, 20));
      await tx.append(session, 1, joined(1), "running");
    });
    await expect(broken).rejects.toMatchObject({ name: "StoreFault" });
    await near.transact((tx) => tx.append(session, 1, joined(3), "running"));
    proxy.refuse(false);
    await eventually(() => heard.includes(4));
    await near.transact((tx) => tx.append(session, 4, joined(1), "running"));
    await eventually(() => heard.includes(5));
    expect(await far.version(session)).toBe(5);

    await Promise.all([near.close(), far.close()]);
    await proxy.close();
    await dropSchemas(postgres!, schema);
  });

  test("a store can be closed while its server is away", async () => {
    const schema = aName();
    const { url, proxy } = await throughProxy(postgres!);
    const store = await postgresStore({ connectionString: url, schema });
    await store.listen(() => {});
    proxy.refuse(true);
    proxy.cut();
    await expect(store.sessions()).rejects.toMatchObject({ name: "StoreFault" });
    await store.close();
    await proxy.close();
    await dropSchemas(postgres!, schema);
  });
});

test.skipIf(!postgres)("no column tells when something was written", async () => {
  const schema = aName();
  const store = await postgresStore({ connectionString: postgres!, schema });
  const columns = await query<{ readonly name: string }>(
    postgres!,
    "select table_name || '.' || column_name as name from information_schema.columns where table_schema = $1 and data_type ~ 'time|date'",
    [schema],
  );
  const sealed = await query<{ readonly name: string }>(
    postgres!,
    "select column_name as name from information_schema.columns where table_schema = $1 and table_name = 'entries' order by 1",
    [schema],
  );
  expect(columns).toEqual([]);
  expect(sealed.map((column) => column.name)).toEqual(["box", "ciphertext", "token"]);
  await store.close();
  await dropSchemas(postgres!, schema);
});

test.skipIf(!postgres)("what a value was does not come out with an error", async () => {
  const schema = aName();
  const store = await postgresStore({ connectionString: postgres!, schema });
  const secret = randomBytes(8).toString("hex");
  const error = await store.transact((tx) => tx.append(`${secret}\0` as never, 0, joined(1), "running")).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ name: "StoreFault", code: "22021" });
  expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain(secret);
  await store.close();
  await dropSchemas(postgres!, schema);
});
