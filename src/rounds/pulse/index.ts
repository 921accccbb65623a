import { z } from "zod";
import type { Block, Card } from "../../model/card.ts";
import type { TextId } from "../../model/ids.ts";
import type { Fault, Person, Round, RoundKind } from "../../model/kind.ts";
import type { Pulse } from "../../model/vocabulary.ts";
import { phaseOf } from "../phase.ts";
import { pulseFigures, type Band, type PulseFigures } from "./figures.ts";

type PulseOwn = Readonly<Record<string, never>>;

const MOST = 5;
/** A finer picture of a small group would point at people, so a temperature is shown in three bands, from eight on. */
const LEAST = 8;
const entry = z.strictObject({ value: z.int().min(1).max(MOST) });
const BYTES = 256;

/** A look at how it goes, in private: from one to five, shown in bands. */
export const pulse: RoundKind<Pulse, PulseOwn, never, never> = {
  kind: "pulse",
  act: z.never(),
  entry,
  check(spec) {
    const faults: Fault[] = [];
    if (spec.instrument !== "temperature")
      faults.push({ path: "instrument", wrong: `the instrument ${spec.instrument} does not exist yet`, fix: "use temperature" });
    if (spec.link !== "none") faults.push({ path: "link", wrong: "paired pulses do not exist yet", fix: "set link to none" });
    return faults;
  },
  start: ({ spec, plan }) => ({
    own: {},
    phase: phaseOf(spec, plan, "rate", {
      box: {
        keyEndsWith: "@phase",
        minContributors: Math.max(LEAST, spec.minN),
        minPerSide: null,
        named: false,
        padTo: BYTES,
        closesWhenAllActed: false,
      },
      close: { quorum: 0, quorumPerSide: 0 },
    }),
  }),
  decide: () => ({ ok: false, refusal: { reason: "refuse.notHere" } }),
  evolve: (own) => own,
  settle(_round, entries) {
    const counted = { low: 0, middle: 0, high: 0 };
    for (const each of entries) counted[bandOf(entry.parse(each.body).value)]++;
    return { items: [], figures: { pulse: "temperature", ...counted } satisfies PulseFigures };
  },
  after: (_round, settled) => ({ done: { items: [], figures: pulseFigures.safeParse(settled?.figures).data ?? null } }),
  show,
};

const bandOf = (value: number): Band => (value <= 2 ? "low" : value === 3 ? "middle" : "high");

function show({ run }: Round<Pulse, PulseOwn>, to: Person, _now: number, mine: unknown): Card {
  const ask: Block[] = run.spec.ask ? [{ is: "text", tone: "plain", words: { text: run.spec.ask as TextId } }] : [];
  if (!run.eligible.includes(to.id)) return { blocks: ask };
  const chosen = entry.safeParse(mine);
  return {
    blocks: [
      ...ask,
      {
        is: "form",
        command: "vote",
        title: null,
        assurance: [],
        args: { path: run.path },
        fields: [
          {
            is: "choice",
            name: "value",
            label: { say: "pulse.label" },
            options: Array.from({ length: MOST }, (_, index) => ({ value: String(index + 1), words: { say: `pulse.${index + 1}` } })),
            value: chosen.success ? String(chosen.data.value) : "",
            required: true,
          },
        ],
        submit: { say: "pulse.send" },
      },
    ],
  };
}

/** Everybody sees the same three numbers. */
export function pulseCard({ low, middle, high }: PulseFigures): Card {
  return { blocks: [{ is: "text", tone: "plain", words: { say: "pulse.result", with: { low, middle, high } } }] };
}
