import type { Kysely } from "kysely";

/** Where sessions are shown on chat platforms, who is who there, what was posted, and which deliveries have come. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  await schema
    .createTable("places")
    .addColumn("session", "text", (column) => column.notNull())
    .addColumn("mark", "text", (column) => column.notNull())
    .addColumn("ciphertext", "bytea", (column) => column.notNull())
    .addPrimaryKeyConstraint("places_pkey", ["session", "mark"])
    .execute();
  await schema.createIndex("places_mark").on("places").column("mark").execute();
  await schema
    .createTable("accounts")
    .addColumn("mark", "text", (column) => column.primaryKey())
    .addColumn("session", "text", (column) => column.notNull())
    .addColumn("person", "text", (column) => column.notNull())
    .execute();
  await schema.createIndex("accounts_session").on("accounts").column("session").execute();
  await schema
    .createTable("posts")
    .addColumn("session", "text", (column) => column.notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("ciphertext", "bytea", (column) => column.notNull())
    .addPrimaryKeyConstraint("posts_pkey", ["session", "name"])
    .execute();
  await schema
    .createTable("arrivals")
    .addColumn("mark", "text", (column) => column.primaryKey())
    .addColumn("until", "double precision", (column) => column.notNull())
    .execute();
  await schema.createIndex("arrivals_until").on("arrivals").column("until").execute();
}
