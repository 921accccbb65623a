import type { Spoken } from "../../model/card.ts";
import type { PersonId } from "../../model/ids.ts";
import type { Person } from "../../model/kind.ts";
import type { Press, Session } from "../../model/session.ts";
import type { AsideView, SaidPrivately, TeamView } from "../../platform/page.ts";
import { isFacilitator, people } from "../../session/people.ts";
import { SIGNALS } from "../presence.ts";
import type { Voice } from "./voice.ts";
import { spoken } from "./voice.ts";

export function asideOf(session: Session, who: Person, voice: Voice): AsideView {
  const { insert, announcements } = session.aside;
  // Whoever interprets has to say it to that side.
  const isForThem = isFacilitator(who) || who.role === "interpreter";
  const theirs = announcements.filter((each) => each.side === null || each.side === who.side || isForThem);
  return {
    insert: insert && insert.is !== "round" ? { is: insert.is, until: insert.is === "rules" ? null : insert.until } : null,
    announcements: theirs
      .map(({ side, text }) => ({
        words: spoken({ text }, voice),
        isForAll: side === null,
        to: spoken(side ? { say: "aside.to.side", with: { side: { side } } } : { say: "aside.to.all" }, voice),
      }))
      .reverse(),
    line: isFacilitator(who) ? null : lineOf(session, who.id, voice),
    signals: isFacilitator(who) ? [] : signalsIn(session),
    heldBecause: session.heldBecause,
  };
}

/** Nobody is asked for an interpreter where there is none. */
function signalsIn(session: Session): readonly string[] {
  const isInterpreted = people(session).some((each) => each.role === "interpreter" && each.state !== "left");
  return SIGNALS.filter((signal) => signal !== "interpreter" || isInterpreted);
}

function lineOf(session: Session, person: PersonId, voice: Voice): readonly SaidPrivately[] {
  return (session.aside.lines[person] ?? []).map(({ by, text }) => ({
    byTeam: by !== person,
    name: voice.person(by),
    words: spoken({ text }, voice),
  }));
}

/** What only the team sees of it. */
export function teamAside(session: Session, who: Person, voice: Voice): Pick<TeamView, "lines" | "notes" | "parked" | "presses"> {
  const notes = session.aside.notes[who.id];
  return {
    lines: people(session)
      .filter((each) => session.aside.lines[each.id])
      .map((each) => ({ person: each.id, name: voice.person(each.id), said: lineOf(session, each.id, voice) })),
    notes: notes ? (voice.read(notes) ?? "") : "",
    parked: session.aside.parked.map((item) => spoken({ item }, voice)),
    presses: session.aside.presses.map((press) => pressed(press, voice)).reverse(),
  };
}

const pressed = ({ by, what, at }: Press, voice: Voice): Spoken =>
  spoken({ say: "aside.pressed", with: { person: { person: by }, what: { message: `aside.press.${what}` }, at: { at } } }, voice);
