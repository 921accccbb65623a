/** Says a message of the session's language. */
export type Say = (key: string, args?: Readonly<Record<string, string | number>>) => string;

/** The place of an idea in a ranked list, in words. Null: nobody named it. */
export function placeOf(rank: number | null, isTied: boolean, say: Say): string {
  if (rank === null) return say("recap.unranked");
  return say(isTied ? "recap.tied" : "recap.place", { rank });
}
