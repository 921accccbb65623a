import { acceptText } from "../confidentiality/clean.ts";
import { TERMS_VERSION } from "../confidentiality/consent.ts";
import { THRESHOLDS } from "../confidentiality/thresholds.ts";
import type { PlainText } from "../model/command.ts";
import type { SideId } from "../model/ids.ts";
import type { Plan, RegimeId } from "../model/plan.ts";
import type { Item } from "../model/session.ts";
import { VOICES, type Gate, type Protocol, type Step } from "../model/vocabulary.ts";
import { say } from "../cards/messages.ts";
import { asksForQuestion, freeze, wordsBeside } from "./freeze.ts";
import { areHours } from "./hours.ts";
import { protocolIn } from "./in-language.ts";
import { itemsOf, piecesOf, wordsFault, type Piece } from "./inputs.ts";
import { nearest } from "./nearest.ts";
import { peopleFaults } from "./people.ts";
import { TERMS_STEP } from "./references.ts";
import { runnableFaults, type KindChecks } from "./runnable.ts";
import { fault, type PlanFault, type PlanWarning } from "./said.ts";
import type { Setup } from "./setup.ts";
import { rounds } from "./walk.ts";
import { atStage, hasStage } from "./stages.ts";
import { warnings } from "./warnings.ts";

const HOUR_MS = 60 * 60 * 1000;
/** What fits on a narrow screen above a field. */
const MAX_CHARS = { title: 120, question: 300, side: 60 } as const;

export interface Planning {
  /** A protocol that was loaded without faults. */
  readonly protocol: Protocol;
  readonly setup: Setup;
  readonly kinds: KindChecks;
  readonly newId: () => string;
}

export type Planned =
  | {
      readonly ok: true;
      readonly plan: Plan;
      readonly items: readonly Item[];
      /** The words that were taken out of the plan, to be stored encrypted. */
      readonly texts: readonly PlainText[];
      readonly warnings: readonly PlanWarning[];
    }
  | { readonly ok: false; readonly faults: readonly PlanFault[] };

/**
 * Makes a protocol ready for one session, or says all that stands against it at once. What can not be run honestly is
 * refused here, before anybody has been invited: too few people for a promise of anonymity, a label that would be a
 * name, a round that does not exist yet.
 */
export function planSession({ protocol: loaded, setup, kinds, newId }: Planning): Planned {
  const inLanguage = protocolIn(loaded, setup.language);
  const protocol = atStage(inLanguage, setup.stage);
  const terms = consentGate(setup.regime, setup.language);
  const whole: Protocol = { ...protocol, steps: [terms, ...askedOnceMore(protocol.steps, setup.language)] };
  const words = facilitatorsWords(protocol, setup);
  const pieces = piecesOf(protocol, { ...setup, inputs: ofThisStage(setup.inputs, inLanguage, protocol) });
  const faults = [
    ...words.faults,
    ...(hasStage(inLanguage, setup.stage) ? [] : [fault("setup/stage", "stage")]),
    ...(pieces.ok ? [] : pieces.faults),
    ...unknownRounds(inLanguage, setup),
    ...fromProtocol([...runnableFaults(whole, setup.mode, setup.sides.length, kinds), ...peopleFaults(whole, setup.people, words.sides)]),
  ];
  if (faults.length > 0 || !pieces.ok) return { ok: false, faults };
  return { ok: true, ...ready(whole, setup, words, pieces.pieces, newId), warnings: warnings(protocol, setup, setup.people) };
}

/** Every session opens with consent, whatever its protocol (facilitators set the terms, and so are not asked). */
function consentGate(regime: RegimeId, language: string): Gate {
  return {
    kind: "gate",
    id: TERMS_STEP,
    title: say(language, "protocol.terms"),
    of: "consent",
    terms: regime,
    decline: "leave",
    who: { roles: [...VOICES, "observer", "rapporteur", "interpreter"] },
    timing: { live: 5, async: 24 },
  };
}

/** Where the facilitator says when it is enough, the question stands at the end of every pass. */
function askedOnceMore(steps: Protocol["steps"], language: string): Protocol["steps"] {
  return steps.map((step): Step => {
    if (!("steps" in step)) return step;
    const within = askedOnceMore(step.steps, language);
    return step.kind === "repeat" && step.until.rule === "facilitator"
      ? { ...step, steps: [...within, onceMore(step.id, language)] }
      : { ...step, steps: within };
  });
}

