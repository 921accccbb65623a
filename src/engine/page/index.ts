import { speak } from "../../cards/speak.ts";
import { consentText, termsOf } from "../../confidentiality/consent.ts";
import { REGIME_COLUMNS, regimes } from "../../confidentiality/regimes.ts";
import type { Block, Spoken, SpokenCard } from "../../model/card.ts";
import type { Refusal } from "../../model/command.ts";
import type { ItemId, TextId } from "../../model/ids.ts";
import type { Person } from "../../model/kind.ts";
import type { Item, NewLink, Run, Session } from "../../model/session.ts";
import type { Role } from "../../model/vocabulary.ts";
import type { Page, RoundView } from "../../platform/page.ts";
import type { Caller } from "../../platform/port.ts";
import { releasedArtefacts } from "../../session/artefacts.ts";
import { isShutTo } from "../../session/locked.ts";
import { hasAccepted, isFacilitator, isFor, maySee, people, person, takesPart } from "../../session/people.ts";
import { paced } from "../../rounds/phase.ts";
import { idleAt, kindOf, roundOf, runsOf } from "../../session/timers.ts";
import { load } from "../load.ts";
import type { Parts } from "../parts.ts";
import { programmePart } from "../programme/meeting.ts";
import type { Presence } from "../presence.ts";
import { isRehearsal } from "../rehearsal-id.ts";
import { readRoster } from "../roster.ts";
import { hasSent, readMine, type Mine } from "../seal.ts";
import { asideOf } from "./aside.ts";
import { withAssurance } from "./assurance.ts";
import { beginnings } from "./begins.ts";
import { missedOf } from "./missed.ts";
import { resultsOf } from "./results.ts";
import { isTalk, roundHead } from "./round-head.ts";
import { runSheet } from "./run-sheet.ts";
import { teamView } from "./team.ts";
import type { Voice } from "./voice.ts";
import { roleName, spoken, voiceFor } from "./voice.ts";

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
  const voice = await voiceFor(parts, session, caller);
  const terms = hasAccepted(session, who) ? null : termsFor(session, voice);
  const isIn = takesPart(session, who);
  const isOpen = isIn && !isShutTo(session, who);
  const results = !isOpen
    ? []
    : resultsOf(session, who).map(({ path, title, card }) => ({ path, title: spoken({ text: title }, voice), card: speak(card, voice) }));
  const sideName = session.plan.sides.find((side) => side.id === who.side)?.name;
  const roster = await readRoster(parts, session);
  const begins = beginnings(session, parts.clock.now());
  return {
    session: session.id,
    version: session.version,
    rehearsal: isRehearsal(session.id),
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
    named: isOpen ? namedIn(session, who, wish.named ?? [], voice) : {},
    aside: isIn ? asideOf(session, who, voice) : { insert: null, announcements: [], line: null, signals: [], heldBecause: null },
    sides: session.plan.sides.map(({ id, name }) => ({ side: id, name: voice.text(name) })),
    rounds: runSheet(session).map((row) => ({
      title: spoken({ text: row.title }, voice),
      is: row.is,
      minutes: row.minutes,
      at: row.begins === null ? null : (begins[row.begins] ?? null),
    })),
    now: !isOpen ? [] : await roundsNow(parts, session, who, { ...wish, through: caller.through }, voice),
    results,
    artefacts: (isOpen ? releasedArtefacts(session) : []).map((each) => ({
      path: each.path,
      title: spoken({ text: session.plan.title }, voice),
    })),
    team: isIn && isFacilitator(who) ? await teamView(parts, presence, session, who, roster, voice) : null,
    destroyAt: session.destroyAt,
    endsIfIdleAt: session.status === "ended" ? null : idleAt(session),
    summaryUntil: session.destroyAt === null ? null : session.destroyAt + paced(session.plan.retention.artefactsMs, session.plan),
    startsAt: session.status === "planned" ? (session.startsAt ?? null) : null,
    zones: session.plan.hours?.zones ?? [],
    missed: isIn ? missedOf(session, who, voice) : null,
    programme: isOpen ? await programmePart(parts, session, who, roster) : null,
    regime: REGIME_COLUMNS.map((column) => spoken({ say: `consent.${column}.${regimes[session.plan.regime][column]}` }, voice)),
  };
}

/** Words of items, as far as they were not for another side or for a room this person did not sit in. */
function namedIn(session: Session, who: Person, ids: readonly string[], voice: Voice): Page["named"] {
  const found = ids.flatMap((id) => {
    const item = Object.hasOwn(session.items, id) ? session.items[id as ItemId] : undefined;
    const isForThem =
      item &&
      maySee(session, item.from, who) &&
      isReadable(session, item, who) &&
      (!item.forSide || item.forSide === who.side || isFacilitator(who));
    return isForThem ? [[id, spoken({ item: item.id }, voice)] as const] : [];
  });
  return Object.fromEntries(found);
}

