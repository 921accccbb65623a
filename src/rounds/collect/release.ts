import { z } from "zod";
import type { Context } from "../../model/command.ts";
import type { ItemId, PersonId } from "../../model/ids.ts";
import type { After, Round } from "../../model/kind.ts";
import type { Entry, Item, Phase } from "../../model/session.ts";
import type { Collect } from "../../model/vocabulary.ts";
import { objectionPhase, paced } from "../phase.ts";
import { releaseAct } from "./entry.ts";
import type { CollectOwn } from "./own.ts";

type Here = Round<Collect, CollectOwn>;

/** What left the room of a side, in exactly these words, and how many stayed. */
export const carriedFigures = z.strictObject({
  carried: z.array(z.string() as unknown as z.ZodType<ItemId>),
  held: z.int().min(0),
});
export type CarriedFigures = z.infer<typeof carriedFigures>;

const settledSchema = z.object({ release: z.array(z.string()) });
const RELEASE = { liveMinutes: 5, asyncHours: 12 };
const ITEM_ID_BYTES = 40;

/** After writing, those of the side say in private which of these words may leave their room. */
export function releasePhase({ run, plan }: Here): Phase {
  const phase = objectionPhase("release", {
    lasts: paced(plan.mode === "live" ? RELEASE.liveMinutes * 60_000 : RELEASE.asyncHours * 3_600_000, plan),
    bytes: 200 * ITEM_ID_BYTES,
    closesWhenAllActed: false,
    who: run.spec.who,
  });
  return { ...phase, box: phase.box && { ...phase.box, named: true } };
}

/** Released: by whoever wrote it, and by one more of the same side. */
export function letOut({ run, items, members }: Here, entries: readonly Entry[]): readonly ItemId[] {
  const votes = entries.flatMap(({ person, body }) => (person === null ? [] : [{ person, items: new Set(releaseAct.parse(body).items) }]));
  return run.own.written.filter((id) => {
    const label = items[id]?.label;
    if (label?.as !== "person") return false;
    const behind = votes.filter((vote) => vote.items.has(id)).map((vote) => vote.person);
    const isOfTheSide = (person: PersonId): boolean => members[person]?.side === members[label.person]?.side;
    return behind.includes(label.person) && behind.some((person) => person !== label.person && isOfTheSide(person));
  });
}

/** What is let out goes as the side's: the same words under another label. What is held stays in the room. */
export function carriedOut({ run, items, members }: Here, figures: unknown, ctx: Context): After<CollectOwn> {
  const release = settledSchema.safeParse(figures).data?.release ?? [];
  const made = run.own.written
    .filter((id) => release.includes(id))
    .flatMap((id): readonly Item[] => {
      const item = items[id];
      const side = item?.label.as === "person" ? members[item.label.person]?.side : null;
      return item && side ? [{ ...item, id: ctx.newId() as ItemId, mergedFrom: [], label: { as: "side", side } }] : [];
    });
  const carried = made.map((item) => item.id);
  return { done: { items: carried, figures: { carried, held: run.own.written.length - carried.length } satisfies CarriedFigures, made } };
}
