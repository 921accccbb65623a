import { say } from "../../cards/messages.ts";
import type { Resolvers } from "../../cards/speak.ts";
import { speak, speakWords } from "../../cards/speak.ts";
import { consentText, termsOf } from "../../confidentiality/consent.ts";
import { REGIME_COLUMNS, regimes } from "../../confidentiality/regimes.ts";
import type { Spoken, Words } from "../../model/card.ts";
import type { Refusal } from "../../model/command.ts";
import type { ItemId, PersonId, TextId } from "../../model/ids.ts";
import type { Person } from "../../model/kind.ts";
import type { Run, Session } from "../../model/session.ts";
import type { Role, RoundSpec } from "../../model/vocabulary.ts";
import type { Page, RoundView } from "../../platform/page.ts";
import type { Caller } from "../../platform/port.ts";
import { releasedArtefacts } from "../../session/artefacts.ts";
import { hasAccepted, isFacilitator, maySee, people, person, takesPart } from "../../session/people.ts";
import { paced } from "../../rounds/phase.ts";
import { idleAt, kindOf, roundOf, runsOf } from "../../session/timers.ts";
import { load } from "../load.ts";
import type { Parts } from "../parts.ts";
import type { Presence } from "../presence.ts";
import { readRoster } from "../roster.ts";
import { readMine } from "../seal.ts";
import { readTexts } from "../words.ts";
import { asideOf, asideTexts } from "./aside.ts";
import { withAssurance } from "./assurance.ts";
import { resultsOf } from "./results.ts";
import { runSheet } from "./run-sheet.ts";
import { teamView } from "./team.ts";

export interface PageWish {
  /** Show the person their own sealed words, because they asked. */
  readonly mine: boolean;
  /** Items whose words are wanted: what somebody had chosen in a form that came too late to be shown again. */
  readonly named?: readonly string[];
}

/** Everything one person sees of a session now. A refusal where there is no such place, or nothing is left of it. */
export async function pageOf(parts: Parts, presence: Presence, caller: Caller, wish: PageWish): Promise<Page | Refusal> {
  const session = await load(parts, caller.session);
  const who = session && person(session, caller.person);
  if (!session || !who) return { reason: session?.status === "destroyed" ? "refuse.destroyed" : "refuse.notInvited" };
  const voice = await voiceFor(parts, session, caller.locale);
  const terms = hasAccepted(session, who) ? null : termsFor(session, voice);
  const isIn = takesPart(session, who);
  const results = !isIn
    ? []
    : resultsOf(session, who).map(({ title, card }) => ({ title: spoken({ text: title }, voice), card: speak(card, voice) }));
  const sideName = session.plan.sides.find((side) => side.id === who.side)?.name;
  const roster = await readRoster(parts, session);
  return {
    session: session.id,
    version: session.version,
    status: session.status,
    title: spoken({ text: session.plan.title }, voice),
    question: session.plan.question ? spoken({ text: session.plan.question }, voice) : null,
    you: {
      person: who.id,
      name: roster.get(who.id)?.name ?? "",
      role: who.role,
      roleName: roleName(who.role, voice),
      side: sideName ? voice.text(sideName) : null,
      state: who.state,
    },
    terms,
    newLinks: isIn
      ? [...session.newLinks.map((each) => newLink(each, voice)), ...session.arrivals.map((each) => arrival(each, voice))]
      : [],
    named: isIn ? namedIn(session, who, wish.named ?? [], voice) : {},
    aside: isIn ? asideOf(session, who, voice) : { insert: null, announcements: [], line: null, heldBecause: null },
    sides: session.plan.sides.map(({ id, name }) => ({ side: id, name: voice.text(name) })),
    rounds: runSheet(session).map((row) => ({ title: spoken({ text: row.title }, voice), is: row.is, minutes: row.minutes })),
    now: !isIn ? [] : await roundsNow(parts, session, who, wish, voice),
    results,
    artefacts: (isIn ? releasedArtefacts(session) : []).map((each) => ({
      path: each.path,
      title: spoken({ text: session.plan.title }, voice),
    })),
    team: isIn && isFacilitator(who) ? await teamView(parts, presence, session, who, roster, voice) : null,
    destroyAt: session.destroyAt,
    endsIfIdleAt: session.status === "ended" ? null : idleAt(session),
    summaryUntil: session.destroyAt === null ? null : session.destroyAt + paced(session.plan.retention.artefactsMs, session.plan),
    regime: REGIME_COLUMNS.map((column) => spoken({ say: `consent.${column}.${regimes[session.plan.regime][column]}` }, voice)),
  };
}

/** Words of items, as far as they were not for another side or for a room this person did not sit in. */
function namedIn(session: Session, who: Person, ids: readonly string[], voice: Voice): Page["named"] {
  const found = ids.flatMap((id) => {
    const item = Object.hasOwn(session.items, id) ? session.items[id as ItemId] : undefined;
    const isForThem = item && maySee(session, item.from, who) && (!item.forSide || item.forSide === who.side || isFacilitator(who));
    return isForThem ? [[id, spoken({ item: item.id }, voice)] as const] : [];
  });
  return Object.fromEntries(found);
}

function newLink({ person, by, at }: Session["newLinks"][number], voice: Voice): Spoken {
  const about = { person: { person }, at: { at } };
  return by === "host"
    ? spoken({ say: "room.newLink.byHost", with: about }, voice)
    : spoken({ say: "room.newLink.by", with: { ...about, by: { person: by } } }, voice);
}

