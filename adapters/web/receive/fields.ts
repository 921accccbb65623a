import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";

/** What a form sent: every name with its values, in the order in which they came. */
export type Fields = ReadonlyMap<string, readonly string[]>;

export const noFields: Fields = new Map();

/** More names than any form of ours has. */
const MOST_FIELDS = 2000;

/** Reads a form. Anything else than a form is the sender's mistake. */
export async function readFields(c: Context): Promise<Fields> {
  const type = c.req.header("content-type") ?? "";
  if (!type.toLowerCase().startsWith("application/x-www-form-urlencoded")) throw new HTTPException(415);
  const fields = new Map<string, string[]>();
  let count = 0;
  for (const [name, value] of new URLSearchParams(await c.req.text())) {
    count += 1;
    if (count > MOST_FIELDS) throw new HTTPException(413);
    fields.set(name, [...(fields.get(name) ?? []), value.replaceAll("\r\n", "\n")]);
  }
  return fields;
}

export const one = (fields: Fields, name: string): string => fields.get(name)?.[0] ?? "";
export const all = (fields: Fields, name: string): readonly string[] => fields.get(name) ?? [];

/** Fields that belong to the form and not to the command. */
const OURS = new Set(["command", "csrf", "confirm", "once"]);

/** Names of fields that are one for each item: `dots.<item>`, `choices.<item>`, `reasons.<item>`. */
const BY_ITEM = /^(dots|choices|reasons)\.(.+)$/s;

/**
 * The options of a command: several values under one name become a list, `dots.<item>` and its like a record, `ranking.1`,
 * `ranking.2` … a list in the order of the places.
 */
export function optionsOf(fields: Fields): Readonly<Record<string, unknown>> {
  const options = new Map<string, unknown>();
  const records = new Map<string, Map<string, string>>();
  const places: (readonly [number, string])[] = [];
  for (const [name, values] of fields) {
    const value = values[0] ?? "";
    const place = /^ranking\.(\d{1,3})$/.exec(name)?.[1];
    const [, record, item] = BY_ITEM.exec(name) ?? [];
    if (OURS.has(name)) continue;
    if (record && item) records.set(record, (records.get(record) ?? new Map<string, string>()).set(item, filled(record, value)));
    else if (place) places.push([Number(place), value]);
    else options.set(name, values.length > 1 ? values : value);
  }
  for (const [record, items] of records) options.set(record, Object.fromEntries(items));
  if (places.length > 0)
    options.set(
      "ranking",
      places.sort(([a], [b]) => a - b).map(([, item]) => item),
    );
  return Object.fromEntries(options);
}

/** An empty number of dots is none. */
const filled = (record: string, value: string): string => (record === "dots" && value === "" ? "0" : value);
