import { grouped, LIMITS } from "../limits.ts";
import type { Block } from "./kit.ts";

/** Room for the row that leads to the next leaf. */
const SPARE_BLOCKS = 3;

const weightOf = (block: Block): number => JSON.stringify(block).length;

/** What does not fit into one view is on the next leaf of it. */
export const leavesOf = (blocks: readonly Block[]): readonly (readonly Block[])[] =>
  grouped(blocks, LIMITS.blocksInView - SPARE_BLOCKS, LIMITS.bytesInView / 2, weightOf);

/** What does not fit into one message is in the next. */
export const messagesOf = (blocks: readonly Block[]): readonly (readonly Block[])[] =>
  grouped(blocks, LIMITS.blocksInMessage, LIMITS.charsInMessage, weightOf);
