import { turnEndsAt } from "../../floor/clock.ts";
import { order } from "../../floor/floor.ts";
import type { Floor, Turn } from "../../floor/state.ts";
import type { Block, Spoken } from "../../model/card.ts";
import type { SaidLine } from "../../model/effect.ts";
import type { Instant, Path, PersonId, TextId } from "../../model/ids.ts";
import type { Person } from "../../model/kind.ts";
import type { Run, Session } from "../../model/session.ts";
import { REGIME_COLUMNS, regimes } from "../../confidentiality/regimes.ts";
import { speak } from "../../cards/speak.ts";
import type { FloorView, RoomPage, RoomRound } from "../../platform/room-page.ts";
import type { Caller } from "../../platform/port.ts";
import { subject } from "../../rounds/talk/show.ts";
import { transcript } from "../../rounds/talk/show/transcript.ts";
import { turnBlocks } from "../../rounds/talk/show/turn.ts";
import { releasedArtefacts } from "../../session/artefacts.ts";
import { isShutTo } from "../../session/locked.ts";
import { branchMembers } from "../../session/people.ts";
import { isInside } from "../../session/paths.ts";
import { kindOf, roundOf, runsOf } from "../../session/timers.ts";
import { load } from "../load.ts";
import type { Parts } from "../parts.ts";
import { readTexts } from "../words.ts";
import { isRehearsal } from "../rehearsal-id.ts";
import { resultsOf } from "./results.ts";
import { isTalk, roundHead } from "./round-head.ts";
import { runSheet } from "./run-sheet.ts";
import type { Voice } from "./voice.ts";
import { spoken, voiceFor } from "./voice.ts";

/** What somebody typed in their turn, as everybody reads it. Null: it was erased. */
export async function lineOf(parts: Parts, id: Session["id"], { text, person, as }: SaidLine, locale: string): Promise<Spoken | null> {
  const session = await load(parts, id);
  if (!session || session.status === "destroyed") return null;
  await readTexts(parts, id, [text]);
  const voice = await voiceFor(parts, session, { locale });
  return spoken({ say: `talk.line.${as}`, with: { person: { person }, words: { text } } }, voice);
}

/** Nobody in particular: sees what is for everybody, and is asked for nothing. */
const onlooker: Person = {
  id: "onlooker" as PersonId,
  role: "observer",
  side: null,
  state: "present",
  termsVersion: null,
  acceptedOn: null,
};

/** What a place shows: the whole room's rounds, or those of one branch. Null: there is nothing left of the session. */
export async function roomPageOf(
  parts: Parts,
  id: Session["id"],
  reader: Pick<Caller, "locale" | "zone">,
  branch: Path | null = null,
): Promise<RoomPage | null> {
  const session = await load(parts, id);
  if (!session || session.status === "destroyed") return null;
  const voice = await voiceFor(parts, session, reader);
  const isShut = isShutTo(session, onlooker);
  const isHere = (path: Path): boolean => !isShut && (branch === null ? branchMembers(session, path) === null : isInside(path, branch));
  return {
    session: session.id,
    version: session.version,
    rehearsal: isRehearsal(session.id),
    status: session.status,
    mode: session.plan.mode,
    title: spoken({ text: session.plan.title }, voice),
    question: session.plan.question ? spoken({ text: session.plan.question }, voice) : null,
    startsAt: session.status === "planned" ? (session.startsAt ?? null) : null,
    rounds: runSheet(session).map((row) => ({ title: spoken({ text: row.title }, voice), is: row.is, minutes: row.minutes })),
    now: runsOf(session)
      .filter((run) => isHere(run.path))
      .map((run) => roundHere(parts, session, run, voice)),
    results: resultsOf(session, onlooker, isHere).map(({ path, title, card }) => ({
      path,
      title: spoken({ text: title }, voice),
      card: speak(card, voice),
    })),
    artefacts: (isShut ? [] : releasedArtefacts(session)).map(({ path }) => ({ path, title: spoken({ text: session.plan.title }, voice) })),
    announcements: session.aside.announcements
      .filter((each) => each.side === null)
      .map(({ text }) => spoken({ text }, voice))
      .reverse(),
    heldBecause: session.heldBecause,
    insert: insertOf(session),
    regime: REGIME_COLUMNS.map((column) => spoken({ say: `consent.${column}.${regimes[session.plan.regime][column]}` }, voice)),
    destroyAt: session.destroyAt,
  };
}

function insertOf({ aside: { insert } }: Session): RoomPage["insert"] {
  return insert && insert.is !== "round" ? { is: insert.is, until: insert.is === "rules" ? null : insert.until } : null;
}

function roundHere(parts: Parts, session: Session, run: Run, voice: Voice): RoomRound {
  return {
    ...roundHead(session, run, voice),
    blocks: speak({ blocks: forEverybody(parts, session, run) }, voice).blocks,
    isNamed: isNamed(run),
    floor: floorOf(session, run, voice, parts.clock.now()),
  };
}

/** In the room of a side names are in the box, and do not come out of it. */
function isNamed({ phase: { name, box, isSeenAtOnce }, spec }: Run): boolean {
  if (isSeenAtOnce) return true;
  if (spec.kind === "organise") return name === "contest" && spec.contest?.veto === "author";
  return box?.named === true && !(spec.kind === "collect" && spec.reveal === "byConsent");
}

/** A briefing is read by all; of a talk, what it is about; of every other round its question alone. */
function forEverybody(parts: Parts, session: Session, run: Run): readonly Block[] {
  const round = roundOf(session, run);
  if (isTalk(run)) return subject({ ...round, run });
  if (run.spec.kind === "brief") {
    const shown = kindOf(parts.kinds, run).show(round, onlooker, parts.clock.now(), null, () => null);
    return shown.blocks.filter((block) => block.is === "text" || block.is === "list");
  }
  return run.spec.ask ? [{ is: "text", tone: "title", words: { text: run.spec.ask as TextId } }] : [];
}

function holderOf(floor: Floor, turn: Turn, voice: Voice, now: Instant): FloorView["holder"] {
  const until = turnEndsAt(floor);
  const name = spoken({ say: "talk.speaks", with: { person: { person: turn.person } } }, voice);
  return { person: turn.person, name, since: turn.beganAt, until: until !== null && until > now ? until : null };
}

function floorOf(session: Session, run: Run, voice: Voice, now: number): FloorView | null {
  if (!isTalk(run)) return null;
  const round = { ...roundOf(session, run), run };
  const { floor } = run.own;
  const [turn] = speak({ blocks: turnBlocks(round, onlooker, now) }, voice).blocks;
  const [lines] = transcript(round);
  return {
    by: floor.by,
    speech: session.plan.speech,
    turn: turn?.is === "text" ? turn.words : null,
    holder: floor.by === "open" || !floor.turn ? null : holderOf(floor, floor.turn, voice, now),
    sitting:
      floor.by === "seats"
        ? floor.sitting.map(({ person, since }) => ({
            person,
            since,
            name: spoken({ say: "talk.person", with: { person: { person } } }, voice),
          }))
        : [],
    turnLeft: turn?.is === "text" ? (turn.left ?? null) : null,
    order: order(floor).map(({ person, reason }) =>
      spoken({ say: "talk.order", with: { person: { person }, reason: { message: reason } } }, voice),
    ),
    lines:
      lines?.is === "list"
        ? lines.entries.map((words, index) => ({ key: run.own.lines[index]?.text ?? "", words: spoken(words, voice) }))
        : [],
    mayPass: floor.by === "queue" || (floor.by === "circle" && floor.pass),
  };
}
