import type { z } from "zod";
import type { Json } from "../slack/json.ts";

/** What is wrong at one place of a body, in the words Discord uses. */
export interface Complaint {
  readonly path: readonly PropertyKey[];
  readonly code: string;
  readonly message: string;
}

/** What a check found: what Discord would refuse, and what it would let pass although it is wrong. */
export interface Findings {
  readonly complaints: readonly Complaint[];
  readonly notes: readonly string[];
}

const complain = (code: string, message: string) => ({ code, message });

function words(issue: z.core.$ZodIssue): { readonly code: string; readonly message: string } {
  switch (issue.code) {
    case "too_big":
      return issue.origin === "string" || issue.origin === "array"
        ? complain("BASE_TYPE_MAX_LENGTH", `Must be ${issue.maximum} or fewer in length.`)
        : complain("NUMBER_TYPE_MAX", `int value should be less than or equal to ${issue.maximum}.`);
    case "too_small":
      return issue.origin === "string" || issue.origin === "array"
        ? complain("BASE_TYPE_MIN_LENGTH", `Must be ${issue.minimum} or more in length.`)
        : complain("NUMBER_TYPE_MIN", `int value should be greater than or equal to ${issue.minimum}.`);
    case "invalid_type":
      return issue.input === undefined && issue.message.endsWith("received undefined")
        ? complain("BASE_TYPE_REQUIRED", "This field is required")
        : complain("BASE_TYPE_INVALID", `Must be ${issue.expected}.`);
    case "invalid_value":
      return complain("BASE_TYPE_CHOICES", `Value must be one of {${issue.values.map(String).join(", ")}}.`);
    case "invalid_union":
      return complain("UNION_TYPE_CHOICES", "Value of field must be a known type for this place.");
    case "invalid_format":
      return complain("STRING_TYPE_REGEX", issue.message);
    default:
      return complain("BASE_TYPE_INVALID", issue.message);
  }
}

/** Checks a value by a schema; `at` is where it stands in the body. Keys that Discord does not know are only noted. */
export function findings(schema: z.ZodType, value: unknown, at: readonly PropertyKey[] = []): Findings {
  const checked = schema.safeParse(value);
  const issues = checked.success ? [] : checked.error.issues;
  const pathOf = (issue: z.core.$ZodIssue): readonly PropertyKey[] => [...at, ...issue.path];
  return {
    complaints: issues.filter(({ code }) => code !== "unrecognized_keys").map((issue) => ({ path: pathOf(issue), ...words(issue) })),
    notes: issues.flatMap((issue) =>
      issue.code === "unrecognized_keys" ? [`unknown keys at ${pathOf(issue).join(".") || "the top"}: ${issue.keys.join(", ")}`] : [],
    ),
  };
}

export const joined = (all: readonly Findings[]): Findings => ({
  complaints: all.flatMap(({ complaints }) => complaints),
  notes: all.flatMap(({ notes }) => notes),
});

/** The `errors` of an answer: the body's shape with `_errors` where something is wrong. */
export function errorsTree(complaints: readonly Complaint[]): Json {
  const tree: Json = {};
  for (const { path, code, message } of complaints) {
    let spot = tree;
    for (const step of path) spot = (spot[String(step)] ??= {}) as Json;
    spot._errors = [...((spot._errors as unknown[] | undefined) ?? []), { code, message }];
  }
  return tree;
}
