import { pulseFigures } from "../../../../src/rounds/pulse/figures.ts";
import type { Finding, Played } from "./index.ts";

const CHANGES = { most: "most", half: "about half", few: "few or none" } as const;

/** What was published of a pulse at the beginning and at the end, and, which nobody sees there, how many rose and fell. */
export const pulses: Finding = (played) => {
  const paired = Object.values(played.state.outputs).flatMap((output) => {
    const found = pulseFigures.safeParse(output?.figures).data;
    return found?.pulse === "working-trust-8" && found.wave === "post" ? found.statements : [];
  });
  const published = paired.flatMap(({ statement, before, median, change }) => {
    if (!change) return [];
    const bands = { rose: CHANGES[change.rose], fell: CHANGES[change.fell] };
    return [[statement, { medianPre: before, medianPost: median, bins: binsOf(played, statement), published: bands }]];
  });
  return published.length === 0 ? {} : { pulse: Object.fromEntries(published) };
};

function binsOf({ cast }: Played, statement: string) {
  const bins = { up: 0, same: 0, down: 0 };
  const answer = (round: string, actor: string): number =>
    Number(cast.find((each) => each.round === round && each.actor === actor)?.answers[statement]);
  for (const { actor } of cast.filter(({ round }) => round === "post")) {
    const moved = answer("post", actor) - answer("pre", actor);
    if (Number.isNaN(moved)) continue;
    bins[moved > 0 ? "up" : moved < 0 ? "down" : "same"] += 1;
  }
  return bins;
}
