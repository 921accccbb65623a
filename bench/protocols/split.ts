import type { PersonId, Path, SideId } from "../../src/model/ids.ts";
import type { Member, Session } from "../../src/model/session.ts";
import { splitInto } from "../../src/session/split.ts";
import { seeded } from "../../adapters/rehearsal/world.ts";
import { count } from "../all.ts";
import { figure, median, type Measurement } from "../measurement.ts";

const PEOPLE = 1_000;
const SIDES = 4;
const OF = 4;
const BUDGET_MS = 1_000;
/** Times that are not counted, while the code is being compiled. */
const WARM = 3;
const TIMES = { quick: 5, full: 25 } as const;

/** A room of a thousand people of four sides goes into groups of four, the sides mixed. The core alone. */
export const split: Measurement = {
  name: "split",
  async run({ quick, note }) {
    const session = aRoom();
    for (let warm = 0; warm < WARM; warm++) divide(session, warm);
    const took = count(quick ? TIMES.quick : TIMES.full).map((turn) => divide(session, turn));
    note(`${took.length} times, ${Math.max(...took).toFixed(1)} ms at most`);
    return [figure(`split, ${PEOPLE} people into ${PEOPLE / OF} groups, median`, "ms", median(took), BUDGET_MS)];
  },
};

function divide(session: Session, seed: number): number {
  const began = performance.now();
  const branches = splitInto(session, "rooms" as Path, { by: "size", n: OF, mix: "sides" }, null, seeded(seed));
  const took = performance.now() - began;
  if (branches.length !== PEOPLE / OF) throw new Error(`${branches.length} groups`);
  return took;
}

function aRoom(): Session {
  const member = (index: number): Member => ({
    role: "delegate",
    side: `s-${index % SIDES}` as SideId,
    state: "present",
    termsVersion: 1,
    acceptedOn: null,
  });
  const members = Object.fromEntries(count(PEOPLE).map((index) => [`p-${index}` as PersonId, member(index)]));
  // All that it is divided by.
  return { members } as unknown as Session;
}
