import { readTexts } from "../../../../src/engine/words.ts";
import type { TextId } from "../../../../src/model/ids.ts";
import { draftFigures, type Apart } from "../../../../src/rounds/draft/own.ts";
import { countConsent, type ConsentAnswer } from "../../../../src/judgement/consent.ts";
import type { Finding, Played } from "./index.ts";

/**
 * How people answered to the text as a whole, each time they were asked, and what stands apart from it. The session
 * announces one word for each side; people are counted here, from what those of the script sent.
 */
export const texts: Finding = async (played) => {
  const versions = Object.values(played.state.outputs).flatMap((output) => draftFigures.safeParse(output?.figures).data ?? []);
  const last = versions.toSorted((a, b) => a.version - b.version).at(-1);
  return last ? { ...votes(played), annexOfDifferences: await annex(played, last.apart) } : {};
};

function votes({ cast }: Played): Record<string, unknown> {
  const given = cast.filter(({ answers }) => Object.values(answers).some((answer) => answer === "yes" || answer === "notYet"));
  const passes = [...new Set(given.map(({ pass }) => pass))].toSorted((a, b) => a - b);
  const counts = passes.map((pass) =>
    countConsent(
      given
        .filter((each) => each.pass === pass)
        .map(({ answers }): ConsentAnswer => (Object.values(answers).includes("notYet") ? "objection" : "consent")),
    ),
  );
  const [first, after] = counts;
  return first ? { yesable: { first, ...(after ? { afterAmendment: after } : {}) } } : {};
}

async function annex({ world, state }: Played, apart: readonly Apart[]): Promise<readonly string[]> {
  const tried = apart.flatMap((each): readonly TextId[] => (each.tried ? [each.tried] : []));
  const words = await readTexts(world.parts, state.id, tried);
  return apart.map(({ clause, tried: text }) => `${(text && words.get(text)) ?? ""} (former ${clause})`);
}
