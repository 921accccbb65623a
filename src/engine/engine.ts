import { say } from "../cards/messages.ts";
import type { SpokenCard } from "../model/card.ts";
import type { Command, Refusal } from "../model/command.ts";
import type { EffectId, Path, PersonId, SessionId } from "../model/ids.ts";
import type { Member, Session } from "../model/session.ts";
import type { Page } from "../platform/page.ts";
import type { Answer, Caller, Intent, Port } from "../platform/port.ts";
import type { Handlers } from "../queue/port.ts";
import { isFacilitator } from "../session/people.ts";
import { runsOf } from "../session/timers.ts";
import { artefactAs } from "./artefact.ts";
import type { Format } from "./artefact.ts";
import { commit } from "./commit.ts";
import { composeArtefact } from "./compose.ts";
import { deliver } from "./deliver.ts";
import { destroySession } from "./destroy.ts";
import type { Workers } from "./effects.ts";
import { workOn } from "./effects.ts";
import type { Guest, Place, Prepared } from "./found.ts";
import { found, invite, reissue } from "./found.ts";
import { load } from "./load.ts";
import type { PageWish } from "./page/index.ts";
import { pageOf } from "./page/index.ts";
import type { Parts } from "./parts.ts";
import { readRoster } from "./roster.ts";
import { screenOpenWords } from "./screen.ts";
import { sealAct } from "./seal.ts";
import { settle } from "./settle.ts";
import { destroyUnreadable, layAlarms, sweep } from "./upkeep.ts";

/** All of the core that an adapter may call. */
export interface Engine {
  /** Founds a planned session; the place is the facilitator's. */
  found(prepared: Prepared, facilitator: Guest): Promise<{ readonly session: SessionId; readonly place: Place }>;
  invite(caller: Caller, guests: readonly Guest[]): Promise<{ ok: true; places: readonly Place[] } | { ok: false; refusal: string }>;
  /** A new link for somebody who lost theirs; the old link and device die. Null: there is no such place. */
  reissue(caller: Caller, person: PersonId): Promise<{ readonly seat: string; readonly secret: string } | null>;
  page(caller: Caller, wish: PageWish): Promise<Page | Refusal>;
  /** Resolves after the commit. A refusal hands the words back. `confirmed`: "not a person, send". */
  act(caller: Caller, intent: Intent, confirmed?: boolean): Promise<Answer>;
  artefact(caller: Caller, path: Path, format: Format): Promise<string | null>;
  /** Sessions as a number and a state: all that a host sees. */
  overview(): Promise<readonly { readonly status: Session["status"] }[]>;
  /** Told that a session moved, whichever process moved it. */
  onChange(heard: (session: SessionId, version: number) => void): Promise<() => Promise<void>>;
  /** Lays the alarms again, and marks sessions destroyed whose keys are gone. Resolves before the first act. */
  start(): Promise<{ readonly destroyed: number }>;
  readonly handlers: Handlers;
  /** A command of the program itself or of a rehearsal, without a person at a door. */
  command(session: SessionId, command: Command): ReturnType<typeof commit>;
  state(session: SessionId): Promise<Session | null>;
}

export function createEngine(parts: Parts, ports: readonly Port[]): Engine {
  const workers: Workers = {
    settle: (row, effect) => settle(parts, row, effect),
    compose: (row, effect) => composeArtefact(parts, row, effect),
    deliver: (row, effect, again) => deliver(ports, row, effect, again),
    destroyKey: (_row, effect) => parts.keys.end(effect.key),
    destroySession: (row) => destroySession(parts, row),
  };
  const handlers: Handlers = {
    async alarm({ session, key, dueAt }) {
      await commit(parts, session, { type: "alarm", key, dueAt });
    },
    effect: (id: EffectId) => workOn(parts, workers, id),
    sweep: () => sweep(parts, handlers),
  };

  return {
    found: (prepared, facilitator) => found(parts, prepared, facilitator),
    async invite(caller, guests) {
      const done = await invite(parts, caller.session, caller.person, guests);
      return done.ok ? done : { ok: false, refusal: say(caller.locale, done.refusal.reason, done.refusal.args) };
    },
    async reissue(caller, person) {
      const session = await load(parts, caller.session);
      const by = session?.members[caller.person];
      const entry = session && (await readRoster(parts, session)).get(person);
      if (!session || !by || !entry || !mayReissue(session, by, person)) return null;
      return { seat: entry.seat, secret: await reissue(parts, session.id, person, entry) };
    },
    page: (caller, wish) => pageOf(parts, caller, wish),
    act: (caller, intent, confirmed = false) => act(parts, caller, intent, confirmed),
    artefact: (caller, path, format) => artefactAs(parts, caller, path, format),
    async overview() {
      return (await parts.store.sessions()).map(({ status }) => ({ status }));
    },
    onChange: (heard) => parts.store.listen(heard),
    async start() {
      const destroyed = await destroyUnreadable(parts);
      await layAlarms(parts);
      return { destroyed };
    },
    handlers,
    command: (session, command) => commit(parts, session, command),
    state: (session) => load(parts, session),
  };
}

/**
 * A new link is a second key to somebody's seat. While a sealed box is open that they may have written into, nobody gets
 * one: whoever sat down there could ask to see their words. It can be made as soon as the box has closed.
 */
function mayReissue(session: Session, by: Member, person: PersonId): boolean {
  const target = session.members[person];
  if (!isFacilitator(by) || by.state === "left" || !target) return false;
  if (target.role === "facilitator" && by.role !== "facilitator") return false;
  return !runsOf(session).some((run) => run.box !== null && run.eligible.includes(person));
}

async function act(parts: Parts, caller: Caller, intent: Intent, confirmed: boolean): Promise<Answer> {
  const refuse = (refusal: Refusal, returned: unknown): Answer => ({
    ok: false,
    reason: refusal.reason,
    refusal: say(caller.locale, refusal.reason, refusal.args),
    returned,
  });
  switch (intent.do) {
    case "show":
      return { ok: true, said: null, card: null };
    case "seal": {
      const sealed = await sealAct(parts, caller, intent.path, intent.act, confirmed);
      return sealed.ok ? said(say(caller.locale, intent.said)) : refuse(sealed.refusal, intent.act);
    }
    case "decide": {
      const command = { ...intent.command, by: caller.person } as Command;
      const unfit = command.type === "act" ? await screenOpenWords(parts, caller.session, command.act, confirmed) : null;
      if (unfit) return refuse(unfit, command.type === "act" ? command.act : null);
      const done = await commit(parts, caller.session, command);
      return done.ok ? said(null) : refuse(done.refusal, command.type === "act" ? command.act : null);
    }
  }
}

const said = (words: string | null, card: SpokenCard | null = null): Answer => ({ ok: true, said: words, card });
