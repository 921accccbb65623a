import { ErrorCode } from "bullmq";
import { codeOf } from "../store/fault.ts";

/** The code of a fault of the queue: of BullMQ's own, which are numbers, their name (`JobLockNotExist`). Never a message. */
export function queueCode(error: unknown): string {
  const { code } = (error ?? {}) as { readonly code?: unknown };
  const known = typeof code === "number" ? ErrorCode[code] : undefined;
  return known ?? codeOf(error);
}
