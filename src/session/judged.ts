import { z } from "zod";
import type { ItemId, Path } from "../model/ids.ts";
import type { JudgedRow } from "../model/kind.ts";
import type { Session } from "../model/session.ts";
import type { From } from "../model/vocabulary.ts";
import { outputsNamed } from "./resolve.ts";

/** What every tally has in common, whatever else its rows say. */
const tally = z.looseObject({
  rows: z.array(z.looseObject({ item: z.string(), rank: z.int(), voters: z.int() })),
});

/** How the items that `from` means were judged, best first; none: they were not. */
export const judgedRows = (session: Session, at: Path, from: From): readonly JudgedRow[] =>
  from.from
    .flatMap((name) => outputsNamed(session, at, name))
    .flatMap(({ figures }) => tally.safeParse(figures).data?.rows ?? [])
    .map(({ item, rank, voters }) => ({ item: item as ItemId, rank, voters }));
