import type { Kysely } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  await schema
    .createTable("sessions")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("version", "integer", (column) => column.notNull())
    .addColumn("status", "text", (column) => column.notNull())
    .addColumn("key", "text", (column) => column.notNull())
    .addColumn("artefact_key", "text", (column) => column.notNull())
    .addColumn("destroy_at", "double precision")
    .execute();
  await schema
    .createTable("events")
    .addColumn("session", "text", (column) => column.notNull())
    .addColumn("version", "integer", (column) => column.notNull())
    .addColumn("body", "json", (column) => column.notNull())
    .addPrimaryKeyConstraint("events_pkey", ["session", "version"])
    .execute();
  await schema
    .createTable("snapshots")
    .addColumn("session", "text", (column) => column.primaryKey())
    .addColumn("version", "integer", (column) => column.notNull())
    .addColumn("body", "json", (column) => column.notNull())
    .execute();
  await schema
    .createTable("texts")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("session", "text", (column) => column.notNull())
    .addColumn("under", "text", (column) => column.notNull())
    .addColumn("ciphertext", "bytea", (column) => column.notNull())
    .execute();
  await schema.createIndex("texts_session").on("texts").column("session").execute();
  await schema
    .createTable("roster")
    .addColumn("session", "text", (column) => column.notNull())
    .addColumn("person", "text", (column) => column.notNull())
    .addColumn("ciphertext", "bytea", (column) => column.notNull())
    .addPrimaryKeyConstraint("roster_pkey", ["session", "person"])
    .execute();
  await schema
    .createTable("boxes")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("session", "text", (column) => column.notNull())
    .addColumn("key", "text", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .execute();
  await schema.createIndex("boxes_session").on("boxes").column("session").execute();
  // No foreign key to the box: its check would lock the box row once more for every submission.
  await schema
    .createTable("entries")
    .addColumn("box", "text", (column) => column.notNull())
    .addColumn("token", "text", (column) => column.notNull())
    .addColumn("ciphertext", "bytea", (column) => column.notNull())
    .addPrimaryKeyConstraint("entries_pkey", ["box", "token"])
    .execute();
  await schema
    .createTable("timers")
    .addColumn("session", "text", (column) => column.notNull())
    .addColumn("key", "text", (column) => column.notNull())
    .addColumn("due_at", "double precision", (column) => column.notNull())
    .addPrimaryKeyConstraint("timers_pkey", ["session", "key"])
    .execute();
  await schema.createIndex("timers_due").on("timers").column("due_at").execute();
  await schema
    .createTable("effects")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("session", "text", (column) => column.notNull())
    .addColumn("queue", "text", (column) => column.notNull())
    .addColumn("body", "json", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull().defaultTo("pending"))
    .addColumn("free_at", "double precision", (column) => column.notNull().defaultTo(0))
    .addColumn("attempts", "integer", (column) => column.notNull().defaultTo(0))
    .addColumn("unsure", "boolean", (column) => column.notNull().defaultTo(false))
    .addColumn("code", "text")
    // Effects of one moment are worked off in the order in which they were decided.
    .addColumn("position", "bigint", (column) => column.notNull().generatedAlwaysAsIdentity())
    .execute();
  await schema.createIndex("effects_session").on("effects").column("session").execute();
  await schema.createIndex("effects_open").on("effects").columns(["free_at", "position"]).execute();
  await schema
    .createTable("links")
    .addColumn("hash", "text", (column) => column.primaryKey())
    .addColumn("session", "text")
    .addColumn("person", "text")
    .addColumn("seat", "text", (column) => column.notNull())
    .addColumn("expires_at", "double precision", (column) => column.notNull())
    .execute();
  await schema.createIndex("links_session").on("links").columns(["session", "person"]).execute();
  await schema
    .createTable("devices")
    .addColumn("seat", "text", (column) => column.notNull())
    .addColumn("device", "text", (column) => column.notNull())
    .addColumn("session", "text")
    .addColumn("person", "text")
    .addPrimaryKeyConstraint("devices_pkey", ["seat", "device"])
    .execute();
  await schema.createIndex("devices_session").on("devices").columns(["session", "person"]).execute();
}
