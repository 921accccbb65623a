import type { z } from "zod";
import type { Card } from "./card.ts";
import type { Context, PlainText, Random, Refusal, Settled } from "./command.ts";
import type { ById, Instant, ItemId, Path, PersonId, SideId, TextId } from "./ids.ts";
import type { Plan } from "./plan.ts";
import type { Entry, Item, Member, Output, Phase, Run } from "./session.ts";
import type { Attribution, From, RoundKindName, RoundSpec, Stop } from "./vocabulary.ts";

/** A member together with their id. */
export interface Person extends Member {
  readonly id: PersonId;
}

/** The innermost repeat around a round. */
export interface Around {
  readonly path: Path;
  /** What ends it. */
  readonly until: Stop;
  /** Which pass runs, from 1. */
  readonly pass: number;
  readonly max: number;
  /** What the same step left in the pass before; null: nothing, or this is the first pass. */
  readonly before: Output | null;
}

/** Of those who may act in a phase: whether each of them did, and which entries are of people who are still here. */
export interface Pressed {
  readonly all: boolean;
  /** Numbers of entries (`Entry.who`). */
  readonly here: ReadonlySet<number>;
  /** Numbers of entries of officials, who are asked for themselves and stand for no side. */
  readonly officials: ReadonlySet<number>;
}

/** What every hook of a round kind may look at. */
export interface Round<Spec extends RoundSpec, Own> {
  readonly run: Run<Spec, Own>;
  readonly plan: Plan;
  /** Null: it stands in no repeat. */
  readonly around: Around | null;
  /** The items named by `run.input`, in their order. */
  readonly input: readonly Item[];
  readonly items: ById<ItemId, Item>;
  /** Everybody in the session, by id. */
  readonly members: ById<PersonId, Member>;
}

/** An item in a tally, whatever it was judged by. */
export interface JudgedRow {
  readonly item: ItemId;
  readonly rank: number;
  readonly voters: number;
}

/** What a kind says of itself at the start of a round, before there is a run. */
export interface Starting<Spec extends RoundSpec> {
  readonly spec: Spec;
  readonly plan: Plan;
  readonly around: Around | null;
  readonly input: readonly Item[];
  /** How the input was judged in the round it comes from, best first; missing or empty: it was not. */
  readonly judged?: readonly JudgedRow[];
  readonly eligible: readonly Person[];
  /** What the steps before it left, in its own sequence and in those around it, in the order in which they ended. */
  readonly earlier: readonly Output[];
}

export interface Fault {
  /** Where in the protocol: `steps/2/scale`. */
  readonly path: string;
  readonly wrong: string;
  readonly fix: string;
}

/** What `check` knows of the protocol around a step. */
export interface Checking {
  readonly sides: number;
  /** How the items of an earlier step or input are attributed; undefined: not by name. */
  readonly attributionOf?: (step: string) => Attribution | undefined;
  /** What ends the innermost repeat around the step; null: it stands in none. Undefined: it is not known here. */
  readonly until?: Stop | null;
}

/** An open act's outcome: the kind's events, and items or texts that come with them. */
export interface KindDecision<Event> {
  readonly events: readonly Event[];
  readonly items?: readonly Item[];
  readonly texts?: readonly PlainText[];
  /** The round is over as soon as this is done. */
  readonly over?: boolean;
}

export type After<Own> =
  | { readonly next: Phase; readonly own: Own }
  /** `made`: items that come with the result, such as words that leave a room under another label. */
  | { readonly done: { readonly items: readonly ItemId[]; readonly figures: unknown; readonly made?: readonly Item[] } };

/**
 * A round kind: phases and hooks, nothing of the lifecycle (opening, quorum, extension, pause, late joiners, closing,
 * holding are written once, in `session/`). All hooks are pure.
 */
