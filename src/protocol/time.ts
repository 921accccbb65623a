import type { Mode, Protocol, RoundSpec } from "../model/vocabulary.ts";
import { eligible, type Heads } from "./heads.ts";
import { rounds, type Placed } from "./walk.ts";

/** Minutes throughout, in live and in asynchronous sessions. */
export interface RoundTime {
  readonly id: string;
  readonly minutes: number;
  /** Time to object after the work is done: contested merges. Clearing a recap comes after the conversation. */
  readonly waits: number;
  /** How often it may come, and comes at least. */
  readonly most: number;
  readonly least: number;
}

/** A circle that does not fit into its window. */
export interface Overrun {
  readonly id: string;
  readonly at: string;
  readonly people: number;
  readonly turns: number;
  readonly secondsPerTurn: number;
  readonly needs: number;
  readonly has: number;
}

export interface Time {
  readonly rounds: readonly RoundTime[];
  /** Without the times to object, each repeat once unless it counts. */
  readonly least: number;
  /** Without the times to object, every repeat to its end. */
  readonly most: number;
  readonly waits: number;
  readonly overruns: readonly Overrun[];
}

/** Adds up the time of a protocol for these people. Side rooms run at the same time, so they count once. */
export function timeOf(protocol: Protocol, people: readonly Heads[], mode: Mode, minutes: Readonly<Record<string, number>> = {}): Time {
  const placed = rounds(protocol.steps);
  const sides = protocol.needs?.sides ?? 0;
  const times = placed.map((each) => roundTime(each, mode, minutes));
  const sum = (count: (time: RoundTime) => number): number => times.reduce((total, time) => total + count(time), 0);
  return {
    rounds: times,
    least: sum((time) => time.minutes * time.least),
    most: sum((time) => time.minutes * time.most),
    waits: sum((time) => time.waits * time.most),
    overruns: mode === "live" ? placed.flatMap((each) => overrun(each, windowOf(each.step, mode, minutes), people, sides)) : [],
  };
}

function roundTime({ step, around }: Placed<RoundSpec>, mode: Mode, minutes: Readonly<Record<string, number>>): RoundTime {
  const repeats = around.filter((each) => each.kind === "repeat");
  return {
    id: step.id,
    minutes: windowOf(step, mode, minutes),
    waits: waitsOf(step, mode),
    most: repeats.reduce((times, each) => times * each.max, 1),
    least: repeats.reduce((times, each) => times * (each.until.rule === "count" ? each.max : 1), 1),
  };
}

function windowOf(step: RoundSpec, mode: Mode, minutes: Readonly<Record<string, number>>): number {
  return minutes[step.id] ?? inMinutes(step.timing, mode);
}

function waitsOf(step: RoundSpec, mode: Mode): number {
  return step.kind === "organise" && step.contest ? inMinutes(step.contest, mode) : 0;
}

function inMinutes(window: { readonly live: number | null; readonly async: number | null } | undefined, mode: Mode): number {
  return mode === "live" ? (window?.live ?? 0) : (window?.async ?? 0) * 60;
}

function overrun(placed: Placed<RoundSpec>, has: number, people: readonly Heads[], sides: number): readonly Overrun[] {
  const { step, at } = placed;
  if (step.kind !== "talk" || step.floor.by !== "circle" || step.timing?.perTurn === undefined) return [];
  const speakers = eligible(placed, people, sides).largest;
  const secondsPerTurn = step.timing.perTurn;
  const needs = Math.ceil((speakers * step.floor.cycles * secondsPerTurn) / 60);
  return needs <= has ? [] : [{ id: step.id, at, people: speakers, turns: step.floor.cycles, secondsPerTurn, needs, has }];
}
