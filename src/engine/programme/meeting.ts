import { say } from "../../cards/messages.ts";
import { foldedName } from "../../confidentiality/folded-name.ts";
import type { Refusal } from "../../model/command.ts";
import type { PersonId } from "../../model/ids.ts";
import type { Person } from "../../model/kind.ts";
import type { Member } from "../../model/programme.ts";
import type { Session } from "../../model/session.ts";
import type { ProgrammePart } from "../../platform/page.ts";
import type { Caller } from "../../platform/port.ts";
import { change } from "../../programme/change.ts";
import { isShutTo } from "../../session/locked.ts";
import { isFacilitator, person, takesPart } from "../../session/people.ts";
import { VersionConflict } from "../../store/port.ts";
import type { Format } from "../artefact.ts";
import { commit } from "../commit.ts";
import { load } from "../load.ts";
import type { Parts } from "../parts.ts";
import { readRoster, type RosterEntry } from "../roster.ts";
import { changeProgramme, nothingBeside, readProgramme, sealProgramme, todayOf } from "./document.ts";
import { paperAs, papersOf } from "./papers.ts";
import { programmeOf } from "./whose.ts";

/**
 * What a meeting knows of the group whose meeting it is. Everybody who takes part reads the covenant, the stage with the
 * reason for it, and the papers of earlier meetings; whoever leads moves the stage; everybody can go off the list.
 */

type Done = { readonly ok: true } | { readonly ok: false; readonly refusal: Refusal };

/** Null: this is no meeting of a group, or the group was ended. */
export async function programmePart(
  parts: Parts,
  session: Session,
  who: Person,
  roster: ReadonlyMap<PersonId, RosterEntry>,
): Promise<ProgrammePart | null> {
  const id = await programmeOf(parts, session);
  const held = id && (await readProgramme(parts, id));
  if (!held) return null;
  const { name, covenant, stages, stage, moves, meetings, members } = held.programme;
  return {
    name,
    meeting: meetings.find((each) => each.session === session.id)?.number ?? null,
    stages,
    stage: stage === 0 ? null : { number: stage, title: stages[stage - 1] ?? "", why: moves.at(-1)?.why ?? null },
    covenant: covenant?.words ?? null,
    isListed: listedAs(members, roster, who.id) !== null,
    mayMove: isFacilitator(who) && stages.length > 0 && session.status !== "ended",
    papers: (await papersOf(parts, held.programme, session.id)).map(({ meeting, number, title }) => ({ meeting, number, title })),
  };
}

/** A paper of an earlier meeting, for somebody who takes part in this one. */
export async function earlierPaper(parts: Parts, caller: Caller, meeting: number, number: number, format: Format): Promise<string | null> {
  const session = await load(parts, caller.session);
  const who = session && person(session, caller.person);
  const id = session && (await programmeOf(parts, session));
  if (!session || !who || !id || !takesPart(session, who) || isShutTo(session, who)) return null;
  const held = await readProgramme(parts, id);
  const papers = held ? await papersOf(parts, held.programme, session.id) : [];
  const asked = papers.find((each) => each.meeting === meeting && each.number === number);
  return asked ? paperAs(parts, id, asked, format) : null;
}

const TRIES = 12;

/** Whoever leads a meeting moves the group on, or back, with a reason; everybody in the meeting is told in the same act. */
export async function moveStage(parts: Parts, caller: Caller, to: number, why: string): Promise<Done> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const session = await load(parts, caller.session);
    const who = session && person(session, caller.person);
    if (!session || !who || !isFacilitator(who)) return refused("refuse.onlyFacilitator");
    const id = await programmeOf(parts, session);
    if (id === null) return refused("programme.none");
    const held = await readProgramme(parts, id);
    if (!held) return refused("programme.gone");
    const changed = change(held.programme, { do: "moveStage", to, why }, todayOf(parts));
    if (!changed.ok) return changed;
    const row = await sealProgramme(parts, id, held.row.version + 1, changed.programme);
    const { language, stages, moves } = changed.programme;
    const told = { number: to, title: stages[to - 1] ?? "", why: moves.at(-1)?.why ?? "" };
    const plain = say(language, "programme.moved", told);
    try {
      return await commit(parts, session.id, { type: "announce", by: caller.person, side: null, plain }, async (tx) => {
        await tx.saveProgramme(row).catch((error: unknown) => {
          // Not the session's: deciding on that again would meet the same conflict.
          throw error instanceof VersionConflict ? new ProgrammeMoved() : error;
        });
      });
    } catch (error) {
      if (!(error instanceof ProgrammeMoved)) throw error;
    }
  }
  return refused("refuse.busy");
}

/** The caller is not invited to further meetings. Nobody is told. */
export async function goOffList(parts: Parts, caller: Caller): Promise<Done> {
  const session = await load(parts, caller.session);
  const roster = session && (await readRoster(parts, session));
  const id = session && (await programmeOf(parts, session));
  if (!roster?.has(caller.person) || !id) return refused("programme.none");
  const held = await readProgramme(parts, id);
  if (!held) return refused("programme.gone");
  const name = listedAs(held.programme.members, roster, caller.person);
  return name === null ? { ok: true } : changeProgramme(parts, id, { do: "takeOff", name }, nothingBeside);
}

/** The name under which this person is on the list: what they are called, or were when they were invited. Null: under none. */
function listedAs(members: readonly Member[], roster: ReadonlyMap<PersonId, RosterEntry>, who: PersonId): string | null {
  const own = roster.get(who);
  const named = (name: string | undefined): string | undefined =>
    name === undefined ? undefined : members.find((each) => foldedName(each.name) === foldedName(name))?.name;
  const now = named(own?.name);
  if (now !== undefined) return now;
  const before = named(own?.names[0]);
  const isAnother = [...roster].some(
    ([person, { name }]) => person !== who && before !== undefined && foldedName(name) === foldedName(before),
  );
  return before === undefined || isAnother ? null : before;
}

class ProgrammeMoved extends Error {
  override readonly name = "ProgrammeMoved";
}

const refused = (reason: string): Done => ({ ok: false, refusal: { reason } });
