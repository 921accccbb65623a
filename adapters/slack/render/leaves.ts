import { LIMITS } from "../limits.ts";
import { grouped } from "../../chat/text.ts";
import type { Block } from "./kit.ts";

/** Room for the row that leads to the next leaf. */
const SPARE_BLOCKS = 3;

const charsOf = (block: Block): number => JSON.stringify(block).length;
const bytesOf = (block: Block): number => Buffer.byteLength(JSON.stringify(block));

/** What does not fit into one view is on the next leaf of it. */
export const leavesOf = (blocks: readonly Block[]): readonly (readonly Block[])[] =>
  grouped(blocks, LIMITS.blocksInView - SPARE_BLOCKS, LIMITS.bytesInView / 2, bytesOf);

/** What does not fit into one message is in the next. */
export const messagesOf = (blocks: readonly Block[]): readonly (readonly Block[])[] =>
  grouped(blocks, LIMITS.blocksInMessage, LIMITS.charsInMessage, charsOf);

/** As much of the beginning as one message has room for, beside what else stands in it. */
export function beginningOf(blocks: readonly Block[], beside: readonly Block[]): readonly Block[] {
  let room = LIMITS.charsInMessage - beside.reduce((sum, each) => sum + charsOf(each), 0);
  const end = blocks.findIndex((block, index) => (room -= charsOf(block)) < 0 || index >= LIMITS.blocksInMessage - beside.length);
  return end === -1 ? blocks : blocks.slice(0, end);
}
