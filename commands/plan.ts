import { command } from "./command.ts";
import { nothing } from "./options.ts";

/** Plans a conversation: a form of its own. */
export const plan = command({ name: "plan", who: "host", options: nothing, example: "/parley plan", run: () => null });
