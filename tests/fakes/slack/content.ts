import { checkBlocks, isTooLong } from "./checks.ts";
import { asMessages, complaintsOf } from "./complaints.ts";
import { asObject, asObjects, asText, type Json } from "./json.ts";
import { LIMITS } from "./limits.ts";
import { faulty } from "./refused.ts";
import type { World } from "./world.ts";
import { z } from "zod";

/** What a message says, checked. */
export interface Content {
  readonly text: string;
  readonly blocks: readonly Json[];
  readonly attachments: readonly Json[];
  /** Undefined: not given. */
  readonly metadata: Json | null | undefined;
}

interface Given {
  readonly text?: unknown;
  readonly blocks?: unknown;
  readonly attachments?: unknown;
  readonly metadata?: unknown;
  readonly markdown_text?: unknown;
}

const METADATA = z.strictObject({
  event_type: z.string().min(1).max(LIMITS.metadataEventType),
  event_payload: z.record(z.string(), z.unknown()),
});

function checkText(given: Given, { method, refusesOver, note }: Rules): string {
  const text = asText(given.text);
  const markdown = asText(given.markdown_text);
  if (markdown && (text || given.blocks !== undefined)) throw faulty("markdown_text_conflict");
  if (markdown.length > LIMITS.message.markdown) throw faulty("msg_too_long");
  if (text.length > refusesOver) throw faulty("msg_too_long");
  if (text.length > LIMITS.message.textCut) note(`${method}: text over ${LIMITS.message.textCut} characters is cut off`);
  else if (text.length > LIMITS.message.text) note(`${method}: text over ${LIMITS.message.text} characters`);
  return (markdown || text).slice(0, LIMITS.message.textCut);
}

function checkMetadata(given: unknown): Json | null | undefined {
  if (given === undefined || given === null) return undefined;
  if (Object.keys(asObject(given)).length === 0 && typeof given === "object") return null;
  const complaints = complaintsOf(METADATA, given, "/metadata");
  if (complaints.length > 0) throw faulty("invalid_metadata_format", ...asMessages(complaints));
  return asObject(given);
}

export interface Rules {
  readonly method: string;
  /** Longest text that is not refused. */
  readonly refusesOver: number;
  /** Whether all blocks together are measured. */
  readonly measuresBlocks: boolean;
  readonly note: (words: string) => void;
}

export const rulesFor = (world: World, method: string, rules: Partial<Pick<Rules, "refusesOver" | "measuresBlocks">> = {}): Rules => ({
  method,
  refusesOver: rules.refusesOver ?? Infinity,
  measuresBlocks: rules.measuresBlocks ?? true,
  note: (words) => world.recorder.violation(method, "accepted", [words]),
});

function checkBlockList(blocks: unknown, at: string, rules: Rules): readonly Json[] {
  if (blocks === undefined || blocks === null) return [];
  if (!Array.isArray(blocks)) throw faulty("invalid_blocks_format");
  const { complaints, notes } = checkBlocks("message", blocks, at);
  if (complaints.length > 0) throw faulty("invalid_blocks", ...asMessages(complaints));
  notes.forEach(rules.note);
  if (rules.measuresBlocks && isTooLong(blocks)) throw faulty("msg_blocks_too_long");
  return asObjects(blocks);
}

/** Checks the content of a message as Slack does, and throws its refusal. */
export function checkContent(given: Given, rules: Rules, isEmptyAllowed = false): Content {
  const text = checkText(given, rules);
  const blocks = checkBlockList(given.blocks, "/blocks", rules);
  if (given.attachments !== undefined && !Array.isArray(given.attachments)) throw faulty("invalid_attachments");
  const attachments = asObjects(given.attachments);
  if (attachments.length > LIMITS.message.attachments) throw faulty("too_many_attachments");
  attachments.forEach((each, at) => checkBlockList(each.blocks, `/attachments/${at}/blocks`, rules));
  const metadata = checkMetadata(given.metadata);
  if (!text && blocks.length === 0 && attachments.length === 0 && !isEmptyAllowed) throw faulty("no_text");
  if (!text && blocks.length > 0) rules.note("blocks without text: notifications and screen readers get nothing");
  return { text, blocks, attachments, metadata };
}
