import type { z } from "zod";
import { protocolSchema } from "../model/vocabulary.ts";
import type { Fault } from "../model/kind.ts";
import { nearest } from "./nearest.ts";
import { keysAt } from "./schema-keys.ts";

/** The parts of a zod issue that are read here. */
interface Issue {
  readonly code?: string | undefined;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly keys?: readonly string[];
  readonly values?: readonly unknown[];
  readonly options?: readonly unknown[];
  readonly expected?: string;
  readonly errors?: readonly (readonly Issue[])[];
}

/** Reads a value as a protocol, or by another schema; what is wrong comes back with the place, and with what would be right. */
export function shapeFaults(value: unknown, schema: z.ZodObject = protocolSchema): readonly Fault[] {
  const parsed = schema.safeParse(value);
  if (parsed.success) return [];
  const issues = parsed.error.issues.flatMap((issue) => flat(issue as unknown as Issue));
  const misspelt = new Set(
    issues.flatMap((issue) =>
      (issue.keys ?? []).map((key) => place([...issue.path, nearest(key, keysAt(schema, issue.path, value)) ?? ""])),
    ),
  );
  return issues
    .filter((issue) => !(isMissing(issue, value) && misspelt.has(place(issue.path))))
    .flatMap((issue) => faults(issue, value, schema));
}

export const place = (path: readonly PropertyKey[]): string => path.map(String).join("/");

/** Of a choice between shapes, the complaints of the shape that was probably meant: the one with the fewest. */
function flat(issue: Issue): readonly Issue[] {
  if (issue.code !== "invalid_union" || !issue.errors?.length) return [issue];
  const meant = issue.errors.filter((errors) => !errors.some((error) => error.path.length === 0 && error.code !== "unrecognized_keys"));
  const best = meant.toSorted((one, other) => strangers(one) - strangers(other) || one.length - other.length)[0];
  if (best === undefined)
    return [{ ...issue, expected: issue.errors.flatMap((errors) => errors.map((error) => wanted(error))).join(" or ") }];
  return best.flatMap((error) => flat({ ...error, path: [...issue.path, ...error.path] }));
}

/** Names that a shape does not have tell more against it than what is wrong inside those it has. */
const strangers = (issues: readonly Issue[]): number =>
  issues.filter((issue) => issue.path.length === 0).reduce((sum, issue) => sum + (issue.keys?.length ?? 0), 0);

function faults(issue: Issue, value: unknown, schema: z.ZodObject): readonly Fault[] {
  const written = valueAt(value, issue.path);
  const path = place(issue.path);
  if (issue.keys)
    return issue.keys.map((key) => {
      const right = keysAt(schema, issue.path, value);
      const close = nearest(key, right);
      return {
        path: place([...issue.path, key]),
        wrong: `nothing here is called "${key}"`,
        fix: close ? `write "${close}"` : `remove it, or use one of: ${right.join(", ")}`,
      };
    });
  if (isMissing(issue, value)) return [{ path, wrong: "this is missing", fix: `add it: ${wanted(issue)}` }];
  const choices = (issue.options ?? issue.values ?? []).map(String);
  if (choices.length > 0) {
    const close = typeof written === "string" ? nearest(written, choices) : null;
    return [
      { path, wrong: `${shown(written)} is not one of the choices`, fix: close ? `write "${close}"` : `use one of: ${choices.join(", ")}` },
    ];
  }
  return [{ path, wrong: `${shown(written)} does not fit`, fix: `give ${wanted(issue)}` }];
}

function isMissing(issue: Issue, value: unknown): boolean {
  return issue.path.length > 0 && valueAt(value, issue.path) === undefined;
}

function wanted(issue: Issue): string {
  const choices = (issue.options ?? issue.values ?? []).map((choice) => `"${String(choice)}"`);
  if (choices.length > 0) return choices.join(" or ");
  if (issue.code === "invalid_type" || issue.expected) return article(issue.expected ?? "value");
  return issue.message.replace(/^Too (small|big): expected /, "").replace(/^Invalid input: expected /, "");
}

const article = (type: string): string => (/^(a|an) |or/.test(type) ? type : `${/^[aeiou]/.test(type) ? "an" : "a"} ${type}`);

function shown(written: unknown): string {
  const text = JSON.stringify(written) ?? "nothing";
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (typeof inner === "object" && inner !== null ? (inner as Record<PropertyKey, unknown>)[key] : undefined),
    value,
  );
}
