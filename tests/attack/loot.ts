import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { Client, Query } from "pg";

/** Rows as lines, by `schema.table`. */
export type Tables = ReadonlyMap<string, readonly string[]>;

/** What a `COPY … TO STDOUT` sends, which the driver itself throws away. */
class Copy extends Query {
  readonly chunks: Buffer[] = [];
  handleCopyData({ chunk }: { readonly chunk: Buffer }): void {
    // The driver writes the next message over this one.
    this.chunks.push(Buffer.from(chunk));
  }
}

export interface DatabaseThief {
  /** Every table of these schemas, or of all that are not PostgreSQL's own, as COPY gives it. */
  tables(...schemas: readonly string[]): Promise<Tables>;
  /** So that the files hold what the tables hold. */
  checkpoint(): Promise<void>;
  run(sql: string, values?: readonly unknown[]): Promise<void>;
  close(): Promise<void>;
}

export async function aDatabaseThief(url: string): Promise<DatabaseThief> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const copy = (table: string): Promise<readonly string[]> =>
    new Promise((resolve, reject) => {
      const copying = new Copy(`copy ${table} to stdout`, (error) => {
        if (error) reject(error);
        else resolve(Buffer.concat(copying.chunks).toString().split("\n").slice(0, -1));
      });
      client.query(copying);
    });
  return {
    async tables(...schemas) {
      const { rows } = await client.query<{ name: string }>(
        `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
          where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
            and (cardinality($1::text[]) = 0 or table_schema = any ($1))`,
        [schemas],
      );
      const tables = new Map<string, readonly string[]>();
      for (const { name } of rows) tables.set(name, await copy(name));
      return tables;
    },
    checkpoint: async () => void (await client.query("checkpoint")),
    run: async (sql, values = []) => void (await client.query(sql, [...values])),
    close: () => client.end(),
  };
}

/** Every file below a folder that can still be read: a server replaces its files while it runs. */
export async function filesOf(folder: string): Promise<ReadonlyMap<string, Buffer>> {
  const entries = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((each) => each.isFile());
  const files = new Map<string, Buffer>();
  for (const { parentPath, name } of entries) {
    const bytes = await readFile(join(parentPath, name)).catch(() => null);
    if (bytes) files.set(join(parentPath, name), bytes);
  }
  return files;
}

/** A field of a line that COPY wrote. */
export const fieldOf = (line: string, index: number): string => (line.split("\t").at(index) ?? "").replaceAll("\\\\", "\\");

/** Text may hold a needle as it is, or, as COPY prints bytes, in hexadecimal; or somebody wrote it in base64. */
export const foundIn = (text: string, needles: readonly string[]): readonly string[] =>
  needles.filter((needle) => disguises(needle).some((disguise) => text.includes(disguise)));

function disguises(needle: string): readonly string[] {
  const bytes = Buffer.from(needle);
  // In base64 it looks different at each of three places; the first and last letters depend on what stands beside it.
  const based = [0, 1, 2].map((before) =>
    Buffer.concat([Buffer.alloc(before), bytes])
      .toString("base64")
      .replace(/=+$/, "")
      .slice(before === 0 ? 0 : before + 1, -1),
  );
  return [needle, bytes.toString("hex"), ...based, ...based.map((each) => each.replaceAll("+", "-").replaceAll("/", "_"))];
}

/** Bytes lie in files as they are. */
export const foundInFiles = (files: ReadonlyMap<string, Buffer>, needles: readonly (string | Buffer)[]): readonly string[] =>
  [...files].flatMap(([name, bytes]) => needles.filter((needle) => bytes.includes(needle)).map((needle) => `${name}: ${String(needle)}`));
