import { z } from "zod";
import type { Refusal } from "../../model/command.ts";
import type { ItemId } from "../../model/ids.ts";
import type { Collect } from "../../model/vocabulary.ts";

/**
 * What one person does to their own entry. `key` comes from the form that was sent: a form sent twice, a double click
 * and the back button all name the same contribution, so they are the same act.
 */
export const collectAct = z.discriminatedUnion("do", [
  z.strictObject({
    do: z.literal("write"),
    key: z.string().regex(/^[A-Za-z0-9_-]{8,40}$/),
    text: z.string().min(1),
    tag: z.string().optional(),
    about: z.string().optional(),
  }),
  z.strictObject({ do: z.literal("withdraw"), key: z.string().regex(/^[A-Za-z0-9_-]{8,40}$/) }),
]);
export type CollectAct = z.infer<typeof collectAct>;

/** What one person lets out of the room of their side, word for word; sending again replaces it. */
export const releaseAct = z.strictObject({ do: z.literal("release"), items: z.array(z.string().min(1).max(64)).max(200) });
export type ReleaseAct = z.infer<typeof releaseAct>;

export interface Contribution {
  readonly key: string;
  readonly text: string;
  readonly tag?: string;
  readonly about?: ItemId;
}

/** Everything one person has in the box. Withdrawn keys stay, so that an old form can not bring words back. */
export interface CollectEntry {
  readonly contributions: readonly Contribution[];
  readonly withdrawn: readonly string[];
}

const NOTHING: CollectEntry = { contributions: [], withdrawn: [] };
const WITHDRAWN_KEPT = 40;

/** The entry after this act. The same act twice gives the same entry. */
export function applyAct(
  spec: Collect,
  before: CollectEntry | null,
  act: CollectAct,
): { ok: true; body: CollectEntry } | { ok: false; refusal: Refusal } {
  const entry = before ?? NOTHING;
  if (act.do === "withdraw") {
    const contributions = entry.contributions.filter((each) => each.key !== act.key);
    if (contributions.length === entry.contributions.length) return { ok: true, body: entry };
    return { ok: true, body: { contributions, withdrawn: [...entry.withdrawn, act.key].slice(-WITHDRAWN_KEPT) } };
  }
  if (entry.withdrawn.includes(act.key)) return { ok: false, refusal: { reason: "collect.refuse.withdrawn" } };
  const written: Contribution = {
    key: act.key,
    text: act.text.trim(),
    ...(act.tag ? { tag: act.tag } : {}),
    ...(act.about ? { about: act.about as ItemId } : {}),
  };
  const known = entry.contributions.some((each) => each.key === act.key);
  if (known)
    return { ok: true, body: { ...entry, contributions: entry.contributions.map((each) => (each.key === act.key ? written : each)) } };
  const place = entry.contributions.filter((each) => each.about === written.about).length;
  if (place >= spec.each.max) return { ok: false, refusal: { reason: "collect.refuse.enough", args: { max: spec.each.max } } };
  return { ok: true, body: { ...entry, contributions: [...entry.contributions, written] } };
}

/** Bytes that hold any entry this round allows; every entry is padded to it, so its length tells nothing. */
export function entrySize(spec: Collect, abouts: number): number {
  const BYTES_PER_CHAR = 4;
  const OVERHEAD = 160;
  const places = spec.each.max * Math.max(1, abouts);
  const bytes = 256 + places * (spec.each.chars * BYTES_PER_CHAR + OVERHEAD) + WITHDRAWN_KEPT * 44;
  return Math.ceil(bytes / 1024) * 1024;
}
