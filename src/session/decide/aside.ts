import type { Command, Context, Decision, Inserting } from "../../model/command.ts";
import type { Kinds, Person } from "../../model/kind.ts";
import type { ItemId, Path, PersonId, TextId } from "../../model/ids.ts";
import type { Insert, Session } from "../../model/session.ts";
import type { RoundSpec } from "../../model/vocabulary.ts";
import { paced } from "../../rounds/phase.ts";
import { beginRound, endInsert } from "../advance.ts";
import { nextInserted } from "../aside.ts";
import type { Draft } from "../draft.ts";
import { draftOf, refuse } from "../draft.ts";
import { eligibleFor, isFacilitator, person, takesPart } from "../people.ts";
import { stopOpen } from "../stopping.ts";

type AsideCommand = Extract<Command, { type: "insert" | "endInsert" | "announce" | "park" | "keepNotes" | "sayPrivately" }>;

/** What is said and done beside the protocol. */
export function decideAside(session: Session, command: AsideCommand, ctx: Context, kinds: Kinds): Decision {
  const by = person(session, command.by);
  if (!by || by.state === "left") return refuse("refuse.notInvited");
  if (session.status === "destroyed") return refuse("refuse.destroyed");
  if (session.status === "ended") return refuse("refuse.ended");
  const draft = draftOf(session, ctx, kinds);
  if (command.type === "sayPrivately") return sayPrivately(draft, by, command.person, command.plain);
  if (!isFacilitator(by)) return refuse("refuse.onlyFacilitator");

  switch (command.type) {
    case "insert":
      return insert(draft, command.insert);
    case "endInsert": {
      const open = session.aside.insert;
      if (!open) return refuse("refuse.nothingInserted");
      if (open.is === "round") return refuse("refuse.endsByNext");
      endInsert(draft);
      return draft.decision();
    }
    case "announce": {
      const { side } = command;
      if (side !== null && !session.plan.sides.some((each) => each.id === side)) return refuse("refuse.noSuchSide");
      const announced = say(draft, command.plain);
      draft.put({ type: "announced", announcement: { side: command.side, text: announced, by: by.id } });
      return draft.decision();
    }
    case "park": {
      const text = say(draft, command.plain);
      const id = ctx.newId() as ItemId;
      draft.put({ type: "parked", item: { id, text, from: "parked" as Path, mergedFrom: [], label: { as: "nobody" } } });
      return draft.decision();
    }
    case "keepNotes":
      draft.put({ type: "notesKept", person: by.id, text: say(draft, command.plain) });
      return draft.decision();
  }
}

function say(draft: Draft, plain: string): TextId {
  const id = draft.ctx.newId() as TextId;
  draft.say([{ id, plain }]);
  return id;
}

/** A voice writes into their own line, the team into any: nobody else reads it. */
function sayPrivately(draft: Draft, by: Person, whose: PersonId, plain: string): Decision {
  const { now: session } = draft;
  const isTeam = isFacilitator(by);
  const other = person(session, whose);
  if (!other || (!isTeam && whose !== by.id)) return refuse("refuse.notYours");
  if (isTeam && isFacilitator(other)) return refuse("refuse.lineToVoices");
  if (!isTeam && !takesPart(session, by)) return refuse("refuse.termsFirst");
  draft.put({ type: "privatelySaid", person: whose, line: { by: by.id, text: say(draft, plain) } });
  return draft.decision();
}

function insert(draft: Draft, asked: Inserting): Decision {
  const { now: session, ctx } = draft;
  if (session.status !== "running") return refuse(session.status === "planned" ? "refuse.notOpen" : "refuse.notRunning");
  const open = session.aside.insert;
  if (open && open.is !== "rules") return refuse("refuse.insertOpen");
  if (asked.is === "rules") {
    draft.put({ type: "insertBegan", insert: { is: "rules", stopped: [] }, spec: null });
    return draft.decision();
  }
  if (asked.is === "temperature") {
    const count = eligibleFor(session, nextInserted(session.aside), VOICES).length;
    if (count < LEAST_FOR_TEMPERATURE) return refuse("refuse.temperatureFew", { least: LEAST_FOR_TEMPERATURE, count });
  }
  const stopped = stopOpen(draft);
  if (asked.is === "break" || asked.is === "quiet") {
    const began: Insert = { is: asked.is, until: ctx.now + paced(asked.ms, session.plan), stopped };
    draft.put({ type: "insertBegan", insert: began, spec: null });
    return draft.decision();
  }
  const path = nextInserted(session.aside);
  const spec = specOf(draft, path, asked);
  draft.put({ type: "insertBegan", insert: { is: "round", path, stopped }, spec });
  beginRound(draft, path, spec);
  return draft.decision();
}

const VOICES = { roles: "voices" as const };
/** With fewer answers a band of words would be somebody's. */
export const LEAST_FOR_TEMPERATURE = 8;

/** One turn for everybody, which may be passed; or a private look at how it goes, which opens from eight on. */
function specOf(draft: Draft, path: Path, { is, title, ask }: Extract<Inserting, { is: "goRound" | "temperature" }>): RoundSpec {
  const words = { title: say(draft, title), ask: say(draft, ask) };
  const base = { id: path as string, ...words, who: VOICES };
  if (is === "goRound") {
    const floor = { by: "circle" as const, order: "random" as const, cycles: 1, pass: true };
    return { ...base, kind: "talk", floor, crossTalk: false, capture: false, timing: { perTurn: 60, live: 20, async: 24 } };
  }
  return {
    ...base,
    kind: "pulse",
    instrument: "temperature",
    wave: "mid",
    link: "none",
    minN: LEAST_FOR_TEMPERATURE,
    timing: { live: 3, async: 24 },
  };
}
