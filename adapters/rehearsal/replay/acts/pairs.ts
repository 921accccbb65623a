import type { ItemId } from "../../../../src/model/ids.ts";
import { nameOf, type Places, type RelateOwn } from "../../../../src/rounds/relate/own.ts";
import { goOn } from "../advance.ts";
import { attempt, learnItems, namesOf, runFor, type Act, type Playing } from "../playing.ts";

/** Everybody answers whatever pairs are asked, batch by batch, until the round asks no more. */
export async function pairs(playing: Playing, act: Act): Promise<void> {
  await learnItems(playing);
  const yes = (act.payload?.["yes"] ?? {}) as Readonly<Record<string, number>>;
  for (let run = await runFor(playing, act); run; run = await runFor(playing, act)) {
    const names = namesOf(playing);
    const ideas = run.input;
    const nameAt = (place: number): string => names.get(ideas[place] as ItemId) ?? "";
    const { asking } = run.own as RelateOwn;
    const people = [...playing.seats.keys()].filter((id) => run?.eligible.includes(playing.seats.get(id)?.person as never));
    for (const [index, actor] of people.entries()) {
      const answer = ([from, to]: Places): "yes" | "no" => (index < (yes[`${nameAt(from)}>${nameAt(to)}`] ?? 0) ? "yes" : "no");
      await attempt(playing, { ...act, actor }, { answers: Object.fromEntries(asking.map((pair) => [nameOf(pair), answer(pair)])) });
    }
    await goOn(playing, run, null);
  }
}
