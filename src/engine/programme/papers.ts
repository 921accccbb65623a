import type { ProgrammeId, TextId } from "../../model/ids.ts";
import type { Programme } from "../../model/programme.ts";
import type { Session } from "../../model/session.ts";
import { releasedArtefacts } from "../../session/artefacts.ts";
import { stepAt } from "../../session/paths.ts";
import { mark, open, padInSteps, seal, unpad } from "../../store/cipher.ts";
import { fileOf, type Format } from "../artefact.ts";
import { load } from "../load.ts";
import type { Parts } from "../parts.ts";
import { readTexts } from "../words.ts";
import { programmeOf } from "./whose.ts";
import { changeProgramme, programmeKey } from "./document.ts";

/** A paper that can be read: of a meeting that is erased, or that is not yet. */
export interface ReadablePaper {
  /** The meeting's number, and the paper's in it, from 1: how a paper is asked for. */
  readonly meeting: number;
  readonly number: number;
  /** What the method called it. */
  readonly title: string;
  readonly from: { readonly paper: string } | { readonly session: Session["id"]; readonly document: TextId };
}

const place = (programme: ProgrammeId, id: string): string => `parley/paper/${programme}/${id}`;

/** The ciphertext tells the length of a paper in steps of this many bytes: its meeting's own copy has another. */
const STEP_BYTES = 4_096;

/**
 * What the meetings released, the latest meeting first. `reader`: a meeting, in which those before it are read; what is
 * released in the same room it shows already, and those after it may be for others. Nothing of a room that is locked.
 */
export async function papersOf(parts: Parts, programme: Programme, reader: Session["id"] | null = null): Promise<readonly ReadablePaper[]> {
  const before = reader === null ? Number.POSITIVE_INFINITY : (programme.meetings.find(({ session }) => session === reader)?.number ?? 0);
  const papers: ReadablePaper[] = [];
  for (const { number: meeting, session } of programme.meetings.filter(({ number }) => number < before).toReversed()) {
    if (session === null) {
      const kept = programme.papers.filter((paper) => paper.meeting === meeting);
      papers.push(...kept.map(({ id, title }, index) => ({ meeting, number: index + 1, title, from: { paper: id } })));
    } else {
      const held = await load(parts, session);
      const released = held && held.status !== "locked" ? await releasedIn(parts, held) : [];
      papers.push(...released.map(({ title, document }, index) => ({ meeting, number: index + 1, title, from: { session, document } })));
    }
  }
  return papers;
}

/** The text of a paper as a file; null: it is gone. */
export async function paperAs(parts: Parts, id: ProgrammeId, { from }: ReadablePaper, format: Format): Promise<string | null> {
  const plain = "paper" in from ? await keptText(parts, id, from.paper) : await textOf(parts, from.session, from.document);
  return plain === null ? null : fileOf(plain, format);
}

/**
 * Before a meeting is erased: what it released is kept for those that follow. Doing it again is harmless. A paper's id is a keyed
 * one: under the document's own, the row would say whose the meeting was for as long as both copies are kept.
 */
export async function keepPapers(parts: Parts, session: Session): Promise<void> {
  const programme = await programmeOf(parts, session);
  const key = programme && (await parts.keys.get(programmeKey(programme)));
  if (!programme || !key) return;
  const papers: { readonly id: string; readonly title: string; readonly ciphertext: Buffer }[] = [];
  for (const { title, document } of await releasedIn(parts, session)) {
    const plain = await textOf(parts, session.id, document);
    const id = mark(key, "paper", document);
    if (plain !== null) papers.push({ id, title, ciphertext: seal(key, padInSteps(Buffer.from(plain), STEP_BYTES), place(programme, id)) });
  }
  const kept = await changeProgramme(parts, programme, { do: "putAway", session: session.id, papers }, async (tx) => {
    for (const { id, ciphertext } of papers) await tx.addPaper({ programme, id, ciphertext });
  });
  // The meeting is not erased before its papers are kept, or there is no group any more that could keep them.
  if (!kept.ok && kept.refusal.reason !== "programme.gone") throw new Error("PAPERS_NOT_KEPT");
}

async function releasedIn(parts: Parts, session: Session): Promise<readonly { readonly title: string; readonly document: TextId }[]> {
  const released = releasedArtefacts(session).flatMap(({ path, document }) => {
    const spec = stepAt(session.plan, path);
    return spec.kind === "report" ? [{ title: spec.title as TextId, document }] : [];
  });
  const words = await readTexts(
    parts,
    session.id,
    released.map(({ title }) => title),
  );
  return released.map(({ title, document }) => ({ title: words.get(title) ?? "", document }));
}

async function keptText(parts: Parts, id: ProgrammeId, paper: string): Promise<string | null> {
  const [key, sealed] = [await parts.keys.get(programmeKey(id)), await parts.store.programmes.paper(id, paper)];
  return key && sealed ? unpad(open(key, sealed, place(id, paper))).toString() : null;
}

const textOf = async (parts: Parts, session: Session["id"], document: TextId): Promise<string | null> =>
  (await readTexts(parts, session, [document])).get(document) ?? null;
