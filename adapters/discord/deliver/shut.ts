import { z } from "zod";
import { says, wordOf, type Overwrite, type Word } from "./overwrites.ts";

/**
 * A channel in which turns are kept by overwrites, as arithmetic: what is to be changed, and what is to be remembered so
 * that it can be taken back. Nothing but the word about sending messages is ever touched; whatever an administrator
 * changes of it meanwhile is theirs, and is left alone from then on.
 */

const wordSchema = z.enum(["absent", "neutral", "allow", "deny"]);

/** What is known of one overwrite that was changed, or is about to be. */
export const holdSchema = z.object({
  id: z.string(),
  type: z.literal([0, 1]),
  /** What it said before. */
  was: wordSchema,
  /** What it is made to say. */
  ours: wordSchema,
  /** What it said when that was asked for; null once it is known to have been done. */
  before: wordSchema.nullable(),
  /** An administrator has changed it since. */
  isTheirs: z.boolean(),
});
export type Hold = Readonly<z.infer<typeof holdSchema>>;

export interface Change {
  readonly id: string;
  readonly type: 0 | 1;
  readonly word: Word;
}

/** `holds`: as they are once the changes are asked for. */
export interface Plan {
  readonly holds: readonly Hold[];
  readonly changes: readonly Change[];
}

export interface Speakers {
  /** The role of everybody, which has the server's id. */
  readonly everyone: string;
  /** Denying everybody denies the app as well, so that it has to be allowed by name. */
  readonly bot: string;
  /** Whoever has the floor, and the team. */
  readonly members: readonly string[];
}

const find = (live: readonly Overwrite[], id: string): Word => wordOf(live.find((each) => each.id === id));

/** What has become of what was asked for. */
function lookedAt(live: readonly Overwrite[], hold: Hold): Hold {
  if (hold.isTheirs) return hold;
  const found = find(live, hold.id);
  if (says(found, hold.ours)) return { ...hold, before: null };
  return found === hold.before ? hold : { ...hold, before: null, isTheirs: true };
}

function made(live: readonly Overwrite[], hold: Hold, word: Word): { readonly hold: Hold; readonly change: Change | null } {
  const found = find(live, hold.id);
  if (hold.isTheirs || says(found, word)) return { hold: hold.isTheirs ? hold : { ...hold, ours: word, before: null }, change: null };
  return { hold: { ...hold, ours: word, before: found }, change: { id: hold.id, type: hold.type, word } };
}

/** Nobody but the app and these members is to send. In the order in which single calls lock out nobody who may stay. */
export function shut(live: readonly Overwrite[], known: readonly Hold[], { everyone, bot, members }: Speakers): Plan {
  const held = known.map((hold) => lookedAt(live, hold));
  const mine = new Set([bot, ...members]);
  const wordFor = ({ id, was }: Hold): Word => {
    if (id === everyone) return "deny";
    if (mine.has(id)) return "allow";
    // Whoever was allowed by name, or by a role, would speak in between.
    return was === "allow" ? "neutral" : was;
  };
  const isNew = ({ id }: Pick<Overwrite, "id">): boolean => !held.some((hold) => hold.id === id);
  const begun = (id: string, type: 0 | 1): Hold => {
    const was = find(live, id);
    return { id, type, was, ours: was, before: null, isTheirs: false };
  };
  // Of what an administrator allows later, that is their word.
  const allowed = known.length > 0 ? [] : live.filter((each) => wordOf(each) === "allow" && each.id !== everyone && !mine.has(each.id));
  const added = [
    ...[everyone].filter((id) => isNew({ id })).map((id) => begun(id, 0)),
    ...[...mine].filter((id) => isNew({ id })).map((id) => begun(id, 1)),
    ...allowed.map(({ id, type }) => begun(id, type)),
  ]
    // Somebody whom an administrator silenced by name stays silent.
    .filter((hold) => hold.id === everyone || hold.was !== "deny");
  return planOf(
    live,
    [...held, ...added],
    (hold) => wordFor(hold),
    (hold) => hold.id === everyone || mine.has(hold.id) || hold.was === "allow" || hold.isTheirs,
    ({ id, word }) => (id === bot ? 0 : word === "absent" ? 1 : word === "allow" ? 2 : id === everyone ? 4 : 3),
  );
}

/** Everything is to be as it was, but for what an administrator has changed since. */
export function open(live: readonly Overwrite[], known: readonly Hold[], { everyone, bot }: Pick<Speakers, "everyone" | "bot">): Plan {
  return planOf(
    live,
    known.map((hold) => lookedAt(live, hold)),
    ({ was }) => was,
    () => false,
    ({ id }) => (id === everyone ? 0 : id === bot ? 2 : 1),
  );
}

function planOf(
  live: readonly Overwrite[],
  holds: readonly Hold[],
  wordFor: (hold: Hold) => Word,
  isKept: (hold: Hold) => boolean,
  rank: (change: Change) => number,
): Plan {
  const all = holds.map((hold) => made(live, hold, wordFor(hold)));
  return {
    holds: all.flatMap(({ hold, change }) => (change || isKept(hold) ? [hold] : [])),
    changes: all.flatMap(({ change }) => change ?? []).toSorted((a, b) => rank(a) - rank(b)),
  };
}
