import { THRESHOLDS } from "../../src/confidentiality/thresholds.ts";
import { fieldOf, type Tables } from "./loot.ts";

/**
 * What ties a person to something that was written: a row, or a part of a snapshot, that names both. Where as many are
 * named as a list needs to open (who may act in a round, say), nobody is meant.
 */
export function linksIn(tables: Tables, people: readonly string[], things: readonly string[]): readonly string[] {
  return [...tables].flatMap(([name, rows]) =>
    rows
      .flatMap((row) => (name.endsWith(".snapshots") ? partsOf(row) : [row]))
      .filter((unit) => {
        const named = people.filter((person) => unit.includes(person)).length;
        return named > 0 && named < THRESHOLDS.release && things.some((thing) => unit.includes(thing));
      }),
  );
}

/** A snapshot is one row and holds everything, so it is taken apart: each item, each member, each output by itself. */
function partsOf(row: string): readonly string[] {
  const body = JSON.parse(fieldOf(row, -1)) as Readonly<Record<string, unknown>>;
  return Object.values(body).flatMap((section) =>
    section !== null && typeof section === "object"
      ? Object.entries(section).map((part) => JSON.stringify(part))
      : [JSON.stringify(section)],
  );
}
