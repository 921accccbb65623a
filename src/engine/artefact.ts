import { languageFor } from "../cards/messages.ts";
import type { Path, PersonId, SessionId } from "../model/ids.ts";
import type { Recap } from "../model/recap.ts";
import type { Session } from "../model/session.ts";
import { toHtml } from "../recap/formats/html.ts";
import { toMarkdown } from "../recap/formats/markdown.ts";
import { releasedArtefacts } from "../session/artefacts.ts";
import { isShutTo } from "../session/locked.ts";
import { person, takesPart } from "../session/people.ts";
import { load } from "./load.ts";
import type { Parts } from "./parts.ts";
import { readTexts } from "./words.ts";

export type Format = "markdown" | "html";

/** Somebody who took part; once the session is erased, nobody in particular. */
export interface ArtefactReader {
  readonly session: SessionId;
  readonly person: PersonId | null;
}

/** A released artefact as a file. Null: it was not released, or it is gone. */
export async function artefactAs(parts: Parts, reader: ArtefactReader, path: Path, format: Format): Promise<string | null> {
  const session = await load(parts, reader.session);
  const released = session && mayRead(session, reader) && releasedArtefacts(session).find((each) => each.path === path);
  if (!released) return null;
  const plain = (await readTexts(parts, session.id, [released.document])).get(released.document);
  if (session.status === "destroyed") parts.memory.forget(session.id);
  return plain === undefined ? null : fileOf(plain, format);
}

/** An artefact, as it is stored, as a file. */
export function fileOf(stored: string, format: Format): string {
  const recap = JSON.parse(stored) as Recap;
  return format === "markdown" ? toMarkdown(recap) : toHtml(recap, recap.language, languageFor(recap.language).direction);
}

function mayRead(session: Session, reader: ArtefactReader): boolean {
  if (reader.person === null) return session.status === "destroyed";
  const who = person(session, reader.person);
  return who !== null && takesPart(session, who) && !isShutTo(session, who);
}
