import { parseArgs } from "node:util";
import type { Library } from "../../src/protocol/library.ts";
import { NAMES } from "./invented.ts";

const USAGE = `Rehearse a session with invented people.

  npm run rehearse -- --protocol ngt [--people 8] [--seed 1] [--out rehearsals]
  npm run rehearse -- --scenario FILE [--seed 1] [--json]

In memory and in virtual time. With --store: on the storage the program is set to use (nothing set: an embedded
PostgreSQL in a temporary folder; DATABASE_URL; REDIS_URL), by the real clock, durations divided by --faster. What was
made there is erased at the end.
`;

interface AskedWorld {
  readonly seed: number;
  /** Null: in memory. `faster` null: as suits the session. */
  readonly store: { readonly faster: number | null } | null;
}

export interface AskedScenario extends AskedWorld {
  readonly is: "scenario";
  readonly file: string;
  readonly json: boolean;
}

export interface AskedProtocol extends AskedWorld {
  readonly is: "protocol";
  readonly protocol: string;
  readonly people: number;
  /** Folder of the recap. */
  readonly out: string;
}

export type Asked = AskedScenario | AskedProtocol;

export type ReadArguments = { readonly ok: true; readonly asked: Asked } | { readonly ok: false; readonly wrong: string };

const wrong = (sentence: string): ReadArguments => ({ ok: false, wrong: sentence });

/** As many as the planner allows. */
const FASTEST = 100_000;
const LAST_SEED = 0xffff_ffff;

/** What was asked for on the command line, or a sentence about what can not be done. */
export function readArguments(given: readonly string[], library: Library): ReadArguments {
  const parsed = parsedFrom(given);
  if ("fault" in parsed) return wrong(`${parsed.fault}\n\n${USAGE}`);
  const { scenario, protocol, people, seed = "1", out, json = false, store = false, faster } = parsed.values;
  if (!isWhole(seed, 0, LAST_SEED)) return wrong(`--seed ${seed}: give a whole number from 0 to ${LAST_SEED}.`);
  if (faster !== undefined && !isWhole(faster, 1, FASTEST)) return wrong(`--faster ${faster}: give a whole number from 1 to ${FASTEST}.`);
  if (faster !== undefined && !store) return wrong("--faster goes with --store: in memory nobody waits.");
  const world: AskedWorld = { seed: Number(seed), store: store ? { faster: faster === undefined ? null : Number(faster) } : null };
  if (scenario !== undefined && protocol === undefined) {
    if (people !== undefined || out !== undefined) return wrong("--people and --out go with --protocol: a scenario has its own people.");
    return { ok: true, asked: { is: "scenario", file: scenario, json, ...world } };
  }
  if (protocol === undefined || scenario !== undefined) return wrong(`Give --protocol or --scenario.\n\n${USAGE}`);
  if (json) return wrong("--json goes with --scenario.");
  const counted = peopleFor(protocol, people, library);
  if (typeof counted === "string") return wrong(counted);
  return { ok: true, asked: { is: "protocol", protocol, people: counted, out: out ?? "rehearsals", ...world } };
}

type Values = {
  readonly scenario?: string;
  readonly protocol?: string;
  readonly people?: string;
  readonly seed?: string;
  readonly out?: string;
  readonly faster?: string;
  readonly json?: boolean;
  readonly store?: boolean;
};

function parsedFrom(given: readonly string[]): { readonly values: Values } | { readonly fault: string } {
  const text = { type: "string" } as const;
  const flag = { type: "boolean" } as const;
  try {
    return parseArgs({
      args: [...given],
      options: { scenario: text, protocol: text, people: text, seed: text, out: text, faster: text, json: flag, store: flag },
    });
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) };
  }
}

const isWhole = (text: string, from: number, to: number): boolean => /^\d{1,10}$/.test(text) && Number(text) >= from && Number(text) <= to;

/** Where nobody says how many: a small group. */
const USUALLY = 8;

function peopleFor(id: string, people: string | undefined, library: Library): number | string {
  const protocol = library.protocols().find((each) => each.id === id);
  if (!protocol)
    return `There is no protocol ${id}. There are: ${library
      .protocols()
      .map((each) => each.id)
      .join(", ")}.`;
  const { min } = protocol.size;
  const most = Math.min(protocol.size.max, NAMES.length);
  if (min > most) return `${id} takes at least ${min} people, and there are only ${NAMES.length} invented ones.`;
  if (people === undefined) return Math.min(Math.max(USUALLY, min), most);
  return isWhole(people, min, most) ? Number(people) : `--people ${people}: give a whole number from ${min} to ${most} for ${id}.`;
}
