import type { SpokenForm } from "../../src/model/card.ts";
import type { Random } from "../../src/model/command.ts";
import type { Run } from "../../src/model/session.ts";
import type { RoundView } from "../../src/platform/page.ts";
import type { Intent } from "../../src/platform/port.ts";
import { optionsOf, send } from "./player.ts";

type Forms = readonly SpokenForm[];

const formsIn = ({ card }: RoundView, command: string, does?: string): Forms =>
  card.blocks
    .filter((block) => block.is === "form")
    .filter((form) => form.command === command && (does === undefined || form.args["do"] === does));

/** Cards of the same words go together, as the program suggests. */
export const tidiesUp = ({ card, path }: RoundView): readonly Intent[] =>
  card.blocks
    .filter((block) => block.is === "button")
    .filter(({ command, args }) => command === "organise" && args["do"] === "merge")
    .flatMap(({ command, args }) => send(command, path, args) ?? []);

/** What an invented facilitator does in a round before they go on. `run`: for a repeat, whether there should be one more pass. */
export function leadsOn(round: RoundView, run: Run | null, chance: Random): readonly Intent[] {
  if (run?.spec.kind === "gate" && run.spec.of === "onceMore")
    return [send("gate", round.path, { answer: chance.int(3) === 0 ? "again" : "goOn" })].filter((intent) => intent !== null);
  return chosenIn(round, chance).flatMap((form) => send(form.command, round.path, optionsOf(form, chance)) ?? []);
}

/** One of each kind at most: a point that was said, a change to a list or a text, a card or a question that is left out. */
function chosenIn(round: RoundView, chance: Random): Forms {
  const first = (forms: Forms): Forms => forms.slice(0, 1);
  const perhaps = (forms: Forms): Forms => (chance.int(2) === 0 ? first(forms) : []);
  return [
    ...first(formsIn(round, "floor", "capture")),
    ...clause(round, chance),
    ...first(formsIn(round, "organise", "reword")),
    ...first(formsIn(round, "organise", "keep")),
    ...perhaps(formsIn(round, "organise", "decline")),
    ...perhaps(formsIn(round, "review")),
  ];
}

/** A text is begun with clauses; afterwards one of them is put in other words, or set apart. */
function clause(round: RoundView, chance: Random): Forms {
  const reworded = formsIn(round, "clause", "reword");
  if (reworded.length === 0) return formsIn(round, "clause", "add");
  return chance.int(4) === 0 ? formsIn(round, "clause", "takeOut") : reworded;
}
