import { commands } from "../../../commands/index.ts";
import type { Speech } from "../speech.ts";

/** Those whose words come from a form: what is typed behind them is not read. */
export const FORMS = [
  "idea",
  "vote",
  "say",
  "object",
  "clause",
  "release",
  "review",
  "tell",
  "announce",
  "park",
  "notes",
  "invite",
  "listen",
  "remove",
  "role",
  "handover",
  "stage",
];
/** One's own page shows it. */
export const PAGES = ["", "page", "mine", "status", "privacy", "recap", "consent", "gate", "join"];
/** A form as well, unless its numbers are typed. */
export const TOOLS = ["insert", "extend"];
/** Not to be undone, or felt by everybody: pressed on one's own page, which asks whether it is meant. */
export const GRAVE = ["destroy", "close", "leave", "lockdown", "drop", "skip", "withdraw", "unlink", "unlist"];

/** Every command there is, by an example. */
export function helpFor(t: Speech): string {
  const names = Object.values(commands)
    .map((each) => each.example)
    .toSorted();
  return [t("chat.help"), ...names.map((each) => `• ${each}`)].join("\n");
}
