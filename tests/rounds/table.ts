import type { Context, PlainText } from "../../src/model/command.ts";
import type { ById, ItemId, Path, PersonId, SideId, TextId } from "../../src/model/ids.ts";
import type { Around, JudgedRow, KindDecision, Person, Pressed, Round, RoundKind } from "../../src/model/kind.ts";
import type { Plan } from "../../src/model/plan.ts";
import type { Entry, Item, Label, Member, Output, Run } from "../../src/model/session.ts";
import type { Role, RoundSpec } from "../../src/model/vocabulary.ts";
import { seeded } from "../floor/room.ts";

export const aPlan: Plan = {
  protocol: "circle",
  steps: [],
  title: "t-title" as TextId,
  question: null,
  inputs: {},
  mode: "live",
  language: "en",
  hours: null,
  pace: 1,
  speech: "typed",
  regime: "chatham-house",
  assurance: "B",
  sides: [
    { id: "upper" as SideId, name: "t-upper" as TextId },
    { id: "lower" as SideId, name: "t-lower" as TextId },
  ],
  termsVersion: 1,
  minContributors: 5,
  minPerSide: 4,
  retention: { wordsMs: 0, artefactsMs: 0 },
};

const seats: Readonly<Record<string, { role: Role; side: string | null }>> = {
  cedar: { role: "delegate", side: "upper" },
  birch: { role: "delegate", side: "upper" },
  elm: { role: "delegate", side: "lower" },
  fir: { role: "expert", side: "lower" },
  hazel: { role: "official", side: null },
  rowan: { role: "official", side: "lower" },
  sage: { role: "facilitator", side: null },
  moss: { role: "rapporteur", side: null },
  reed: { role: "observer", side: null },
};

export const anItem = (id: string, label: Label = { as: "nobody" }): Item => ({
  id: id as ItemId,
  text: `t-${id}` as TextId,
  from: "before" as Path,
  mergedFrom: [],
  label,
});

interface Setting<Spec> {
  readonly spec: Spec;
  readonly plan?: Partial<Plan>;
  readonly people?: readonly string[];
  readonly input?: readonly Item[];
  readonly around?: Around | null;
  readonly judged?: readonly JudgedRow[];
  readonly earlier?: readonly Output[];
}

/** Nobody is missing, and nobody has left. */
export const everybody: Pressed = { all: true, here: new Set(Array.from({ length: 500 }, (_, who) => who)), officials: new Set() };