const onceMore = (repeat: string, language: string): Gate => ({
  kind: "gate",
  id: `${repeat.slice(0, 24)}-more`,
  title: say(language, "protocol.onceMore"),
  of: "onceMore",
  decline: "again",
  who: { roles: ["facilitator", "cofacilitator"] },
  timing: { live: 1, async: 12 },
});

/** Places are counted as in the file, which has no gate. */
function fromProtocol(faults: readonly PlanFault[]): readonly PlanFault[] {
  return faults.map((each) => ({
    ...each,
    path: each.path.replace(/^steps\/(\d+)/, (_, index: string) => (index === "0" ? TERMS_STEP : `steps/${Number(index) - 1}`)),
  }));
}

/** What was filled in for other stages is left aside; what no stage asks for is refused. */
const ofThisStage = (inputs: Setup["inputs"], whole: Protocol, now: Protocol): Setup["inputs"] =>
  Object.fromEntries(
    Object.entries(inputs).filter(([id]) => now.inputs.some((input) => input.id === id) || !whole.inputs.some((input) => input.id === id)),
  );

interface FacilitatorsWords {
  readonly title: string;
  readonly question: string | null;
  readonly sides: readonly string[];
  readonly faults: readonly PlanFault[];
}

function facilitatorsWords(protocol: Protocol, setup: Setup): FacilitatorsWords {
  const faults: PlanFault[] = [];
  const take = (raw: string, path: string, maxChars: number): string => {
    const accepted = acceptText(raw, { maxChars });
    if (accepted.ok) return accepted.text;
    faults.push(wordsFault(path, accepted.refusal));
    return raw;
  };
  const asked = setup.question !== null && setup.question.trim() !== "";
  if (!asked && asksForQuestion(protocol.steps)) faults.push(fault("setup/question", "question"));
  if (setup.hours && !areHours(setup.hours)) faults.push(fault("setup/hours", "hours"));
  return {
    title: take(setup.title, "setup/title", MAX_CHARS.title),
    question: asked ? take(setup.question ?? "", "setup/question", MAX_CHARS.question) : null,
    sides: setup.sides.map(({ name }, index) => take(name, `setup/sides/${index}/name`, MAX_CHARS.side)),
    faults,
  };
}

function unknownRounds(protocol: Protocol, setup: Setup): readonly PlanFault[] {
  const known = rounds(protocol.steps).map(({ step }) => step.id);
  return Object.keys(setup.minutes)
    .filter((round) => !known.includes(round))
    .map((round) => fault(`setup/minutes/${round}`, "minutes", { round, near: nearest(round, known) ?? "none" }));
}

function ready(
  protocol: Protocol,
  setup: Setup,
  said: FacilitatorsWords,
  pieces: readonly Piece[],
  newId: () => string,
): { readonly plan: Plan; readonly items: readonly Item[]; readonly texts: readonly PlainText[] } {
  const words = wordsBeside(newId);
  const sides = said.sides.map((name) => ({ id: newId() as SideId, name: words.put(name) }));
  const sideIds = sides.map(({ id }) => id);
  const made = itemsOf(pieces, sideIds, newId);
  const plan: Plan = {
    protocol: protocol.id,
    steps: freeze(withMinutes(protocol.steps, setup), words, said.question, sideIds),
    title: words.put(said.title),
    question: said.question === null ? null : words.put(said.question),
    inputs: made.byInput,
    ...(setup.stage === null ? {} : { stage: setup.stage }),
    mode: setup.mode,
    language: setup.language,
    hours: setup.mode === "async" ? setup.hours : null,
    pace: setup.pace,
    speech: setup.speech,
    regime: setup.regime,
    assurance: setup.assurance,
    sides,
    termsVersion: TERMS_VERSION,
    minContributors: THRESHOLDS.release,
    minPerSide: THRESHOLDS.sideLabel,
    retention: { wordsMs: setup.retention.wordsHours * HOUR_MS, artefactsMs: setup.retention.artefactsDays * 24 * HOUR_MS },
  };
  return { plan, items: made.items, texts: [...words.texts, ...made.texts] };
}

function withMinutes(steps: Protocol["steps"], setup: Pick<Setup, "minutes" | "mode">): Protocol["steps"] {
  return steps.map((step) => {
    if ("steps" in step) return { ...step, steps: withMinutes(step.steps, setup) };
    const minutes = setup.minutes[step.id];
    if (minutes === undefined) return step;
    const timing = step.timing ?? { live: null, async: null };
    return { ...step, timing: setup.mode === "live" ? { ...timing, live: minutes } : { ...timing, async: minutes / 60 } };
  });
}
