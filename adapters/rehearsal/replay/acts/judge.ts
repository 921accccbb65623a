import { wordIn } from "../../scripts/raw.ts";
import { attempt, idOf, learnItems, runFor, type Act, type Playing } from "../playing.ts";

export async function rank(playing: Playing, act: Act): Promise<void> {
  await learnItems(playing);
  const ballot = (act.payload?.["ballot"] as readonly string[]) ?? [];
  await attempt(playing, act, { ballot: { ranking: ballot.map((id) => idOf(playing, id)) } });
}

export async function pulse(playing: Playing, act: Act): Promise<void> {
  const answers = (act.payload?.["answers"] ?? {}) as Readonly<Record<string, number>>;
  if (await attempt(playing, act, { answers })) remember(playing, act, answers);
}

export async function dots(playing: Playing, act: Act): Promise<void> {
  await learnItems(playing);
  const chosen = (act.payload?.["items"] as readonly string[]) ?? [];
  await attempt(playing, act, { ballot: { dots: Object.fromEntries(chosen.map((id) => [idOf(playing, id), 1])) } });
}

export async function rate(playing: Playing, act: Act): Promise<void> {
  const ratings = (act.payload?.["ratings"] ?? {}) as Readonly<Record<string, number>>;
  // The first time nothing is known of the group, so nobody can be outside of it, and the form asks for no reasons.
  const reasons = act.pass > 1 ? ((act.payload?.["reasons"] ?? {}) as Readonly<Record<string, string>>) : {};
  await choose(playing, act, ratings, reasons);
}

/** The whole ballot again, with one other value. */
export async function changeRating(playing: Playing, act: Act): Promise<void> {
  const before = playing.cast.find(({ round, pass, actor }) => round === act.round && pass === act.pass && actor === act.actor);
  await choose(playing, act, { ...before?.answers, [String(act.payload?.["statement"])]: Number(act.payload?.["to"]) }, {});
}

export async function gradient(playing: Playing, act: Act): Promise<void> {
  const { item, level, reason } = act.payload ?? {};
  const id = String(item);
  await learnItems(playing);
  await choose(playing, act, { [id]: Number(level) }, reason ? { [id]: wordIn(reason) } : {});
}

export async function agree3(playing: Playing, act: Act): Promise<void> {
  await learnItems(playing);
  await choose(playing, act, (act.payload?.["answers"] ?? {}) as Readonly<Record<string, string>>, {});
}

/** For the text as a whole: one answer, and what stands against it. */
export async function consentVote(playing: Playing, act: Act): Promise<void> {
  const { vote, reason } = act.payload ?? {};
  const [whole] = (await runFor(playing, act))?.input ?? [];
  if (whole === undefined) return;
  const answer = vote === "objection" ? "notYet" : "yes";
  const said = wordIn(reason);
  const taken = await attempt(playing, act, { ballot: { choices: { [whole]: answer }, reasons: said === "" ? {} : { [whole]: said } } });
  if (taken) remember(playing, act, { whole: answer });
}

async function choose(
  playing: Playing,
  act: Act,
  answers: Readonly<Record<string, string | number>>,
  reasons: Readonly<Record<string, string>>,
): Promise<void> {
  const named = <T>(values: Readonly<Record<string, T>>): Record<string, string> =>
    Object.fromEntries(Object.entries(values).map(([id, value]) => [idOf(playing, id), String(value)]));
  const taken = await attempt(playing, act, { ballot: { choices: named(answers), reasons: named(reasons) } });
  if (taken) remember(playing, act, answers);
}

/** The last that was taken is the one that counts. */
function remember(playing: Playing, { round, pass, actor }: Act, answers: Readonly<Record<string, string | number>>): void {
  const before = playing.cast.findIndex((each) => each.round === round && each.pass === pass && each.actor === actor);
  if (before >= 0) playing.cast.splice(before, 1);
  playing.cast.push({ round, pass, actor, answers });
}
