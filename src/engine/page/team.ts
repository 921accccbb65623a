import type { Block, Spoken } from "../../model/card.ts";
import type { Instant, Path, PersonId } from "../../model/ids.ts";
import type { Person } from "../../model/kind.ts";
import type { Run, Session } from "../../model/session.ts";
import type { Mode } from "../../model/vocabulary.ts";
import type { TeamView } from "../../platform/page.ts";
import { endsOnNo } from "../../protocol/stops.ts";
import { closesByItself, isBeingWritten } from "../../session/lifecycle.ts";
import { combinatorOf, sequencesAround } from "../../session/paths.ts";
import { hasAccepted, people } from "../../session/people.ts";
import { kindOf, roundOf, runsOf } from "../../session/timers.ts";
import { mark } from "../../store/cipher.ts";
import { sessionKey } from "../keys.ts";
import type { Parts } from "../parts.ts";
import type { Presence } from "../presence.ts";
import type { RosterEntry } from "../roster.ts";
import { createPlaces } from "../places.ts";
import { troublesOf } from "../troubles.ts";
import { teamAside } from "./aside.ts";
import { enoughNow } from "./enough.ts";
import type { Voice } from "./voice.ts";

/** Of a keyed mark, as much as tells the people of one session apart. */
const MARK_CHARS = 12;

export async function teamView(
  parts: Parts,
  presence: Presence,
  session: Session,
  who: Person,
  roster: ReadonlyMap<PersonId, RosterEntry>,
  voice: Voice,
): Promise<TeamView> {
  const places = createPlaces(parts);
  const where = await places.all(session.id);
  const key = await parts.keys.get(sessionKey(session.id));
  const enough: Record<string, boolean> = {};
  for (const run of runsOf(session))
    if (run.box && run.phase.box && run.phase.box.minContributors > 1) enough[run.path] = await enoughNow(parts, session, run);
  const now = presence.of(session.id, parts.clock.now());
  const presenceOf = (person: PersonId): "here" | "away" | null =>
    now.here.has(person) ? "here" : now.lastHere.has(person) ? "away" : null;
  return {
    people: people(session).map((each) => ({
      person: each.id,
      mark: key ? mark(key, "person", each.id).slice(0, MARK_CHARS) : "",
      name: roster.get(each.id)?.name ?? "",
      role: each.role,
      roleName: voice.message(`role.${each.role}`),
      side: each.side ? voice.side(each.side) : null,
      state: each.state,
      accepted: hasAccepted(session, each),
      presence: presenceOf(each.id),
    })),
    enough,
    mode: session.plan.mode,
    hours: session.plan.hours,
    troubles: await troublesOf(places, session.id, where),
    places: where.shown.filter(({ shows }) => shows === "room" || shows === "doorbell"),
    knocks: now.knocks.map(({ person, device, number }) => ({ person, device, name: roster.get(person)?.name ?? "", number })),
    signals: now.signals.map((each) => ({ signal: each.signal, names: each.people.map((id) => roster.get(id)?.name ?? "") })),
    ...teamAside(session, who, voice),
    controls: controlsOf(session, who, parts.clock.now(), voice, (run) => leavesSome(parts, session, run)),
  };
}

/** Whether something of a round stays when the rest of it is left out. */
const leavesSome = (parts: Parts, session: Session, run: Run): boolean =>
  (kindOf(parts.kinds, run).cutShort?.(roundOf(session, run)).items.length ?? 0) > 0;

/** What can be done with the session as a whole, in the order in which it is usually wanted. */
function controlsOf(session: Session, who: Person, now: Instant, voice: Voice, leaves: (run: Run) => boolean): readonly Block<Spoken>[] {
  const button: Button = (command, weight, args = {}, words = command, sure = command, count = 0) => ({
    is: "button",
    command,
    args,
    words: { words: voice.message(`control.${words}`, { count }), fromPerson: false },
    weight,
    ...(weight === "danger" ? { sure: { words: voice.message(`control.sure.${sure}`), fromPerson: false } } : {}),
  });
  const lead = who.role === "facilitator";
  switch (session.status) {
    case "planned":
      return [button("open", "main")];
    case "held":
      return [button("resume", "main"), button("lockdown", "danger"), ...(lead ? [button("close", "danger")] : [])];
    case "locked":
      return [button("unlock", "main"), ...(lead ? [button("close", "danger")] : [])];
    case "running": {
      const { insert } = session.aside;
      if (insert?.is === "break" || insert?.is === "quiet")
        return [
          button("back", "main"),
          button("hold", "plain"),
          button("lockdown", "danger"),
          ...(lead ? [button("close", "danger")] : []),
        ];
      // What was put in between is led first; what was stopped for it waits.
      const runs = runsOf(session).filter((run) => insert?.is !== "round" || run.path === insert.path);
      const isPaused = runs.some((run) => run.stage === "paused");
      const offered = runs.flatMap((run) => roundControls(run, { now, mode: session.plan.mode, leaves: leaves(run) }, button));
      const isFirst = (block: Block<Spoken>): boolean => block.is === "button" && block.weight === "main";
      // What is pressed most and what is pressed in haste come first.
      return [
        ...together(session, runs, now, button),
        ...offered.filter(isFirst),
        isPaused ? button("resume", "main") : button("pause", "plain"),
        ...offered.filter((block) => !isFirst(block)),
        button("hold", "plain"),
        button("lockdown", "danger"),
        ...(lead ? [button("close", "danger")] : []),
      ];
    }
    case "ended":
      return lead ? [button("destroy", "danger")] : [];
    case "destroyed":
      return [];
  }
}