/** A round of this kind with invented people around it: what they do, what is decided, and what they see. */
export function aTable<Spec extends RoundSpec, Own, Act, Event>(kind: RoundKind<Spec, Own, Act, Event>, setting: Setting<Spec>) {
  const plan = { ...aPlan, ...setting.plan };
  const names = setting.people ?? ["cedar", "birch", "elm", "sage", "reed"];
  const members: Record<string, Member> = Object.fromEntries(names.map((name) => [name, member(name)]));
  const voices = names.filter((name) => !["facilitator", "rapporteur", "observer"].includes(seats[name]?.role ?? ""));
  const input = setting.input ?? [];
  const around = setting.around ?? null;
  let now = 1_000_000;
  let made = 0;
  const context = (): Context => ({ now, random: seeded(1), newId: () => `id-${++made}`, box: null });
  const { own, phase } = kind.start(
    {
      spec: setting.spec,
      plan,
      around,
      input,
      judged: setting.judged ?? [],
      eligible: voices.map(personNamed),
      earlier: setting.earlier ?? [],
    },
    context(),
  );
  let run: Run<Spec, Own> = {
    path: "here" as Path,
    spec: setting.spec,
    eligible: voices as PersonId[],
    input: input.map((item) => item.id),
    phase,
    phaseNumber: 1,
    box: null,
    shutTo: [],
    askedAgain: false,
    reopens: null,
    extended: 0,
    reminded: 0,
    stage: "open",
    heldFor: null,
    dueAt: null,
    remaining: null,
    timeIsUp: false,
    lastCall: null,
    own,
  };
  let items: ById<ItemId, Item> = Object.fromEntries(input.map((item) => [item.id, item]));
  const texts: PlainText[] = [];
  let over = false;
  let done: { readonly items: readonly ItemId[]; readonly figures: unknown } | null = null;

  const round = (): Round<Spec, Own> => ({ run, plan, around, input, items, members });
  function take(decision: KindDecision<Event> | undefined) {
    for (const event of decision?.events ?? []) run = { ...run, own: kind.evolve(run.own, event) };
    for (const item of decision?.items ?? []) items = { ...items, [item.id]: item };
    texts.push(...(decision?.texts ?? []));
    over ||= decision?.over ?? false;
  }

  const read = (id: TextId): string | null => texts.find((text) => text.id === id)?.plain ?? null;
  const table = {
    get round() {
      return round();
    },
    get own() {
      return run.own;
    },
    get isOver() {
      return over;
    },
    /** What the round left, once it is done. */
    get done() {
      return done;
    },
    get texts() {
      return texts.map((text) => text.plain);
    },
    get items() {
      return items;
    },
    /** Does it, or answers with the key of the refusal. */
    try(name: string, act: unknown): string | null {
      const decided = kind.decide(round(), kind.act.parse(act), personNamed(name), context());
      if (!decided.ok) return decided.refusal.reason;
      take(decided.decision);
      return null;
    },
    do(name: string, act: unknown) {
      const refused = table.try(name, act);
      if (refused) throw new Error(refused);
      return table;
    },
    join(name: string) {
      members[name] = member(name);
      run = { ...run, eligible: [...run.eligible, name as PersonId] };
      take(kind.onJoin?.(round(), name as PersonId, context()));
      return table;
    },
    leave(name: string) {
      take(kind.onLeave?.(round(), name as PersonId, context()));
      return table;
    },
    /** Somebody has left, whatever the round makes of it. */
    gone(name: string) {
      members[name] = { ...member(name), state: "left" };
      return table;
    },
    /** Lets time pass, with every alarm the round asks for on the way. */
    wait(seconds: number) {
      const until = now + seconds * 1000;
      for (let next = soonest(); next !== null && !over && next.at <= until; next = soonest()) {
        now = Math.max(now, next.at);
        take(kind.onTimer?.(round(), next.name, context()));
      }
      now = until;
      return table;
    },
    pause() {
      take(kind.onPause?.(round(), context()));
      run = { ...run, stage: "paused" };
      return table;
    },
    resume() {
      run = { ...run, stage: "open" };
      take(kind.onResume?.(round(), context()));
      return table;
    },
    /** `before`: what the same people gave in the pass before, or in the pulse this one is paired with. */
    settle(bodies: readonly unknown[], before: readonly unknown[] = []) {
      const entriesOf = (all: readonly unknown[]) => all.map((body, who): Entry => ({ who, side: null, person: null, body }));
      return kind.settle?.(round(), entriesOf(bodies), entriesOf(before), seeded(1), everybody);
    },
    /** The same where an entry carries its side, or who sent it. */
    settleAs(entries: readonly { readonly by: string; readonly body: unknown; readonly named?: boolean }[]) {
      return kind.settle?.(
        round(),
        entries.map(({ by, body, named }, who): Entry => ({ who, side: member(by).side, person: named ? (by as PersonId) : null, body })),
        [],
        seeded(1),
        {
          all: run.eligible.every((person) => entries.some(({ by }) => by === person)),
          here: new Set(entries.flatMap(({ by }, who) => (members[by]?.state === "left" ? [] : [who]))),
          officials: new Set(entries.flatMap(({ by }, who) => (members[by]?.role === "official" ? [who] : []))),
        },
      );
    },
    /** The program has written what this phase waited for. */
    composed(draft: unknown) {
      take(kind.composed?.(round(), draft, context()));
      return table;
    },
    /** Puts the round into the phase that follows, with these items out of the box. */
    on(settled: { readonly items?: readonly Item[]; readonly figures?: unknown } = {}) {
      for (const item of settled.items ?? []) items = { ...items, [item.id]: item };
      const after = kind.after(round(), { items: settled.items ?? [], figures: settled.figures ?? null }, context());
      if (!("next" in after)) return after.done;
      run = { ...run, phase: after.next, own: after.own };
      return after.next;
    },
    admits: (body: unknown): string | null => kind.admit?.(round(), body)?.reason ?? null,
    /** The card as text, so that a test can look for a message or an id in it. */
    shows: (name: string, mine: unknown = null): string => JSON.stringify(kind.show(round(), personNamed(name), now, mine, read)),
    /** The phase is over with this result: the next one opens, or the round is done. `made`: items it released. */
    next(figures: unknown = null, made: readonly Item[] = []) {
      for (const item of made) items = { ...items, [item.id]: item };
      const after = kind.after(round(), { items: made, figures }, context());
      if ("done" in after) done = after.done;
      else run = { ...run, phase: after.next, own: after.own, phaseNumber: run.phaseNumber + 1 };
      return after;
    },
    after: (figures: unknown = null) => kind.after(round(), { items: [], figures }, context()),
  };
  const soonest = () =>
    Object.entries(kind.timers?.(round()) ?? {})
      .map(([name, at]) => ({ name, at }))
      .sort((a, b) => a.at - b.at)[0] ?? null;
  return table;
}

function member(name: string): Member {
  const seat = seats[name];
  if (!seat) throw new Error(`nobody is called ${name}`);
  return { role: seat.role, side: seat.side as SideId | null, state: "present", termsVersion: 1, acceptedOn: 1 };
}

const personNamed = (name: string): Person => ({ ...member(name), id: name as PersonId });
