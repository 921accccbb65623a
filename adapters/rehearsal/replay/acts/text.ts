import { z } from "zod";
import { draftFigures, type DraftFigures } from "../../../../src/rounds/draft/own.ts";
import { lead, runFor, type Act, type Playing } from "../playing.ts";

const clausesSchema = z.array(z.looseObject({ id: z.string(), text: z.string() }));
/** How a file says that a clause is no part of the text any more. */
const APART = /^\[moved to the annex of differences: (.+)\]$/;

/** A version, clause by clause: what is new is added, what reads otherwise is reworded, what is apart is taken out. */
export async function publish(playing: Playing, act: Act): Promise<void> {
  const clauses = clausesSchema.safeParse(act.payload?.["clauses"]).data ?? [];
  const before = await textNow(playing, act);
  const isThere = (id: string): boolean => before?.clauses.some(({ clause }) => clause === id) ?? false;
  const added = clauses.filter(({ id }) => !isThere(id)).map(({ text }) => text);
  if (added.length > 0) await lead(playing, act, { do: "add", clauses: added });
  for (const { id, text } of clauses.filter((clause) => isThere(clause.id))) {
    const subject = APART.exec(text)?.[1];
    if (subject === undefined) await lead(playing, act, { do: "reword", clause: id, text });
    else await lead(playing, act, { do: "takeOut", clause: id, words: subject, concerns: [] });
  }
  await learnClauses(playing, act);
}

/** One clause in other words. */
export async function amend(playing: Playing, act: Act): Promise<void> {
  await lead(playing, act, { do: "reword", clause: act.payload?.["clause"], text: act.payload?.["text"] });
  await learnClauses(playing, act);
}

async function textNow(playing: Playing, act: Act): Promise<DraftFigures | undefined> {
  return draftFigures.safeParse((await runFor(playing, act))?.own).data;
}

/** The clauses keep their ids through all versions, as in the file; the items change with the words. */
async function learnClauses(playing: Playing, act: Act): Promise<void> {
  for (const { clause, item } of (await textNow(playing, act))?.clauses ?? []) playing.items.set(clause, item);
}
