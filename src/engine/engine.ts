import { say } from "../cards/messages.ts";
import type { Command, Refusal } from "../model/command.ts";
import type { Spoken } from "../model/card.ts";
import type { SaidLine } from "../model/effect.ts";
import type { EffectId, Path, PersonId, SessionId } from "../model/ids.ts";
import type { Session } from "../model/session.ts";
import type { Page } from "../platform/page.ts";
import type { RoomPage } from "../platform/room-page.ts";
import type { Account, Answer, Caller, Intent, Place as ShownAt, Port } from "../platform/port.ts";
import type { Handlers } from "../queue/port.ts";
import type { LinkRow } from "../store/port.ts";
import type { Admission } from "./admit.ts";
import { answerKnock, claimed, doorProof, knock, refusedClaim } from "./admit.ts";
import { artefactAs } from "./artefact.ts";
import type { ArtefactReader, Format } from "./artefact.ts";
import { commit } from "./commit.ts";
import { writeArtefact } from "./compose.ts";
import { deliverer } from "./deliver.ts";
import { destroySession } from "./destroy.ts";
import type { Workers } from "./effects.ts";
import { codeOf, workOn } from "./effects.ts";
import type { Prepared } from "../protocol/prepared.ts";
import type { Founded, Founding, Guest, Place, Reissued } from "./found.ts";
import { browserLink, found, invite, reissue, reissueLead, secondDevice } from "./found.ts";
import { holdTheLeaderless } from "./lead.ts";
import { linkPlace, placeCode, stopShowing } from "./link.ts";
import { load } from "./load.ts";
import { numbered } from "./number.ts";
import type { Numbered } from "./number.ts";
import type { PageWish } from "./page/index.ts";
import { pageOf } from "./page/index.ts";
import { lineOf, roomPageOf } from "./page/room.ts";
import type { Parts } from "./parts.ts";
import type { Places } from "./places.ts";
import { createPlaces } from "./places.ts";
import { earlierPaper, goOffList, moveStage } from "./programme/meeting.ts";
import { createProgrammes, enderOfProgrammes, type Programmes } from "./programme/programmes.ts";
import type { Presence } from "./presence.ts";
import { createPresence } from "./presence.ts";
import { eraseRehearsal, eraserOfLeftOvers, rehearsals } from "./rehearsal.ts";
import { rename } from "./rename.ts";
import type { Remains } from "./remains.ts";
import { remainsOf } from "./remains.ts";
import { screenOpenWords, unfitAside } from "./screen.ts";
import { countClearance, sealAct } from "./seal.ts";
import { settle } from "./settle.ts";
import { destroyUnreadable, layAlarms, sweep } from "./upkeep.ts";

/** Said in the caller's language. */
export interface Refused {
  readonly ok: false;
  readonly refusal: string;
}

