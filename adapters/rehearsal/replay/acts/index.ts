import type { Act, Playing } from "../playing.ts";
import { untilDue } from "../advance.ts";
import { agree3, changeRating, consentVote, dots, gradient, pulse, rank, rate } from "./judge.ts";
import { consolidate, merge, shorten, veto, wordAgain } from "./organise.ts";
import { pairs } from "./pairs.ts";
import { amendReport, reviewObject } from "./report.ts";
import { amend, publish } from "./text.ts";
import { approve, carry, criticise, post, refuse, submit, withdraw } from "./words.ts";

/** What an entry of a script does. `script` is all of it, for what has to go on to a later round. */
type Perform = (playing: Playing, act: Act, script: readonly Act[]) => Promise<unknown>;

/** By action; what is not here happens by itself (a split, a reminder), or is tested where it belongs (a device, a channel). */
export const ACTS: Readonly<Record<string, Perform>> = {
  submit,
  withdraw,
  post,
  typedInPublic: post,
  refuse,
  carryRequest: carry,
  carryApprove: approve,
  criticise,
  merge,
  consolidate,
  veto,
  wordAgain,
  shorten,
  rank,
  rate,
  changeRating,
  dots,
  gradient,
  agree3,
  consentVote,
  pulse,
  pairs,
  publish,
  amend,
  reviewObject,
  amendReport,
  deadline: (playing, act) => untilDue(playing, act),
  leave,
  listen,
  rejoin: (playing, act) => playing.seats.get(act.actor)?.do({ do: "decide", command: { type: "join" } }) ?? Promise.resolve(),
};

/** A line that breaks is no farewell: whoever comes back in the same script was never away for the others. */
async function leave(playing: Playing, { actor }: Act, script: readonly Act[]): Promise<void> {
  if (script.some((other) => other.action === "rejoin" && other.actor === actor)) return;
  await playing.seats.get(actor)?.do({ do: "decide", command: { type: "leave" } });
}

/** Away for a while, or back. */
async function listen(playing: Playing, { actor, payload }: Act): Promise<void> {
  const who = playing.seats.get(actor);
  if (who) await who.do({ do: "decide", command: { type: "listen", person: who.person, listens: payload?.["listens"] === true } });
}
