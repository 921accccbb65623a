import { readFileSync } from "node:fs";
import { readProtocol } from "../../src/protocol/load.ts";
import { setupSchema, type Setup, type SetupInput } from "../../src/protocol/setup.ts";
import type { Heads } from "../../src/protocol/heads.ts";
import { planSession, type Planned } from "../../src/protocol/plan.ts";
import type { KindChecks } from "../../src/protocol/runnable.ts";
import type { Protocol, RoundKindName } from "../../src/model/vocabulary.ts";

export type Json = Record<string, unknown>;

export const fileText = (id: string): string => readFileSync(new URL(`../../protocols/${id}.json`, import.meta.url), "utf8");

export function aProtocol(id: string): Protocol {
  const read = readProtocol(fileText(id));
  if (!read.ok) throw new Error(`${id} is not in order`);
  return read.protocol;
}

/** A real file, with one thing changed. */
export function changed(id: string, change: (json: Json, step: (id: string) => Json) => void): string {
  const json = JSON.parse(fileText(id)) as Json;
  change(json, (step) => findStep(json, step));
  return JSON.stringify(json);
}

function findStep(json: Json, id: string): Json {
  const inside = (steps: readonly Json[]): Json | undefined =>
    steps.flatMap((step) => [step, ...(step["steps"] ? [inside(step["steps"] as Json[])] : [])]).find((step) => step?.["id"] === id);
  const found = inside(json["steps"] as Json[]);
  if (!found) throw new Error(`no step ${id}`);
  return found;
}

const NAMES: readonly RoundKindName[] = ["gate", "brief", "collect", "talk", "organise", "judge", "relate", "draft", "pulse", "report"];
/** Every kind exists and runs everything. */
export const allKinds: KindChecks = Object.fromEntries(NAMES.map((name) => [name, { check: () => [] }]));

export function ids(): () => string {
  let next = 0;
  return () => `id${++next}`;
}

export const people = (count: number, role: Heads["role"] = "participant", side: number | null = null): Heads => ({ role, side, count });
export const twoSides = (one: number, other: number): Heads[] => [people(one, "delegate", 0), people(other, "delegate", 1)];

export function plan(id: string, given: Partial<SetupInput>, more: { kinds?: KindChecks } = {}): Planned {
  return planWith(aProtocol(id), given, more);
}

export function planWith(protocol: Protocol, given: Partial<SetupInput>, more: { kinds?: KindChecks } = {}): Planned {
  const setup: Setup = setupSchema.parse({ title: "Water", question: "What should we do first?", mode: "live", people: [], ...given });
  return planSession({ protocol, setup, kinds: more.kinds ?? allKinds, newId: ids() });
}

export const faultKeys = (planned: Planned): readonly string[] =>
  planned.ok ? [] : planned.faults.map(({ wrong }) => wrong.key.replace("protocol.no.", ""));
export const warningKeys = (planned: Planned): readonly string[] =>
  planned.ok ? planned.warnings.map(({ say }) => say.key.replace("protocol.warn.", "")) : [];
