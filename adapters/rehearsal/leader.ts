import type { Random } from "../../src/model/command.ts";
import type { Run } from "../../src/model/session.ts";
import type { RoundView } from "../../src/platform/page.ts";
import type { Intent } from "../../src/platform/port.ts";
import { optionsOf, send } from "./player.ts";

/** Forms that whoever leads fills in before going on: a point that was said, the clauses of a text. */
const FORMS: readonly { readonly command: string; readonly does: string }[] = [
  { command: "floor", does: "capture" },
  { command: "clause", does: "add" },
];

/** What an invented facilitator does in a round before they go on. `run`: for a repeat, whether there should be one more pass. */
export function leadsOn({ card, path }: RoundView, run: Run | null, chance: Random): readonly Intent[] {
  if (run?.spec.kind === "gate" && run.spec.of === "onceMore")
    return [send("gate", path, { answer: chance.int(3) === 0 ? "again" : "goOn" })].filter((intent) => intent !== null);
  return card.blocks
    .filter((block) => block.is === "form")
    .filter((form) => FORMS.some(({ command, does }) => form.command === command && form.args["do"] === does))
    .flatMap((form) => send(form.command, path, optionsOf(form, chance)) ?? []);
}
