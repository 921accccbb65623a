import { mayShowBreakdown } from "../../../../src/confidentiality/thresholds.ts";
import { countAgree3, type Agree3 } from "../../../../src/judgement/agree3.ts";
import { twoGroups } from "./two-groups.ts";
import { rawOf } from "../../scripts/raw.ts";
import { judged } from "./figures.ts";
import type { Finding, Played } from "./index.ts";

/** Votes below which somebody says too little to be put on a map of opinions. */
const FOR_THE_MAP = 7;

const VOTES: readonly Agree3[] = ["agree", "disagree", "pass"];
const LEAST = 5;

/**
 * Votes on statements. The session publishes those of everybody; the file counts those who said enough for a map, which is
 * done here, from what the people of the script sent.
 */
export const opinions: Finding = (played) => {
  const figures = judged(played.state).findLast(({ figures: each }) => each.scale === "agree3")?.figures;
  if (figures?.scale !== "agree3") return {};
  const voted = played.cast.filter(({ answers }) => Object.values(answers).some((answer) => VOTES.includes(answer as Agree3)));
  const onTheMap = voted.filter(({ answers }) => Object.keys(answers).length >= FOR_THE_MAP);
  const rows = figures.rows.flatMap(({ item }) => {
    const id = played.nameOf(item);
    const votes = onTheMap.flatMap(({ answers }) => (id in answers ? [answers[id] as Agree3] : []));
    const counts = countAgree3(votes, LEAST);
    return counts ? [[id, { agree: counts.agree, disagree: counts.disagree, pas: counts.pass, seen: counts.seen }] as const] : [];
  });
  return {
    voters: figures.ballots,
    votersWithAtLeast7: onTheMap.length,
    lurkers: figures.panel - figures.ballots,
    statementTotals: Object.fromEntries(rows.toSorted(([a], [b]) => (a < b ? -1 : 1))),
    ...twoGroups(onTheMap.map(({ answers }) => answers)),
    ...cuts(played),
  };
};

/** A cut that the facilitator asked for, by a trait that people declared: by the rule that holds for every cut. */
function cuts({ scenario, cast }: Played): Record<string, string> {
  const people = rawOf(scenario).participants;
  const asked = scenario.script.filter(({ action }) => action === "requestBreakdown");
  return Object.fromEntries(
    asked.map(({ round, payload }) => {
      const trait = String(payload?.["by"]);
      const given = cast.filter((each) => each.round === round);
      const has = new Set(people.filter((each) => each[trait] === true).map(({ id }) => id));
      const items = [...new Set(given.flatMap(({ answers }) => Object.keys(answers)))];
      const may = items.every((item) => {
        const count = (of: typeof given) =>
          ["agree", "disagree", "pass"].map((answer) => of.filter(({ answers }) => answers[item] === answer).length);
        return mayShowBreakdown([count(given.filter(({ actor }) => has.has(actor)))], count(given));
      });
      return [`${trait}Cut`, may ? "shown" : "refused"];
    }),
  );
}