/** Who was added after everybody had accepted who is in the room. By role, as the terms say it. */
function arrival({ by, at, roles }: Session["arrivals"][number], voice: Voice): Spoken {
  const who = Object.entries(roles).map(([role, count]) => voice.message(`consent.role.${role}`, { count }));
  return spoken({ say: "page.arrival", with: { by: { person: by }, at: { at }, who: who.join(", ") } }, voice);
}

async function roundsNow(parts: Parts, session: Session, who: Person, wish: PageWish, voice: Voice): Promise<readonly RoundView[]> {
  const views: RoundView[] = [];
  for (const run of runsOf(session)) {
    if (!maySee(session, run.path, who)) continue;
    const mine = wish.mine ? await readMine(parts, session, run, who.id) : null;
    views.push(roundView(parts, session, run, who, mine, voice));
  }
  return views;
}

function roundView(parts: Parts, session: Session, run: Run, who: Person, mine: unknown, voice: Voice): RoundView {
  const sheet = runSheet(session);
  const number = sheet.findIndex((row) => row.is === "now" && row.title === run.spec.title) + 1;
  const shown = kindOf(parts.kinds, run).show(roundOf(session, run), who, parts.clock.now(), mine, (id: TextId) => voice.read(id));
  return {
    path: run.path,
    title: spoken({ text: run.spec.title as TextId }, voice),
    number: number || sheet.filter((row) => row.is === "done").length + 1,
    of: sheet.length,
    kind: run.spec.kind,
    phase: run.phase.name,
    stage: run.stage,
    heldFor: run.heldFor,
    askedAgain: run.askedAgain,
    dueAt: run.dueAt,
    timeIsUp: run.timeIsUp,
    lastCall: run.lastCall,
    card: speak(withAssurance(shown, session, run, parts), voice),
  };
}

/** What a reader's words come from: texts they may see, names, and the messages of their language. */
export interface Voice extends Resolvers {
  /** Null: the words were erased. */
  readonly read: (id: TextId) => string | null;
}

/**
 * Words are read all at once and looked up while speaking. Which of them a person gets to see is decided by the cards,
 * which only point at what that person may see.
 */
export async function voiceFor(parts: Parts, session: Session, locale: string): Promise<Voice> {
  const words = await readTexts(parts, session.id, textsIn(session));
  const roster = await readRoster(parts, session);
  const read = (id: TextId): string | null => words.get(id) ?? null;
  const message: Resolvers["message"] = (key, args) => say(locale, key, args);
  const gone = (): string => message("page.erased");
  return {
    read,
    text: (id) => read(id) ?? gone(),
    item: (id) => {
      const item = session.items[id];
      return item ? (read(item.text) ?? gone()) : gone();
    },
    person: (id: PersonId) => roster.get(id)?.name ?? gone(),
    side: (id) => {
      const side = session.plan.sides.find((each) => each.id === id);
      return side ? (read(side.name) ?? gone()) : gone();
    },
    message,
    // A moment is shown in the reader's own zone by the adapter that knows it; on its own it is said in UTC.
    time: (at) =>
      new Intl.DateTimeFormat(locale, {
        weekday: "long",
        hour: "2-digit",
        minute: "2-digit",
        hourCycle: "h23",
        timeZone: "UTC",
        timeZoneName: "short",
      }).format(at),
    duration: (lasting) => durationIn(lasting, message),
  };
}

function durationIn(lasting: number, message: Resolvers["message"]): string {
  const minutes = Math.round(lasting / 60_000);
  if (lasting < 90_000) return message("page.seconds", { count: Math.max(0, Math.ceil(lasting / 1000)) });
  if (minutes < 120) return message("page.minutes", { count: minutes });
  const hours = Math.round(minutes / 60);
  return hours < 73 ? message("page.hours", { count: hours }) : message("page.days", { count: Math.round(hours / 24) });
}

function textsIn(session: Session): readonly TextId[] {
  const { plan } = session;
  const titles = (steps: Session["plan"]["steps"]): TextId[] =>
    steps.flatMap((step) => (step.kind === "repeat" || step.kind === "split" ? titles(step.steps) : textsOf(step)));
  const items = Object.values(session.items).map((item) => item?.text as TextId);
  const lines = runsOf(session).flatMap((run) => ownTexts(run.own));
  return [
    plan.title,
    ...(plan.question ? [plan.question] : []),
    ...plan.sides.map((side) => side.name),
    ...titles(plan.steps),
    ...items,
    ...lines,
    ...asideTexts(session),
  ];
}

function textsOf(spec: RoundSpec): readonly TextId[] {
  const body = spec.kind === "brief" && typeof spec.body === "string" ? [spec.body] : [];
  return [spec.title, ...(spec.ask ? [spec.ask] : []), ...body] as TextId[];
}

/** Texts a kind keeps in its own slice: what was typed in a talk, the artefact of a report. */
function ownTexts(own: unknown): readonly TextId[] {
  const { lines, document } = (own ?? {}) as { lines?: readonly { text: TextId }[]; document?: TextId | null };
  return [...(lines ?? []).map((line) => line.text), ...(document ? [document] : [])];
}

export const spoken = (words: Words, voice: Voice): Spoken => speakWords(words, voice);
export const roleName = (role: Role, voice: Voice): string => voice.message(`role.${role}`);

function termsFor(session: Session, voice: Voice): Page["terms"] {
  const counts = new Map<Role, number>();
  for (const each of people(session)) if (each.state !== "left") counts.set(each.role, (counts.get(each.role) ?? 0) + 1);
  const present = [...counts].map(([role, count]) => ({ role, count }));
  return {
    version: session.plan.termsVersion,
    paragraphs: consentText(termsOf(session.plan, present, null)).map((words) => spoken(words, voice)),
  };
}
