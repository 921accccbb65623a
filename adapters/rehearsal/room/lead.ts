import type { PageForm } from "./forms.ts";
import { offered, press, remember, times, type Memory, type Move } from "./moves.ts";

/** An invented facilitator. */
export interface Lead extends Memory {
  /** Nobody at the table is about to do something. */
  readonly isQuiet: () => boolean;
}

/** Items of a talk that are gone through one by one; then the talk is left open for whatever comes. */
const MOST_ITEMS = 2;

/** What the facilitator does next, by what the console offers. */
export function leadOf(lead: Lead, forms: readonly PageForm[]): Move {
  const first = ["join", "open", "back", "resume", "unlock", "proceed"].map((command) => offered(forms, command)).find(Boolean);
  if (first) return press(first);
  const again = offered(forms, "again");
  if (again) {
    // Asked a second time in vain, it is dropped.
    const drop = offered(forms, "drop");
    const asked = `again ${again.hidden.get("path")}`;
    const isInVain = lead.did.has(asked);
    lead.did.set(asked, 1);
    return press(isInVain && drop ? drop : again);
  }
  const same = forms.find((form) => form.hidden.get("do") === "merge" && form.hidden.has("items"));
  if (same) return press(same);
  if (!lead.isQuiet()) return "waits";
  const item = offered(forms, "floor", { do: "nextItem" });
  if (item && times(lead, item, "item") < MOST_ITEMS) {
    remember(lead, item, "item");
    return press(item);
  }
  // All is quiet, and still somebody has the floor: they have been waited for long enough.
  const skip = offered(forms, "pass", { skip: "yes" });
  if (skip) return press(skip);
  const next = offered(forms, "next");
  return next ? press(next) : null;
}