/** `sure`: which sentence says what is lost by it, for what is dangerous. */
type Button = (
  command: string,
  weight: "main" | "plain" | "danger",
  args?: Record<string, string>,
  words?: string,
  sure?: string,
  count?: number,
) => Block<Spoken>;

/** From so many on, groups that sit apart are led together as well: their buttons, one by one, would fill the page. */
const MANY = 3;

/** For all groups of a split at once. */
function together(session: Session, runs: readonly Run[], now: Instant, button: Button): readonly Block<Spoken>[] {
  const bySplit = Map.groupBy(
    runs.filter((run) => run.stage === "open" && !closesByItself(run)),
    (run) => splitOf(session, run.path),
  );
  return [...bySplit].flatMap(([path, apart]) => {
    if (path === null || apart.length < MANY) return [];
    const undo = apart.filter(({ lastCall }) => lastCall && now < lastCall.undoUntil);
    const open = apart.filter(({ lastCall }) => !lastCall);
    return [
      ...(open.length === 0 ? [] : [button("next", "main", { path }, "nextAll", "next", open.length)]),
      ...(undo.length === 0 ? [] : [button("undo", "plain", { path }, "undoAll", "undo", undo.length)]),
      session.plan.mode === "async"
        ? button("extend", "plain", { path, minutes: String(24 * 60) }, "extendDayAll", "extend", apart.length)
        : button("extend", "plain", { path, minutes: "3" }, "extendAll", "extend", apart.length),
    ];
  });
}

/** The split in one of whose groups a round goes on, the innermost; null: it is for everybody. */
const splitOf = (session: Session, path: Path): Path | null =>
  sequencesAround(path)
    .flatMap((sequence) => combinatorOf(sequence)?.path ?? [])
    .find((combinator) => session.frames[combinator]?.at === "split") ?? null;

interface Controlled {
  readonly now: Instant;
  readonly mode: Mode;
  /** Something of the round stays when the rest of it is left out. */
  readonly leaves: boolean;
}

function roundControls(run: Run, { now, mode, leaves }: Controlled, button: Button): readonly Block<Spoken>[] {
  const path = { path: run.path };
  // Over days nobody is there in the next three minutes.
  const more = (weight: "main" | "plain"): Block<Spoken> =>
    mode === "async"
      ? button("extend", weight, { ...path, minutes: String(24 * 60) }, "extendDay")
      : button("extend", weight, { ...path, minutes: "3" });
  // Once more or go on: its card asks that, and a third button would answer it as well.
  if (run.spec.kind === "gate" && run.spec.of === "onceMore") return [];
  if (run.stage === "held") {
    const open = {
      tooFew: [],
      quorum: [button("proceed", "main", path)],
      waits: [more("main")],
      lost: [button("proceed", "main", path, "tryAgain")],
      fault: [button("proceed", "main", path, "tryAgain")],
    }[run.heldFor ?? "tooFew"];
    const drop = endsOnNo(run.spec) ? [] : [button("drop", "danger", path, "drop", leaves ? "some" : "drop")];
    return [...open, button("again", "main", path), ...drop];
  }
  // It is being opened: that takes a moment, and nobody decides anything meanwhile.
  if (run.stage === "closing" || isBeingWritten(run)) return [];
  // Nobody leaves out what the people were promised: a look at the recap before it is released, a no that ends the conversation.
  const skip =
    run.phase.name === "clear" || endsOnNo(run.spec)
      ? []
      : [button("skip", "danger", path, "skip", leaves ? "some" : run.box ? "skipSealed" : "skip")];
  if (run.stage !== "open" || closesByItself(run)) return skip;
  if (run.lastCall) return now < run.lastCall.undoUntil ? [button("undo", "plain", path)] : [];
  return [button("next", "main", path), more("plain"), ...skip];
}
