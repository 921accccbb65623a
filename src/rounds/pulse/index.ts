import { z } from "zod";
import type { Path } from "../../model/ids.ts";
import type { Fault, RoundKind } from "../../model/kind.ts";
import type { Pulse } from "../../model/vocabulary.ts";
import { phaseOf } from "../phase.ts";
import { entry, refusalOf } from "./entry.ts";
import { pulseFigures } from "./figures.ts";
import { leastOf } from "./least.ts";
import { publishedBefore, type PulseOwn } from "./own.ts";
import { settleTemperature, settleTrust } from "./settle.ts";
import { show } from "./show.ts";

const BYTES = 256;
/** The key of a pulse that is paired lives until the session ends: so the pulse at the end finds the one at the beginning. */
const SESSION = "" as Path;

const INSTRUMENTS = ["temperature", "working-trust-8"];

/** A short anonymous questionnaire: how it goes, from 1 to 5, or statements on trust, from 1 to 7. Shown in bands and words. */
export const pulse: RoundKind<Pulse, PulseOwn, never, never> = {
  kind: "pulse",
  act: z.never(),
  entry,
  check,
  start: ({ spec, plan, earlier }) => ({
    own: { published: publishedBefore(spec, earlier) },
    phase: phaseOf(spec, plan, "rate", {
      box: {
        keyEndsWith: spec.link === "pairedInMemory" ? SESSION : "@phase",
        minContributors: leastOf(spec),
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
  whole: (own) => ({ published: own.published ?? {} }),
  admit: ({ run }, body) => refusalOf(run.spec, body),
  settle({ run: { spec, own } }, entries, before) {
    const figures = spec.instrument === "temperature" ? settleTemperature(entries) : settleTrust(spec, entries, before, own.published);
    return { items: [], figures };
  },
  after: (_round, settled) => ({ done: { items: [], figures: pulseFigures.safeParse(settled?.figures).data ?? null } }),
  show,
};

function check({ instrument, link }: Pulse): readonly Fault[] {
  const faults: Fault[] = [];
  if (!INSTRUMENTS.includes(instrument))
    faults.push({ path: "instrument", wrong: `the instrument ${instrument} does not exist`, fix: `use ${INSTRUMENTS.join(" or ")}` });
  if (link !== "none" && instrument === "temperature")
    faults.push({ path: "link", wrong: "a temperature is compared with nothing", fix: "set link to none" });
  return faults;
}
