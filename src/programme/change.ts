import { acceptText } from "../confidentiality/clean.ts";
import { foldedName } from "../confidentiality/folded-name.ts";
import type { Refusal } from "../model/command.ts";
import type { Day, SessionId } from "../model/ids.ts";
import type { Member, Paper, Programme } from "../model/programme.ts";

/** Something that is done to a programme. */
export type Change =
  /** Begins as the group is named, at the first stage. */
  | { readonly do: "describe"; readonly name: string; readonly covenant: string }
  /** All members and sides, as they shall be. `was`: the version of the list that was before whoever wrote them. */
  | { readonly do: "list"; readonly sides: readonly string[]; readonly members: readonly Member[]; readonly was: number }
  | { readonly do: "moveStage"; readonly to: number; readonly why: string }
  | { readonly do: "meet"; readonly session: SessionId }
  /** A meeting is erased: what it released stays. */
  | { readonly do: "putAway"; readonly session: SessionId; readonly papers: readonly Pick<Paper, "id" | "title">[] }
  | { readonly do: "link"; readonly byHost: boolean }
  /** Somebody does not want to be invited again. */
  | { readonly do: "takeOff"; readonly name: string };

export type Changed =
  | { readonly ok: true; readonly programme: Programme }
  | { readonly ok: false; readonly refusal: Refusal & { readonly reason: string } };

/** A name stands in a heading; a covenant is a page; a reason is read at the top of every meeting. */
export const MAX_CHARS = { name: 120, stage: 80, covenant: 4_000, why: 300 } as const;
const MOST = { members: 500, meetings: 500, moves: 200, papers: 2_000, links: 50 } as const;

/** The programme after a change, or why not. `today`: what is known of when. */
export function change(programme: Programme, asked: Change, today: Day): Changed {
  switch (asked.do) {
    case "describe":
      return describe(programme, asked.name, asked.covenant, today);
    case "list":
      if (asked.members.length > MOST.members) return refuse("programme.no.members", { most: MOST.members });
      // Else a member who went off the list meanwhile would be on it again.
      if (asked.was !== programme.listVersion) return refuse("programme.listMoved");
      return done({ ...programme, sides: [...asked.sides], members: [...asked.members], listVersion: asked.was + 1 });
    case "moveStage":
      return moveStage(programme, asked.to, asked.why, today);
    case "meet":
      return meet(programme, asked.session, today);
    case "putAway":
      return putAway(programme, asked.session, asked.papers, today);
    case "link":
      return done({ ...programme, links: [...programme.links, { byHost: asked.byHost, on: today }].slice(-MOST.links) });
    case "takeOff":
      return takeOff(programme, asked.name);
  }
}

function takeOff(programme: Programme, asked: string): Changed {
  const members = programme.members.filter(({ name }) => foldedName(name) !== foldedName(asked));
  return done(members.length === programme.members.length ? programme : { ...programme, members, listVersion: programme.listVersion + 1 });
}

/** A group that has not met yet. Stages come one on each line, in their order; none is possible. */
export function begin(given: { readonly name: string; readonly language: string; readonly stages: readonly string[] }): Changed {
  const name = acceptText(given.name, { maxChars: MAX_CHARS.name });
  if (!name.ok) return { ok: false, refusal: asField("name", name.refusal) };
  const stages: string[] = [];
  for (const each of given.stages) {
    const stage = acceptText(each, { maxChars: MAX_CHARS.stage });
    if (!stage.ok) return { ok: false, refusal: asField("stage", stage.refusal) };
    stages.push(stage.text);
  }
  if (stages.length === 1 || stages.length > 9) return refuse("programme.no.stages");
  return done({
    name: name.text,
    language: given.language,
    sides: [],
    members: [],
    listVersion: 0,
    covenant: null,
    stages,
    stage: stages.length === 0 ? 0 : 1,
    moves: [],
    meetings: [],
    papers: [],
    links: [],
  });
}

function describe(programme: Programme, given: string, covenant: string, today: Day): Changed {
  const name = acceptText(given, { maxChars: MAX_CHARS.name });
  if (!name.ok) return { ok: false, refusal: asField("name", name.refusal) };
  if (covenant.trim() === "") return done({ ...programme, name: name.text, covenant: null });
  const words = acceptText(covenant, { maxChars: MAX_CHARS.covenant });
  if (!words.ok) return { ok: false, refusal: asField("covenant", words.refusal) };
  const isSame = programme.covenant?.words === words.text;
  return done({ ...programme, name: name.text, covenant: isSame ? programme.covenant : { words: words.text, since: today } });
}

/** On, or back; never without a reason, since everybody reads it. */
function moveStage(programme: Programme, to: number, given: string, today: Day): Changed {
  if (!Number.isInteger(to) || to < 1 || to > programme.stages.length)
    return refuse("programme.no.stage", { stages: programme.stages.length });
  if (to === programme.stage) return refuse("programme.no.sameStage");
  const why = acceptText(given, { maxChars: MAX_CHARS.why });
  if (!why.ok) return { ok: false, refusal: asField("why", why.refusal) };
  const move = { from: programme.stage, to, why: why.text, on: today };
  return done({ ...programme, stage: to, moves: [...programme.moves, move].slice(-MOST.moves) });
}

function meet(programme: Programme, session: SessionId, today: Day): Changed {
  if (programme.meetings.length >= MOST.meetings) return refuse("programme.no.meetings", { most: MOST.meetings });
  const number = Math.max(0, ...programme.meetings.map((each) => each.number)) + 1;
  return done({ ...programme, meetings: [...programme.meetings, { number, on: today, stage: programme.stage, session }] });
}

/** Told twice of the same meeting it is the same; a meeting that left no paper is still known to have been. */
function putAway(programme: Programme, session: SessionId, papers: readonly Pick<Paper, "id" | "title">[], today: Day): Changed {
  const meeting = programme.meetings.find((each) => each.session === session);
  if (!meeting) return done(programme);
  const kept = papers.map(({ id, title }): Paper => ({ id, title, meeting: meeting.number, on: today }));
  return done({
    ...programme,
    meetings: programme.meetings.map((each) => (each === meeting ? { ...each, session: null } : each)),
    papers: [...programme.papers, ...kept].slice(-MOST.papers),
  });
}

const done = (programme: Programme): Changed => ({ ok: true, programme });
const refuse = (reason: string, args?: Refusal["args"]): Changed => ({ ok: false, refusal: args ? { reason, args } : { reason } });

/** Which field it was: the reasons are those of all words. */
function asField(field: "name" | "stage" | "covenant" | "why", { reason, args }: Refusal): Refusal {
  const why = reason === "safety.empty" ? "empty" : reason === "safety.tooLong" ? "long" : "words";
  return { reason: `programme.${why}.${field}`, ...(args ? { args } : {}) };
}
