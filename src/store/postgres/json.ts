import { sql, type RawBuilder } from "kysely";

/**
 * The columns are `json`, not `jsonb`: the order of keys survives, so a state folded from stored events equals the one
 * folded before they were stored.
 */
export const json = <T>(value: T): RawBuilder<T> => sql<T>`${JSON.stringify(value)}::json`;