export interface RoundKind<Spec extends RoundSpec, Own, Act, Event> {
  readonly kind: Spec["kind"];
  /** Open acts, parsed at the door. */
  readonly act: z.ZodType<Act>;
  /** Sealed acts: the shape of one entry's body. */
  readonly entry: z.ZodType | null;
  /** What this kind can not run of what the vocabulary allows. */
  check(spec: Spec, plan: Checking): readonly Fault[];
  /** What it works on; without this hook nothing. */
  reads?(spec: Spec): From | null;
  /** Of what was found there, what is for this place; `sides`: those in whose rooms it stands. Without this hook all of it. */
  takes?(spec: Spec, found: readonly Item[], sides: readonly SideId[]): readonly Item[];
  /**
   * Whether there is nothing to do, so that the round is over before it begins. Without this hook that is so where what it
   * works on is empty: a list that stayed shut.
   */
  isIdle?(round: Pick<Starting<Spec>, "spec" | "around" | "input">): boolean;
  start(round: Starting<Spec>, ctx: Context): { readonly own: Own; readonly phase: Phase };
  decide(
    round: Round<Spec, Own>,
    act: Act,
    by: Person,
    ctx: Context,
  ): { ok: true; decision: KindDecision<Event> } | { ok: false; refusal: Refusal };
  evolve(own: Own, event: Event): Own;
  /** A slice that an earlier version of the program wrote, with what that version did not know: rounds outlive an upgrade. */
  whole?(own: Own): Own;
  /** Sealed acts: whether this body may lie in the box. Never sees who. */
  admit?(round: Round<Spec, Own>, body: unknown): Refusal | null;
  /**
   * Sealed acts: what shall lie in the box after this act, given what lay there (null: nothing). Without this hook
   * the act itself replaces what was there. Doing the same act twice must give the same result.
   */
  apply?(round: Round<Spec, Own>, before: unknown, act: unknown): { ok: true; body: unknown } | { ok: false; refusal: Refusal };
  /** Whether an entry is a contribution: one whose words were all withdrawn is not. Without this hook every entry is. */
  counts?(body: unknown): boolean;
  /** Free words inside a sealed act, to be screened before anything is stored. */
  wordsOf?(act: unknown): readonly string[];
  /** Pure; opens nothing by itself. `before`: entries of the same key's earlier passes. */
  settle?(round: Round<Spec, Own>, entries: readonly Entry[], before: readonly Entry[], random: Random, pressed: Pressed): Settled;
  /** Whether settling takes so long that it is done apart from what answers people. Without this hook it does not. */
  isHeavy?(round: Round<Spec, Own>, entries: readonly Entry[]): boolean;
  /** Called when a phase is over (settled, or closed without a box): the next phase, or the round's output. */
  after(round: Round<Spec, Own>, settled: { readonly items: readonly Item[]; readonly figures: unknown } | null, ctx: Context): After<Own>;
  /** What it leaves when it ends before its time: a box of it was dropped, or the rest of it skipped. Without this hook nothing. */
  cutShort?(round: Round<Spec, Own>): { readonly items: readonly ItemId[]; readonly figures: unknown };
  /** Moments at which `onTimer` wants to be called, by name. A function of the state, so nothing can be forgotten. */
  timers?(round: Round<Spec, Own>): Readonly<Record<string, Instant>>;
  onTimer?(round: Round<Spec, Own>, name: string, ctx: Context): KindDecision<Event>;
  /** Somebody left, or became absent. */
  onLeave?(round: Round<Spec, Own>, person: PersonId, ctx: Context): KindDecision<Event>;
  onJoin?(round: Round<Spec, Own>, person: PersonId, ctx: Context): KindDecision<Event>;
  /** Pausing and resuming move the kind's own clocks. */
  onPause?(round: Round<Spec, Own>, ctx: Context): KindDecision<Event>;
  onResume?(round: Round<Spec, Own>, ctx: Context): KindDecision<Event>;
  /** Whether the engine has to compose an artefact while this phase is open. */
  composes?(round: Round<Spec, Own>): boolean;
  composed?(round: Round<Spec, Own>, draft: unknown, ctx: Context): KindDecision<Event>;
  /**
   * What this person sees of the round and can do now. `mine`: their own sealed entry, when they asked for it; `earlier`:
   * their own of the pass before, while its key lives, when they asked.
   */
  show(round: Round<Spec, Own>, to: Person, now: Instant, mine: unknown, read: Reader, earlier?: unknown): Card;
}

/** Plain words of a text that the person may see; null where it was erased. */
export type Reader = (text: TextId) => string | null;

/** A kind whose own types are not known: every hook parses or was given what it wrote itself. */
export type AnyKind = RoundKind<RoundSpec, unknown, unknown, unknown>;
export type Kinds = Partial<Record<RoundKindName, AnyKind>>;
