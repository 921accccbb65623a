import { checkView, isTooLarge } from "../checks.ts";
import { asMessages } from "../complaints.ts";
import { asObject, type Json } from "../json.ts";
import { LIMITS } from "../limits.ts";
import { allViews, openModal, publishHome, pushModal, stackOf, topModal, updateView, viewOutput } from "../modals.ts";
import { faulty, Refused } from "../refused.ts";
import type { Trigger, View } from "../state.ts";
import type { World } from "../world.ts";
import { findUser } from "./find.ts";
import type { Methods } from "./method.ts";

/** A view the app sent, checked as Slack does; `self` is the view it takes the place of. */
export function checkedView(world: World, method: string, surface: View["surface"], sent: unknown, self: View | null): Json {
  const { complaints, notes } = checkView(surface, sent);
  if (complaints.length > 0) throw faulty("invalid_arguments", ...asMessages(complaints));
  if (isTooLarge(sent)) throw faulty("view_too_large");
  notes.forEach((note) => world.recorder.violation(method, "accepted", [note]));
  const view = asObject(sent);
  const taken = view.external_id && allViews(world.state).some((each) => each !== self && each.sent.external_id === view.external_id);
  if (taken) throw faulty("duplicate_external_id");
  return view;
}

/** Spends a trigger_id: good once, and for three seconds. */
function spend(world: World, id: string): Trigger {
  const trigger = world.state.triggers.get(id);
  if (!trigger) throw faulty("invalid_trigger_id");
  if (trigger.isUsed) throw faulty("exchanged_trigger_id");
  if (world.state.clock.now() - trigger.atMs > world.settings.triggerLivesMs) throw new Refused("expired_trigger_id");
  trigger.isUsed = true;
  return trigger;
}

const answer = (world: World, view: View): Json => ({ view: viewOutput(world.state, view) });

function isOutdated(view: View, hash: string | undefined): boolean {
  return hash !== undefined && hash !== view.hash;
}

export const views: Methods = {
  "views.open": ({ trigger_id, view }, world) => {
    const sent = checkedView(world, "views.open", "modal", view, null);
    const trigger = spend(world, trigger_id);
    if (topModal(world.state, trigger.user)) {
      world.recorder.violation("views.open", "accepted", ["opened while a modal is open: views.push keeps it"]);
    }
    return answer(world, openModal(world.state, trigger.user, sent));
  },

  "views.push": ({ trigger_id, view }, world) => {
    const sent = checkedView(world, "views.push", "modal", view, null);
    const trigger = spend(world, trigger_id);
    const { length } = stackOf(world.state, trigger.user);
    if (length === 0 || !trigger.fromModal) throw new Refused("not_found");
    if (length >= LIMITS.view.stack) throw faulty("push_limit_reached");
    return answer(world, pushModal(world.state, trigger.user, sent));
  },

  "views.update": ({ view_id, external_id, view, hash }, world) => {
    const found = allViews(world.state).find((each) =>
      view_id === undefined ? each.sent.external_id === external_id : each.id === view_id,
    );
    const sent = checkedView(world, "views.update", found?.surface ?? "modal", view, found ?? null);
    if (!found) throw new Refused("not_found");
    if (isOutdated(found, hash)) throw new Refused("hash_conflict");
    updateView(world.state, found, sent);
    return answer(world, found);
  },

  "views.publish": ({ user_id, view, hash }, world) => {
    const user = findUser(world, user_id);
    const found = world.state.homes.get(user.id) ?? null;
    const sent = checkedView(world, "views.publish", "home", view, found);
    if (user.kind === "external") {
      world.recorder.violation("views.publish", "accepted", ["somebody from another organisation cannot open the home"]);
    }
    if (found && isOutdated(found, hash)) throw new Refused("hash_conflict");
    return answer(world, publishHome(world.state, user.id, sent));
  },
};