/** All of the core that an adapter may call. */
export interface Engine {
  /** Founds a planned session; the place is the facilitator's. `until`: a rehearsal, which is erased by then. */
  found(prepared: Prepared, facilitator: Guest, founding?: Founding): Promise<Founded>;
  invite(caller: Caller, guests: readonly Guest[], withNumbers?: boolean): Promise<{ ok: true; places: readonly Place[] } | Refused>;
  /** A new link for somebody who lost theirs; the old link and device die. */
  reissue(caller: Caller, person: PersonId): Promise<Reissued | Refused>;
  /** The same by the host, for a lead facilitator who has nobody to ask. */
  reissueLead(session: SessionId, locale: string): Promise<Reissued | Refused>;
  /** A link for another device of the caller's own, for ten minutes, behind a number they choose. */
  secondDevice(caller: Caller, pin: string): Promise<{ readonly ok: true; readonly secret: string } | Refused>;
  /** A link to the caller's own page in the browser room, for ten minutes, for somebody who is here through a chat platform. */
  browserLink(caller: Caller): Promise<{ readonly ok: true; readonly secret: string } | Refused>;
  /** A code, good for ten minutes and once, by which whoever leads shows the conversation in another place. */
  placeCode(caller: Caller): Promise<{ readonly ok: true; readonly code: string } | Refused>;
  /**
   * Shows the conversation of a code in this place. `locale`: of whoever brought the code by this account. `against`: the key of
   * what the door has against this conversation there; the code is good still.
   */
  linkPlace(
    code: string,
    account: Account,
    place: Pick<ShownAt, "platform" | "channel" | "mayChange">,
    locale: string,
    against?: (session: Session) => string | null,
  ): Promise<{ readonly ok: true; readonly session: SessionId; readonly shows: "room" | "doorbell" } | Refused>;
  /** Asks the team to let a device in whose person's link is used. Returns the number it shows; null: it was sent away. */
  knock(link: LinkRow, device: string): Promise<string | null>;
  /** Shows later that something was given out at the door, whichever process is asked. */
  doorProof(what: string): Promise<string>;
  /** Whether a link may be used now, said in a language; null: it may. */
  refusedClaim(link: LinkRow, locale: string): Promise<string | null>;
  /** A link was used by this device: where its person was in already, everybody is told. Null: it is out again, a box was opened meanwhile. */
  claimed(link: LinkRow, device: string): Promise<LinkRow | null>;
  /** Lets a device in that asks to be, or sends it away. */
  answerKnock(caller: Caller, admission: Admission): Promise<{ readonly ok: true } | Refused>;
  /** Corrects a name. Names said before stay among those that are kept out of unattributed words. */
  rename(caller: Caller, person: PersonId, name: string): Promise<{ readonly ok: true } | Refused>;
  page(caller: Caller, wish: PageWish): Promise<Page | Refusal>;
  /** Resolves after the commit. A refusal hands the words back. `confirmed`: "not a person, send". */
  act(caller: Caller, intent: Intent, confirmed?: boolean): Promise<Answer>;
  /** A paper that an earlier meeting of the group released, for who takes part in this one. Null: there is none. */
  earlierPaper(caller: Caller, meeting: number, number: number, format: Format): Promise<string | null>;
  artefact(reader: ArtefactReader, path: Path, format: Format): Promise<string | null>;
  /** What everybody at a shared place may see of a session, or of one branch of it. Null: nothing is left of it. */
  roomPage(session: SessionId, reader: Pick<Caller, "locale" | "zone">, branch?: Path | null): Promise<RoomPage | null>;
  /** What somebody typed in their turn. Null: it was erased. */
  line(session: SessionId, line: SaidLine, locale: string): Promise<Spoken | null>;
  /** What is left of an erased session. Null: there is no such session, or it goes on. */
  remains(session: SessionId): Promise<Remains | null>;
  /** Sessions as a number and a state: all that a host sees. In the order of their numbers, which tells nothing. */
  overview(): Promise<readonly Numbered[]>;
  /** Rehearsals that are not erased yet. */
  rehearsals(): Promise<readonly SessionId[]>;
  /** Erases a rehearsal at once, with its keys; nothing of it is left but that it was. */
  eraseRehearsal(session: SessionId): Promise<void>;
  /** Told that a session moved, whichever process moved it. */
  onChange(heard: (session: SessionId, version: number) => void): Promise<() => Promise<void>>;
  /** Lays the alarms again, and marks sessions destroyed whose keys are gone. Resolves before the first act. */
  start(): Promise<{ readonly destroyed: number }>;
  readonly handlers: Handlers;
  /** Who is here, and what they signal; kept nowhere. */
  readonly presence: Presence;
  /** Where sessions are shown on chat platforms, and who is who there. */
  readonly places: Places;
  /** Groups that meet again. */
  readonly programmes: Programmes;
  /** A command of the program itself or of a rehearsal, without a person at a door. */
  command(session: SessionId, command: Command): ReturnType<typeof commit>;
  state(session: SessionId): Promise<Session | null>;
}

