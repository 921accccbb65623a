import { countPoll } from "../../../../src/judgement/poll.ts";
import type { Finding } from "./index.ts";
import { judged } from "./figures.ts";

/**
 * How people stood on each proposal. Where each side has to reach the level, nobody in the session sees more than one word:
 * the numbers are counted here, from what the people of the script sent.
 */
export const gradients: Finding = ({ state, cast, nameOf }) => {
  const polls = judged(state).flatMap(({ figures }) =>
    figures.scale === "gradient" ? figures.rows.map((row) => ({ id: nameOf(row.item), ...figures })) : [],
  );
  const counted = polls.flatMap(({ id, levels, atOrBelow }) => {
    const answers = cast.flatMap((each) => (id in each.answers && each.round === `grad-${id}` ? [Number(each.answers[id])] : []));
    const counts = countPoll(answers, { min: 1, max: levels }, { atOrBelow });
    if (!counts) return [];
    const { n, median, forward, notYet, histogram } = counts;
    const cells = histogram.flatMap((people, index) => (people > 0 ? [[String(index + 1), people]] : []));
    return [[id, { n, histogram: Object.fromEntries(cells), bands: { forward, ...(notYet > 0 ? { notYet } : {}) }, median }]];
  });
  return counted.length === 0 ? {} : { gradients: Object.fromEntries(counted) };
};
