import { circle } from "./circle.ts";
import { ngt } from "./ngt.ts";
import { pairs } from "./pairs.ts";

/** Where the visitor of a rehearsal begins: looking on, leading, or at the table. */
export const PARTS = ["watch", "facilitator", "delegate"] as const;
export type Part = (typeof PARTS)[number];

/** What an invented delegate writes and says. */
export interface Manner {
  /** What they write in the round at this path, one for each card. */
  readonly cards: (path: string) => readonly string[];
  /** What they say in the round at this path, in order. Who has nothing left to say passes. */
  readonly lines: (path: string) => readonly string[];
  /** How often they ask to speak in one round, where speaking is asked for. */
  readonly turns: number;
  /** What they record in the round at this path, once they have spoken in it. */
  readonly points: (path: string) => readonly string[];
}

/** A method as it is rehearsed: what about, by how many, and how fast. */
export interface Staging {
  readonly protocol: string;
  readonly title: string;
  readonly question: string;
  readonly delegates: number;
  /** How many times as fast as in earnest the session's clocks run. */
  readonly pace: Readonly<Record<Part, number>>;
  /** Of the nth delegate. */
  readonly manner: (index: number) => Manner;
}

/** The methods that can be rehearsed, the usual one first. */
export const METHODS = ["ngt", "circle", "pairs"] as const;
export type Method = (typeof METHODS)[number];
export const staged: Readonly<Record<Method, Staging>> = { ngt, circle, pairs };