export function createEngine(parts: Parts, ports: readonly Port[]): Engine {
  const presence = createPresence(parts.store, () => parts.clock.now());
  const eraseLeftOvers = eraserOfLeftOvers(parts);
  const endProgrammes = enderOfProgrammes(parts);
  const workers: Workers = {
    settle: (row, effect) => settle(parts, row, effect),
    countClearance: (row, effect) => countClearance(parts, row, effect),
    compose: (row, effect) => writeArtefact(parts, row, effect),
    deliver: deliverer(ports),
    destroyKey: (_row, effect) => parts.keys.end(effect.key),
    destroySession: (row) => destroySession(parts, row),
  };
  const handlers: Handlers = {
    async alarm({ session, key, dueAt }) {
      await commit(parts, session, { type: "alarm", key, dueAt });
    },
    effect: (id: EffectId) => workOn(parts, workers, id),
    async sweep() {
      await sweep(parts, handlers);
      const attempt = (work: Promise<void>): Promise<void> => work.catch((error: unknown) => parts.log.sweepFailed(codeOf(error)));
      await attempt(holdTheLeaderless(parts, presence));
      await attempt(eraseLeftOvers());
      await attempt(endProgrammes());
    },
  };

  return {
    found: (prepared, facilitator, founding) => found(parts, prepared, facilitator, founding),
    async invite(caller, guests, withNumbers) {
      const done = await invite(parts, caller.session, caller.person, guests, withNumbers);
      return done.ok ? done : refused(done, caller.locale);
    },
    async reissue(caller, person) {
      const done = await reissue(parts, caller.session, caller.person, person);
      return done.ok ? done : refused(done, caller.locale);
    },
    async reissueLead(session, locale) {
      const done = await reissueLead(parts, session);
      return done.ok ? done : refused(done, locale);
    },
    async secondDevice(caller, pin) {
      const made = await secondDevice(parts, caller, pin);
      return made.ok ? made : { ok: false, refusal: say(caller.locale, made.refusal.reason, made.refusal.args) };
    },
    async browserLink(caller) {
      const made = await browserLink(parts, caller);
      return made.ok ? made : refused(made, caller.locale);
    },
    async placeCode(caller) {
      const made = await placeCode(parts, caller);
      return made.ok ? made : refused(made, caller.locale);
    },
    async linkPlace(code, account, place, locale, against = () => null) {
      const linked = await linkPlace(parts, code, account, place, against);
      return linked.ok ? linked : refused(linked, locale);
    },
    knock: (link, device) => knock(parts, presence, link, device),
    async refusedClaim(link, locale) {
      const refusal = await refusedClaim(parts, link);
      return refusal && say(locale, refusal.reason, refusal.args);
    },
    doorProof: (what) => doorProof(parts, what),
    claimed: (link, device) => claimed(parts, link, device),
    async answerKnock(caller, admission) {
      const refusal = await answerKnock(parts, presence, caller, admission);
      return refusal ? { ok: false, refusal: say(caller.locale, refusal.reason, refusal.args) } : { ok: true };
    },
    async rename(caller, person, name) {
      const refusal = await rename(parts, caller, person, name);
      return refusal ? { ok: false, refusal: say(caller.locale, refusal.reason, refusal.args) } : { ok: true };
    },
    page: (caller, wish) => pageOf(parts, presence, caller, wish),
    async act(caller, intent, confirmed = false) {
      const answer = await act(parts, caller, intent, confirmed);
      if (intent.do !== "decide") return answer;
      const { here, lastHere } = presence.of(caller.session, parts.clock.now());
      if (lastHere.has(caller.person) && !here.has(caller.person)) presence.unknown(caller.session, caller.person);
      return answer;
    },
    earlierPaper: (caller, meeting, number, format) => earlierPaper(parts, caller, meeting, number, format),
    artefact: (reader, path, format) => artefactAs(parts, reader, path, format),
    roomPage: (session, reader, branch = null) => roomPageOf(parts, session, reader, branch),
    line: (session, line, locale) => lineOf(parts, session, line, locale),
    remains: (session) => remainsOf(parts, session),
    async overview() {
      return numbered(await parts.store.sessions());
    },
    rehearsals: () => rehearsals(parts),
    eraseRehearsal: (session) => eraseRehearsal(parts, session),
    onChange: (heard) => parts.store.listen(heard),
    async start() {
      const destroyed = await destroyUnreadable(parts);
      await layAlarms(parts);
      return { destroyed };
    },
    handlers,
    presence,
    places: createPlaces(parts),
    programmes: createProgrammes(parts),
    command: (session, command) => commit(parts, session, command),
    state: (session) => load(parts, session),
  };
}

const refused = ({ refusal }: { readonly refusal: Refusal }, locale: string): Refused => ({
  ok: false,
  refusal: say(locale, refusal.reason, refusal.args),
});

async function act(parts: Parts, caller: Caller, intent: Intent, confirmed: boolean): Promise<Answer> {
  const refuse = (refusal: Refusal, returned: unknown): Answer => ({
    ok: false,
    reason: refusal.reason,
    refusal: say(caller.locale, refusal.reason, refusal.args),
    returned,
  });
  switch (intent.do) {
    case "show":
      return { ok: true, said: null };
    case "stopShowing": {
      const done = await stopShowing(parts, caller, intent.place);
      return done.ok ? said(null) : refuse(done.refusal, null);
    }
    case "moveStage":
    case "goOffList": {
      const done = intent.do === "moveStage" ? await moveStage(parts, caller, intent.to, intent.why) : await goOffList(parts, caller);
      return done.ok ? said(intent.do === "goOffList" ? say(caller.locale, "programme.off") : null) : refuse(done.refusal, intent);
    }
    case "seal": {
      const sealed = await sealAct(parts, caller, intent.path, intent.act, confirmed);
      return sealed.ok ? said(say(caller.locale, intent.said)) : refuse(sealed.refusal, intent.act);
    }
    case "decide": {
      const command = worded({ ...intent.command, by: caller.person }, caller.locale);
      const unfit = command.type === "act" ? await screenOpenWords(parts, caller.session, command.act, confirmed) : unfitAside(command);
      if (unfit) return refuse(unfit, command.type === "act" ? command.act : null);
      const removed = command.type === "remove" ? command.person : null;
      const done = await commit(parts, caller.session, command, async (tx) => {
        if (removed) await tx.replaceLinks(caller.session, removed, null);
      });
      return done.ok ? said(null) : refuse(done.refusal, command.type === "act" ? command.act : null);
    }
  }
}

/** A round put in between gets its title, and a question where none was asked, in the language of whoever pressed. */
function worded(command: Command, locale: string): Command {
  if (command.type !== "insert" || !("ask" in command.insert)) return command;
  const { is, ask } = command.insert;
  return { ...command, insert: { is, title: say(locale, `insert.${is}`), ask: ask || say(locale, `insert.${is}.ask`) } };
}

const said = (words: string | null): Answer => ({ ok: true, said: words });