/** Words put in when planning, or parked, stand at no step of the plan. */
const isReadable = (session: Session, item: Item, who: Person): boolean =>
  session.runs[item.from] !== undefined && session.outputs[item.from] === undefined
    ? isFacilitator(who)
    : session.outputs[item.from] === undefined || isFor(session, item.from, who);

function newLink({ person, by, at, is, isOver }: NewLink, voice: Voice): Spoken {
  const about = { person: { person }, at: { at } };
  if (is === "device" && by === person) return spoken({ say: "room.newDevice.own", with: about }, voice);
  if (is === "device" && by !== "host") return spoken({ say: "room.newDevice.by", with: { ...about, by: { person: by } } }, voice);
  if (is !== undefined && is !== "device")
    return spoken(
      { say: isOver ? "room.placeLeft" : "room.newPlace", with: { ...about, platform: is === "slack" ? "Slack" : "Discord" } },
      voice,
    );
  return by === "host"
    ? spoken({ say: "room.newLink.byHost", with: about }, voice)
    : spoken({ say: "room.newLink.by", with: { ...about, by: { person: by } } }, voice);
}

/** Who was added after everybody had accepted who is in the room. By role, as the terms say it. */
function arrival({ by, at, roles }: Session["arrivals"][number], voice: Voice): Spoken {
  const who = Object.entries(roles).map(([role, count]) => voice.message(`consent.role.${role}`, { count }));
  return spoken({ say: "page.arrival", with: { by: { person: by }, at: { at }, who: who.join(voice.message("room.comma")) } }, voice);
}

interface RoundWish extends PageWish {
  readonly through: Caller["through"];
}

async function roundsNow(parts: Parts, session: Session, who: Person, wish: RoundWish, voice: Voice): Promise<readonly RoundView[]> {
  const views: RoundView[] = [];
  for (const run of runsOf(session)) {
    if (!maySee(session, run.path, who)) continue;
    const { through } = wish;
    const mine = wish.mine ? await readMine(parts, session, run, { person: who.id, ...(through === undefined ? {} : { through }) }) : null;
    const view = roundView(parts, session, run, who, { mine, through }, voice);
    views.push((await isReminded(parts, session, run, who, through)) ? { ...view, card: reminded(view.card, voice) } : view);
  }
  return views;
}

/** A reminder is for who has sent nothing yet, on their own page in the browser: a chat platform is not told who that is. */
async function isReminded(parts: Parts, session: Session, run: Run, who: Person, through: Caller["through"]): Promise<boolean> {
  if (through !== undefined || run.reminded === 0 || run.stage !== "open" || !run.eligible.includes(who.id)) return false;
  return !(await hasSent(parts, session, run, who.id));
}

const reminded = (card: SpokenCard, voice: Voice): SpokenCard => ({
  blocks: [{ is: "text", tone: "notice", words: spoken({ say: "page.reminder" }, voice) }, ...card.blocks],
});

interface Reading {
  /** Null: they did not ask for it. */
  readonly mine: Mine | null;
  readonly through: Caller["through"];
}

function roundView(parts: Parts, session: Session, run: Run, who: Person, { mine, through }: Reading, voice: Voice): RoundView {
  const read = (id: TextId): string | null => voice.read(id);
  const shown = kindOf(parts.kinds, run).show(roundOf(session, run), who, parts.clock.now(), mine?.body ?? null, read, mine?.earlier);
  const elsewhere: Block = { is: "text", tone: "notice", words: { say: "collect.inBrowser" } };
  const card = mine?.isElsewhere ? { blocks: [elsewhere, ...shown.blocks] } : shown;
  return {
    ...roundHead(session, run, voice),
    notYet: isTalk(run) && run.own.floor.by === "circle" ? run.own.floor.waiting.length : null,
    card: speak(withAssurance(card, session, run, parts, through), voice),
  };
}

function termsFor(session: Session, voice: Voice): Page["terms"] {
  const counts = new Map<Role, number>();
  for (const each of people(session)) if (each.state !== "left") counts.set(each.role, (counts.get(each.role) ?? 0) + 1);
  const present = [...counts].map(([role, count]) => ({ role, count }));
  return {
    version: session.plan.termsVersion,
    paragraphs: consentText(termsOf(session.plan, present, null)).map((words) => spoken(words, voice)),
  };
}
