import { readTexts } from "../../../src/engine/words.ts";
import type { ItemId, Path, PersonId } from "../../../src/model/ids.ts";
import type { Item, Run, Session } from "../../../src/model/session.ts";
import type { Scenario, ScriptEntry } from "../scenario.ts";
import { rawOf } from "../scripts/raw.ts";
import type { Sitting, Table } from "../table.ts";
import type { World } from "../world.ts";
import type { Course } from "./course.ts";

/** An answer as somebody of the script sent it, and as it was taken; the last of each person counts. */
export interface Cast {
  readonly round: string;
  readonly pass: number;
  readonly actor: string;
  readonly answers: Readonly<Record<string, string | number>>;
}

/** What a replay knows while it plays. */
export interface Playing {
  readonly world: World;
  readonly scenario: Scenario;
  readonly table: Table;
  readonly seats: ReadonlyMap<string, Sitting>;
  readonly course: Course;
  /** Ids of the file and the items they became. */
  readonly items: Map<string, ItemId>;
  readonly cast: Cast[];
  /** Items that each of a room has let out so far. */
  readonly letOut: Map<string, readonly string[]>;
  /** Who has objected to something in the report, and so has pressed already. */
  readonly objected: Set<PersonId>;
  readonly refusals: string[];
}

/** An entry of the script, and the pass of the repeat around its round that it belongs to. */
export interface Act extends ScriptEntry {
  readonly pass: number;
}

export async function stateOf({ world, table }: Playing): Promise<Session> {
  const state = await world.engine.state(table.session);
  if (!state) throw new Error("the session of a replay is gone");
  return state;
}

export const runsOf = async (playing: Playing): Promise<readonly Run[]> => Object.values((await stateOf(playing)).runs) as Run[];

/** The round of this name that is open for whoever acts; of several rooms their own. */
export async function runFor(playing: Playing, { round, actor }: ScriptEntry): Promise<Run | null> {
  const runs = (await runsOf(playing)).filter((run) => run.spec.id === round);
  const person = playing.seats.get(actor)?.person;
  return runs.find((run) => person !== undefined && run.eligible.includes(person)) ?? runs[0] ?? null;
}

/** Lays something into the box of the round, as from a form; what is refused is written down with its reason. */
export async function attempt(playing: Playing, entry: ScriptEntry, act: unknown): Promise<boolean> {
  const who = playing.seats.get(entry.actor);
  if (!who) return false;
  const path = (await runFor(playing, entry))?.path ?? (entry.round as Path);
  const answer = await who.do({ do: "seal", path, act, said: "collect.received" }, true);
  if (!answer.ok) playing.refusals.push(`${entry.round} ${answer.reason}`);
  return answer.ok;
}

/** What whoever leads does in the open. */
export async function lead(playing: Playing, entry: ScriptEntry, act: unknown): Promise<void> {
  const path = (await runFor(playing, entry))?.path ?? null;
  const answer = await playing.table.facilitator.do({ do: "decide", command: { type: "act", path, act } });
  if (!answer.ok) playing.refusals.push(`${entry.round} ${answer.reason}`);
}

export const idOf = ({ items }: Playing, id: string): string => items.get(id) ?? id;

/** The names of the file by the items they became. */
export const namesOf = ({ items }: Playing): ReadonlyMap<ItemId, string> => new Map([...items].map(([id, item]) => [item, id]));

/** Released items carry no id of the file; their words tell which they are. */
export async function learnItems(playing: Playing): Promise<void> {
  const { world, table, scenario, items } = playing;
  const state = await stateOf(playing);
  const made = (Object.values(state.items) as Item[]).filter((item) => item.mergedFrom.length === 0);
  const words = await readTexts(
    world.parts,
    table.session,
    made.map((item) => item.text),
  );
  const taken = new Set(items.values());
  for (const { id, text } of [...writtenIn(scenario), ...givenIn(scenario)]) {
    if (items.has(id)) continue;
    const found = made.find((item) => !taken.has(item.id) && words.get(item.text) === text.trim());
    if (!found) continue;
    items.set(id, found.id);
    taken.add(found.id);
  }
}

interface Named {
  readonly id: string;
  readonly text: string;
}

const writtenIn = ({ script }: Scenario): readonly Named[] =>
  script.flatMap(({ payload }) => {
    const id = payload?.["item"] ?? payload?.["message"];
    return typeof id === "string" && typeof payload?.["text"] === "string" ? [{ id, text: payload["text"] }] : [];
  });

/** What nobody of the script writes: proposals, opening statements. */
function givenIn(scenario: Scenario): readonly Named[] {
  const { gradients, statements } = rawOf(scenario);
  return [...Object.entries(gradients).map(([id, { text }]) => ({ id, text })), ...statements.filter(({ source }) => source === "seed")];
}
