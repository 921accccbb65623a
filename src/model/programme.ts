import { z } from "zod";
import type { Day, SessionId } from "./ids.ts";
import { roleSchema } from "./vocabulary.ts";

/**
 * A group that meets again. Each meeting is a session of its own, with people, words and keys of its own; of the group is
 * kept, encrypted whole under one key, what stands here and the papers its meetings released. Nothing else: not who came to
 * which meeting, and nothing that was said.
 */

const day = z.int().transform((days): Day => days);

/** Somebody who is invited to the meetings. Whether they came is not known here. */
const memberSchema = z.object({
  name: z.string(),
  /** The real name where it was given, so that it can be kept out of unattributed words. */
  fullName: z.string().nullable(),
  role: roleSchema,
  /** The name of a side. */
  side: z.string().nullable(),
});
export type Member = z.infer<typeof memberSchema>;

const moveSchema = z.object({ from: z.int(), to: z.int(), why: z.string(), on: day });

const meetingSchema = z.object({
  /** 1 for the first. */
  number: z.int(),
  on: day,
  /** The stage the group was at; 0 where it has none. */
  stage: z.int(),
  /** Null once the session is erased. */
  session: z
    .string()
    .transform((id) => id as SessionId)
    .nullable(),
});
export type Meeting = z.infer<typeof meetingSchema>;

const paperSchema = z.object({ id: z.string(), meeting: z.int(), title: z.string(), on: day });
/** What a meeting released; its text lies beside, under its id. */
export type Paper = z.infer<typeof paperSchema>;

export const programmeSchema = z.object({
  name: z.string(),
  /** BCP 47: of the stages and of what is said to everybody. */
  language: z.string(),
  sides: z.array(z.string()),
  members: z.array(memberSchema),
  /** Rises with every change of sides and members: who changes them has seen those that stand. */
  listVersion: z.int().default(0),
  covenant: z.object({ words: z.string(), since: day }).nullable(),
  /** Titles, in their order; empty: the group has none. */
  stages: z.array(z.string()),
  /** From 1; 0 where there are none. */
  stage: z.int(),
  moves: z.array(moveSchema),
  meetings: z.array(meetingSchema),
  papers: z.array(paperSchema),
  /** When links to all this were made, and whether by the host: whoever leads sees that somebody else could have come in. */
  links: z.array(z.object({ byHost: z.boolean(), on: day })),
});
export type Programme = z.infer<typeof programmeSchema>;
