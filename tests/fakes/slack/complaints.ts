import type { z } from "zod";

/** What is wrong at one place of the arguments, in the words Slack uses. */
export interface Complaint {
  readonly pointer: string;
  readonly message: string;
}

const pointerOf = (path: readonly PropertyKey[]): string => path.map((step) => `/${String(step)}`).join("");

function words(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "too_big":
      if (issue.origin === "array") return `no more than ${issue.maximum} items allowed`;
      return issue.origin === "string" ? `must be less than ${Number(issue.maximum) + 1} characters` : `must be at most ${issue.maximum}`;
    case "too_small":
      if (issue.origin === "array") return `no fewer than ${issue.minimum} items allowed`;
      return issue.origin === "string" ? `must be more than ${Number(issue.minimum) - 1} characters` : `must be at least ${issue.minimum}`;
    case "unrecognized_keys":
      return `invalid additional property: ${issue.keys.join(", ")}`;
    case "invalid_type":
      return issue.message.endsWith("received undefined") ? "missing required field" : `must be ${issue.expected}`;
    case "invalid_union":
      return "note" in issue ? "unsupported type" : "failed to match all allowed schemas";
    default:
      return issue.message;
  }
}

/** Checks a value; `at` is where it stands in the arguments of the call. */
export function complaintsOf(schema: z.ZodType, value: unknown, at = ""): readonly Complaint[] {
  const checked = schema.safeParse(value);
  if (checked.success) return [];
  return checked.error.issues.map((issue) => ({ pointer: at + pointerOf(issue.path), message: words(issue) }));
}

/** The lines of `response_metadata.messages`. */
export const asMessages = (complaints: readonly Complaint[]): readonly string[] =>
  complaints.map(({ pointer, message }) => `[ERROR] ${message} [json-pointer:${pointer || "/"}]`);
