import type { Random } from "../../../src/model/command.ts";
import type { Instant, Ms, PersonId } from "../../../src/model/ids.ts";
import type { Run, Session } from "../../../src/model/session.ts";
import { commandOf, type PageForm } from "./forms.ts";
import { leadOf } from "./lead.ts";
import type { Move } from "./moves.ts";
import type { Chair, Rehearsal } from "./rehearsal.ts";
import { speaker } from "./speaker.ts";
import { moveOf } from "./voice.ts";

export interface Playing {
  readonly rehearsal: Rehearsal;
  readonly state: () => Promise<Session | null>;
  readonly now: () => Instant;
  readonly wait: (ms: Ms) => Promise<void>;
  readonly isStopped: () => boolean;
  readonly failed: (error: unknown) => void;
}

/** Between two looks at one's page, and between two things somebody does. */
const RHYTHM = { shortest: 2_000, longest: 6_500 } as const;
/** Whoever has the floor has been waiting for it. */
const FLOOR_RHYTHM = { shortest: 2_000, longest: 5_000 } as const;
/** The facilitator lets a moment pass, so that everybody sees what there is to see. */
const LEAD_RHYTHM = { shortest: 4_000, longest: 7_000 } as const;
/** How long an invented facilitator waits for somebody real who has not sent anything, and for one who may want to speak. */
const PATIENCE_MS = { toAct: 150_000, toSpeak: 40_000 } as const;
/** After so many faults in a row nobody tries any longer. */
const MOST_FAULTS = 10;

/** Whoever is due looks at their page and does one thing, until it is over, is stopped, or its time is out. */
export async function play(playing: Playing): Promise<void> {
  const { rehearsal, now } = playing;
  let faults = 0;
  let spoke: PersonId | null = null;
  while (faults < MOST_FAULTS) {
    const next = earliest(rehearsal.chairs);
    const due = Math.min(next?.dueAt ?? now() + RHYTHM.longest, rehearsal.endsAt);
    await playing.wait(Math.max(0, due - now()));
    if (playing.isStopped() || now() >= rehearsal.endsAt) return;
    try {
      const session = await playing.state();
      if (!session || session.status === "ended" || session.status === "destroyed") return;
      const speaks = speaker(session);
      const begins = speaks === spoke ? undefined : rehearsal.chairs.find(({ person }) => person === speaks);
      if (begins) begins.dueAt = Math.min(begins.dueAt, now() + between(rehearsal.chance, FLOOR_RHYTHM));
      spoke = speaks;
      if (next && !next.isTaken) await turn(playing, next, session);
      if (next) next.dueAt = now() + between(rehearsal.chance, rhythmOf(next, speaks));
      faults = 0;
    } catch (error) {
      playing.failed(error);
      faults++;
      if (next) next.dueAt = now() + between(rehearsal.chance, RHYTHM);
    }
  }
}

const earliest = (chairs: readonly Chair[]): Chair | null =>
  chairs.filter((chair) => !chair.isTaken && !chair.isGone).toSorted((one, other) => one.dueAt - other.dueAt)[0] ?? null;

const rhythmOf = ({ leads, person }: Chair, speaks: PersonId | null): { readonly shortest: Ms; readonly longest: Ms } =>
  leads ? LEAD_RHYTHM : person === speaks ? FLOOR_RHYTHM : RHYTHM;

const between = (chance: Random, { shortest, longest }: { readonly shortest: Ms; readonly longest: Ms }): Ms =>
  shortest + chance.int(longest - shortest);

async function turn({ rehearsal, now }: Playing, chair: Chair, session: Session): Promise<void> {
  const phases = phasesOf(session);
  const mark = [...phases.values(), speaker(session)].join(" ");
  const memory = { did: chair.did, phaseOf: (path: string) => phases.get(path) ?? "" };
  const forms = await chair.door.look();
  if (!forms) return void (chair.isGone = true);
  const others = chair.leads ? await realPeople(rehearsal, mark, now()) : true;
  const moveAt = (page: readonly PageForm[]): Move =>
    chair.leads
      ? leadOf({ ...memory, isQuiet: () => others && isQuiet(rehearsal, mark) }, page)
      : moveOf({ ...memory, ...chair.manner, chance: rehearsal.chance }, page);
  const move = moveAt(forms);
  if (move !== null && move !== "waits") await chair.door.send(move.form, move.filled);
  // Nothing left to do in what is open: the facilitator sees a pen put down.
  chair.idleIn = move === null ? mark : null;
}

/** The phase of each round that is open, so that the same round asked again is told apart. */
const phasesOf = ({ runs }: Session): ReadonlyMap<string, string> =>
  new Map((Object.values(runs) as readonly Run[]).map((run) => [run.path, `${run.path}@${run.phaseNumber}`]));

const isQuiet = ({ chairs }: Rehearsal, mark: string): boolean =>
  chairs.every((chair) => chair.leads || chair.isTaken || chair.isGone || chair.idleIn === mark);

/** Whether those who sit here themselves have done what there is to do, or have been waited for long enough. */
async function realPeople({ chairs }: Rehearsal, mark: string, now: Instant): Promise<boolean> {
  let all = true;
  for (const chair of chairs.filter((each) => each.isTaken && !each.leads)) {
    if (chair.waitedFor?.mark !== mark) chair.waitedFor = { mark, since: now };
    const waited = now - chair.waitedFor.since;
    const forms = waited < PATIENCE_MS.toAct ? await chair.door.look() : null;
    if (forms && !(await isDone(chair, forms, waited))) all = false;
  }
  return all;
}

async function isDone({ door }: Chair, forms: readonly PageForm[], waited: Ms): Promise<boolean> {
  const has = (...commands: readonly string[]): boolean => forms.some((form) => commands.includes(commandOf(form)));
  if (has("join", "consent")) return false;
  if (forms.some((form) => ["done", "lower"].includes(form.hidden.get("do") ?? ""))) return false;
  if (has("say", "floor")) return waited >= PATIENCE_MS.toSpeak;
  const sealed = forms.find((form) => ["idea", "vote"].includes(commandOf(form)));
  return !sealed || (await door.mine(sealed)).some(isFilled);
}

const isFilled = (form: PageForm): boolean =>
  ["idea", "vote"].includes(commandOf(form)) &&
  (form.texts.some(({ value }) => value !== "") ||
    form.choices.some(({ chosen }) => chosen !== "") ||
    form.numbers.some(({ value }) => value > 0));
