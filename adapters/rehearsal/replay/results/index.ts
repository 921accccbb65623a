import type { Session } from "../../../../src/model/session.ts";
import { namesOf, stateOf, type Playing } from "../playing.ts";
import { carried } from "./carried.ts";
import { delphi } from "./delphi.ts";
import { gradients } from "./gradients.ts";
import { influenceMap } from "./influence.ts";
import { opinions } from "./opinions.ts";
import { pulses } from "./pulse.ts";
import { ranking } from "./ranking.ts";
import { texts } from "./texts.ts";

/** A played session: what it left, and what its people had answered, which nobody in it can see. */
export interface Played extends Pick<Playing, "cast" | "scenario" | "items" | "world"> {
  readonly state: Session;
  /** The file's id of an item; the item's own where the file has none. */
  readonly nameOf: (item: string) => string;
}

export type Finding = (played: Played) => Readonly<Record<string, unknown>> | Promise<Readonly<Record<string, unknown>>>;

const FINDINGS: readonly Finding[] = [ranking, gradients, pulses, carried, texts, delphi, influenceMap, opinions];

/**
 * Keys of a file that hold prose, what is to hold of results, or what its generator knew: `groupConsensusTop8` is the order by
 * the views from which it drew the votes, which nobody in a session knows.
 */
const NOT_COMPUTED = /note$|^lesson$|^asserts$|ByLatentView$|^groupConsensusTop8$|ToLatentAB$/i;

/** Results under the keys of the files, and the keys of `expected` for which there is none. */
export async function resultsOf(playing: Playing): Promise<{ results: Record<string, unknown>; notYet: string[] }> {
  const names = namesOf(playing) as ReadonlyMap<string, string>;
  const played: Played = { ...playing, state: await stateOf(playing), nameOf: (item) => names.get(item) ?? item };
  const results: Record<string, unknown> = {};
  for (const find of FINDINGS) Object.assign(results, await find(played));
  const asked = Object.keys((playing.scenario as { readonly expected?: object }).expected ?? {});
  return { results, notYet: asked.filter((key) => !(key in results) && !NOT_COMPUTED.test(key)) };
}
