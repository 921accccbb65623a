import { THRESHOLDS } from "../confidentiality/thresholds.ts";
import { VOICES, isVoiceRole, type Protocol, type Role, type RoundSpec } from "../model/vocabulary.ts";
import { attributionOf, needsThreshold, speaksForSide } from "./hiding.ts";
import { eligible, total, voices, type Heads } from "./heads.ts";
import { fault, type PlanFault } from "./said.ts";
import { rounds, type Placed } from "./walk.ts";

/** What these people can not do honestly: promises of anonymity that so few can not keep, rounds with nobody in them. */
export function peopleFaults(protocol: Protocol, people: readonly Heads[], sideNames: readonly string[]): readonly PlanFault[] {
  const sides = sideNames.length;
  return [
    ...sizeFaults(protocol, total(voices(people))),
    ...sideFaults(protocol, people, sideNames),
    ...(protocol.needs?.experts && total(people.filter(({ role }) => role === "expert")) === 0 ? [fault("setup/people", "experts")] : []),
    ...rounds(protocol.steps).flatMap((placed) => roundFaults(placed, people, sides)),
  ];
}

function sizeFaults({ size: { min, max } }: Protocol, people: number): readonly PlanFault[] {
  if (people < min) return [fault("setup/people", "tooFew", { min, people, missing: min - people })];
  return people > max ? [fault("setup/people", "tooMany", { max, people })] : [];
}

function sideFaults(protocol: Protocol, people: readonly Heads[], names: readonly string[]): readonly PlanFault[] {
  const needs = protocol.needs?.sides ?? 0;
  const highest = Math.max(-1, ...people.map(({ side }) => side ?? -1));
  const folded = names.map((name) => name.trim().toLowerCase());
  return [
    ...(names.length < needs ? [fault("setup/sides", "sides", { needs, sides: names.length })] : []),
    ...(highest >= names.length ? [fault("setup/people", "sideUnknown", { side: highest + 1, sides: names.length })] : []),
    ...(new Set(folded).size < folded.length ? [fault("setup/sides", "sideTwice")] : []),
    ...names.flatMap((name, side) =>
      total(voices(people).filter((heads) => heads.side === side)) === 0 ? [fault(`setup/sides/${side}`, "sideEmpty", { name })] : [],
    ),
  ];
}

function roundFaults(placed: Placed<RoundSpec>, people: readonly Heads[], sides: number): readonly PlanFault[] {
  const { step, at } = placed;
  const forVoices = step.who.roles === "voices" || step.who.roles.some(isVoiceRole);
  // The team may come later; the people a round is for may not.
  if (!forVoices) return [];
  const may = eligible(placed, people, sides);
  if (may.smallest === 0 && !isForSidesNotThere(placed, sides))
    return [fault(`${at}/who`, "nobody", { step: step.title, roles: rolesOf(step) })];
  if (asksQuestionsUnseen(step) && may.smallest < THRESHOLDS.release) return [anonymity(at, step, may.smallest)];
  if (!needsThreshold(placed) || speaksForSide(placed)) return [];
  const least = step.minSet ?? THRESHOLDS.release;
  if (attributionOf(step) === "side") return sideLabelFaults(placed, may.perSide, may.smallest);
  if (may.smallest < Math.max(least, THRESHOLDS.release)) return [anonymity(at, step, may.smallest, Math.max(least, THRESHOLDS.release))];
  return attributionOf(step) === "role" ? roleLabelFaults(placed, may.perRole) : [];
}

/** Already said by `sides`: the protocol needs sides and there are none yet. */
const isForSidesNotThere = ({ step }: Placed<RoundSpec>, sides: number): boolean => step.who.side !== undefined && sides < 2;

const anonymity = (at: string, step: RoundSpec, people: number, least: number = THRESHOLDS.release): PlanFault =>
  fault(`${at}/who`, "anonymity", { step: step.title, people, least });

const asksQuestionsUnseen = (step: RoundSpec): boolean =>
  step.kind === "brief" && step.questions !== undefined && step.questions.attribution !== "named";

function sideLabelFaults({ step, at }: Placed<RoundSpec>, perSide: readonly number[], everybody: number): readonly PlanFault[] {
  const least = step.minSet ?? THRESHOLDS.sideLabel;
  const fewest = Math.min(...perSide);
  if (perSide.length > 0 && fewest < least) return [fault(`${at}/attribution`, "sideLabel", { step: step.title, people: fewest, least })];
  return everybody < THRESHOLDS.release ? [anonymity(at, step, everybody)] : [];
}

/** A lone official is named by the word "official". */
function roleLabelFaults({ step, at }: Placed<RoundSpec>, perRole: Partial<Record<Role, number>>): readonly PlanFault[] {
  return Object.entries(perRole)
    .filter(([, people]) => people > 0 && people < THRESHOLDS.roleLabel)
    .map(([role, people]) =>
      fault(`${at}/attribution`, "roleLabel", { step: step.title, role: [role as Role], people, least: THRESHOLDS.roleLabel }),
    );
}

const rolesOf = (step: RoundSpec): readonly Role[] => (step.who.roles === "voices" ? VOICES : step.who.roles);
