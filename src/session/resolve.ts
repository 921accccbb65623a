import type { ItemId, Path } from "../model/ids.ts";
import type { Item, Output, Session } from "../model/session.ts";
import { cut } from "../judgement/cut.ts";
import type { From } from "../model/vocabulary.ts";
import { figuresSchema } from "../rounds/judge/figures.ts";
import { inEarlierPass, isLeftOut } from "./around.ts";
import { combinatorOf, isInside, join, sequencesAround, stepAt, stepId } from "./paths.ts";
import { latest } from "./superseded.ts";

/**
 * The items that `from` means when it is asked at a path. A name is an input of the plan, or a step: in this pass of
 * my branch if it has run, else in the last pass; seen from outside a repeat it is the last pass, from outside a split
 * it is every branch.
 */
export function resolve(session: Session, at: Path, from: From): readonly Item[] {
  const items = from.from.flatMap((name) => named(session, at, name, from.top ?? null));
  const { tag } = from;
  if (tag === undefined) return latest(session, itemsOf(session, items));
  const judged = from.from.flatMap((name) => outputsNamed(session, at, name).flatMap((output) => tagged(output, tag)));
  return latest(session, itemsOf(session, [...items.filter((id) => session.items[id]?.tag === tag), ...judged]));
}

const itemsOf = (session: Session, ids: readonly ItemId[]): readonly Item[] =>
  [...new Set(ids)].map((id) => session.items[id]).filter((item): item is Item => item !== undefined);

/**
 * Tags that a judgement gives by itself: "disagreement", the items on which a panel's ratings disagreed, and "objection", what
 * was said against an item where consent was asked.
 */
function tagged(output: Output, tag: string): readonly ItemId[] {
  const figures = figuresSchema.safeParse(output.figures).data;
  if (tag === "disagreement" && figures?.scale === "rate") return figures.rows.filter((row) => row.disagreement).map((row) => row.item);
  return tag === "objection" && figures?.scale === "consent" ? figures.reasons.map(({ reason }) => reason) : [];
}

function named(session: Session, at: Path, name: string, top: number | null): readonly ItemId[] {
  const input = session.plan.inputs[name];
  if (input) return forThisPlace(session, at, input);
  return outputsNamed(session, at, name).flatMap((output) => best(output, top));
}

export function outputsNamed(session: Session, at: Path, name: string): readonly Output[] {
  const candidates = (Object.keys(session.outputs) as Path[]).filter((path) => stepId(path) === name);
  for (const sequence of sequencesAround(at)) {
    const here = session.outputs[join(sequence, name)];
    if (here && !isLeftOut(here)) return [here];
    // Inside a repeat a step that has not run in this pass, or was left out in it, means the pass before.
    const earlier = inEarlierPass(session, sequence, name);
    if (earlier) return [earlier];
    if (here) return [here];
    const below = candidates.filter((path) => isInside(path, sequence) && !isOfAnotherRoom(session, path, at));
    const said = below.filter((path) => !isLeftOut(session.outputs[path] as Output));
    if (below.length > 0) return lastPasses(said.length > 0 ? said : below).map((path) => session.outputs[path] as Output);
  }
  return [];
}

/** From inside a room, what stands in another room of the same split is not to be read, whoever names it. */
function isOfAnotherRoom(session: Session, path: Path, at: Path): boolean {
  const rooms = sequencesAround(at)
    .map(combinatorOf)
    .filter((each) => each !== null && stepAt(session.plan, each.path).kind === "split");
  return rooms.some((room) => room !== null && isInside(path, room.path) && !isInside(path, `${room.path}[${room.mark}]` as Path));
}

/** Of several passes of one repeat only the last counts; branches all count. */
function lastPasses(paths: readonly Path[]): readonly Path[] {
  const latest = new Map<string, { pass: number; path: Path }>();
  for (const path of paths) {
    const passes = [...path.matchAll(/\[(\d+)\]/g)].map((found) => Number(found[1]));
    const place = path.replace(/\[\d+\]/g, "[]");
    const pass = passes.reduce((sum, each) => sum * 1000 + each, 0);
    const known = latest.get(place);
    if (!known || known.pass < pass) latest.set(place, { pass, path });
  }
  return [...latest.values()].map((each) => each.path);
}

/** An input may hold one text per side or per pass. */
function forThisPlace(session: Session, at: Path, ids: readonly ItemId[]): readonly ItemId[] {
  const marks = sequencesAround(at).map((sequence) => combinatorOf(sequence)?.mark);
  const pass = marks.map(Number).find((mark) => Number.isInteger(mark));
  return ids.filter((id) => {
    const item = session.items[id];
    if (!item) return false;
    if (item.forPass !== undefined && pass !== undefined && item.forPass !== pass) return false;
    return (
      item.forSide === undefined ||
      !marks.some((mark) => session.plan.sides.some((side) => side.id === mark)) ||
      marks.includes(item.forSide)
    );
  });
}

/** The best `top` items; those tied with the last of them come along, since a tie is a tie. */
function best(output: Output, top: number | null): readonly ItemId[] {
  if (top === null || output.items.length <= top) return output.items;
  const figures = figuresSchema.safeParse(output.figures);
  if (!figures.success) return output.items.slice(0, top);
  const rows: readonly { item: ItemId; rank: number; voters: number }[] = figures.data.rows;
  return cut(rows, top).map((row) => row.item);
}
