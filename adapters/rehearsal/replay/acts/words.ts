import { toPhase } from "../advance.ts";
import { attempt, idOf, lead, learnItems, runFor, type Act, type Playing } from "../playing.ts";

const keyOf = (item: unknown): string => `item-----${String(item)}`;

export const submit = (playing: Playing, act: Act): Promise<boolean> => {
  const { item, text, tag } = act.payload ?? {};
  return attempt(playing, act, { do: "write", key: keyOf(item), text: String(text), ...(tag ? { tag } : {}) });
};

export const withdraw = (playing: Playing, act: Act): Promise<boolean> =>
  attempt(playing, act, { do: "withdraw", key: keyOf(act.payload?.["item"]) });

/** Words to be carried to the other side, if those of one's own let them. */
export const carry = (playing: Playing, act: Act): Promise<boolean> => {
  const { message, text, kind } = act.payload ?? {};
  return attempt(playing, act, { do: "write", key: keyOf(message), text: String(text), tag: kind });
};

/** Whoever lets one more out sends their whole list again. */
export async function approve(playing: Playing, act: Act): Promise<boolean> {
  await toPhase(playing, act, "release");
  await learnItems(playing);
  const items = [...(playing.letOut.get(act.actor) ?? []), idOf(playing, String(act.payload?.["message"]))];
  playing.letOut.set(act.actor, items);
  return attempt(playing, act, { do: "release", items });
}

/** What is wrong with a clause, for those who draft alone. */
export const criticise = (playing: Playing, act: Act): Promise<boolean> => {
  const { id, clause, text } = act.payload ?? {};
  return attempt(playing, act, { do: "write", key: keyOf(id), text: String(text), about: idOf(playing, String(clause)) });
};

/** The team leaves a card out before the room sees it. What was refused when it was written is not there. */
export async function refuse(playing: Playing, act: Act): Promise<void> {
  await toPhase(playing, act, "review");
  await learnItems(playing);
  const item = playing.items.get(String(act.payload?.["item"]));
  if (item !== undefined) await lead(playing, act, { do: "refuse", items: [item], reason: act.payload?.["reason"] });
}

/** Says something where nobody speaks: whatever a platform does with the message, it is no card. */
export async function post(playing: Playing, act: Act): Promise<void> {
  const who = playing.seats.get(act.actor);
  const path = (await runFor(playing, act))?.path ?? null;
  const said = { do: "say", text: String(act.payload?.["text"]), done: false };
  const answer = await who?.do({ do: "decide", command: { type: "act", path, act: said } });
  if (answer?.ok === false) playing.refusals.push(`${act.round} ${answer.reason}`);
}
