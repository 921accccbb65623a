import type { Json } from "./json.ts";
import { topModal } from "./modals.ts";
import type { Place } from "./person.ts";
import { blocksOfView, visibleTo } from "./showing.ts";
import type { Channel, Message, User, View } from "./state.ts";
import type { World } from "./world.ts";

/** One thing with blocks that somebody can act in. */
export type Spot =
  | { readonly kind: "message"; readonly channel: Channel; readonly message: Message; readonly blocks: readonly Json[] }
  | { readonly kind: "view"; readonly view: View; readonly blocks: readonly Json[] };

/** What a person means by a place, the newest first. `stale`: a message as it was seen. */
export function within(place: Place, user: User, { state }: World, stale: boolean): readonly Spot[] {
  const spotOf = (view: View | null | undefined): readonly Spot[] => (view ? [{ kind: "view", view, blocks: blocksOfView(view) }] : []);
  if (place === "modal") return spotOf(topModal(state, user.id));
  if (place === "home") return spotOf(state.homes.get(user.id));
  if ("ts" in place) {
    const channel = state.channels.get(place.channel);
    const message = channel && visibleTo(channel, user.id).find(({ ts }) => ts === place.ts);
    return channel && message ? [{ kind: "message", channel, message, blocks: stale ? place.blocks : message.blocks }] : [];
  }
  if ("messages" in place) {
    const spots = visibleTo(place, user.id).map((message): Spot => ({ kind: "message", channel: place, message, blocks: message.blocks }));
    return [...spots].reverse();
  }
  const home = state.homes.get(user.id);
  return spotOf(home?.id === place.id ? home : topModal(state, user.id)?.id === place.id ? topModal(state, user.id) : null);
}
