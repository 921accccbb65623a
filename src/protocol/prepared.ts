import type { PlainText } from "../model/command.ts";
import type { Plan } from "../model/plan.ts";
import type { Item } from "../model/session.ts";

/** What planning gives, and a session is founded on. */
export interface Prepared {
  readonly plan: Plan;
  readonly items: readonly Item[];
  readonly texts: readonly PlainText[];
}
