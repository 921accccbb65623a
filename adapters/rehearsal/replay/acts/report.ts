import type { ReportOwn } from "../../../../src/rounds/report/index.ts";
import { goOn, toPhase } from "../advance.ts";
import { attempt, runFor, type Act, type Playing } from "../playing.ts";

/** Ticks a paragraph, by its number. The words of the script are not sent: no reason is asked for. */
export async function reviewObject(playing: Playing, act: Act): Promise<void> {
  await toPhase(playing, act, "clear");
  const run = await runFor(playing, act);
  const paragraph = (run?.own as ReportOwn | undefined)?.paragraphs[Number(act.payload?.["paragraph"]) - 1];
  if (paragraph === undefined || !(await attempt(playing, act, { objects: [paragraph] }))) return;
  const person = playing.seats.get(act.actor)?.person;
  if (person) playing.objected.add(person);
}

/** The others have pressed as well; what was objected to is left out, and the rest is released. */
export async function amendReport(playing: Playing, act: Act): Promise<void> {
  await toPhase(playing, act, "amend");
  const run = await runFor(playing, act);
  if (run) await goOn(playing, run, null);
}
