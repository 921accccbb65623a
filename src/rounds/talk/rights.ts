import { isPresent } from "../../floor/floor.ts";
import type { Person, Round } from "../../model/kind.ts";
import type { Talk } from "../../model/vocabulary.ts";
import { isTeam } from "../people.ts";
import type { TalkOwn } from "./own.ts";

/** Voices that are in the room and belong to this round. The team speaks about the procedure only; observers listen. */
export const isSpeaker = (round: Round<Talk, TalkOwn>, by: Person): boolean => isPresent(round.run.own.floor, by.id);

/** Points are recorded by the rapporteur or the facilitators; where there is no rapporteur, by anyone who speaks. */
export function mayCapture(round: Round<Talk, TalkOwn>, by: Person): boolean {
  if (by.role === "rapporteur" || isTeam(by)) return true;
  const hasRapporteur = Object.values(round.members).some((each) => each?.role === "rapporteur" && each.state !== "left");
  return !hasRapporteur && isSpeaker(round, by);
}

/** A circle that went round as often as it should, over the last item if there are several. */
export function isOver(own: TalkOwn, items: number): boolean {
  return own.floor.by === "circle" && own.floor.completed && own.segment >= items - 1;
}
