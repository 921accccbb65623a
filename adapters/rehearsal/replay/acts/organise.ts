import { z } from "zod";
import type { ItemId } from "../../../../src/model/ids.ts";
import type { Item } from "../../../../src/model/session.ts";
import { again } from "../../composite/revised.ts";
import { advance, toPhase } from "../advance.ts";
import { attempt, idOf, lead, learnItems, stateOf, type Act, type Playing } from "../playing.ts";

export async function merge(playing: Playing, act: Act): Promise<void> {
  await learnItems(playing);
  const into = (act.payload?.["into"] ?? {}) as Readonly<Record<string, readonly string[]>>;
  for (const [id, members] of Object.entries(into)) await together(playing, act, id, members, null);
}

const statements = z.array(z.looseObject({ id: z.string(), text: z.string(), from: z.array(z.string()) }));

/** Statements worded out of what was written, under the ids of the file. */
export async function consolidate(playing: Playing, act: Act): Promise<void> {
  await learnItems(playing);
  for (const { id, text, from } of statements.parse(act.payload?.["statements"])) await together(playing, act, id, from, text);
}

/** Someone has a wording undone, without giving a name. */
export async function veto(playing: Playing, act: Act): Promise<boolean> {
  await toPhase(playing, act, "contest");
  return attempt(playing, act, { undo: [idOf(playing, String(act.payload?.["statement"]))] });
}

/** What was undone is worded once more, in a round of its own. */
export async function wordAgain(playing: Playing, act: Act, script: readonly Act[]): Promise<void> {
  const round = again(act.round);
  await advance(playing, { round, pass: 1 }, script);
  const { runs } = await stateOf(playing);
  const open = Object.values(runs).find((run) => run?.spec.id === round)?.input ?? [];
  for (const { id, text, from } of statements.parse(act.payload?.["statements"]))
    if (!open.includes(idOf(playing, id) as ItemId)) await together(playing, { ...act, round }, id, from, text);
}

/** A rule shortens the list; what is left keeps its ids. */
export const shorten = (playing: Playing): Promise<void> => learnItems(playing);

/** @param words of the new item; null: those of its first */
async function together(playing: Playing, act: Act, id: string, members: readonly string[], words: string | null): Promise<void> {
  const known = members.map((member) => playing.items.get(member)).filter((item): item is ItemId => item !== undefined);
  const [only] = known;
  if (known.length > 1) await lead(playing, act, { do: "merge", items: known, ...(words === null ? {} : { words }) });
  else if (only && words !== null) await lead(playing, act, { do: "reword", item: only, words });
  const state = await stateOf(playing);
  const stands = (Object.values(state.items) as Item[]).findLast(
    (item) => item.mergedFrom.length === known.length && known.every((each) => item.mergedFrom.includes(each)),
  );
  const item = stands?.id ?? only;
  if (item) playing.items.set(id, item);
}
