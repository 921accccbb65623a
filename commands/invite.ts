import { command } from "./command.ts";
import { nothing } from "./options.ts";

/** Makes places for people: a form of its own. */
export const invite = command({ name: "invite", who: "team", options: nothing, example: "/parley invite", run: () => null });
