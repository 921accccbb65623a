import { say } from "../../cards/messages.ts";
import type { Refusal } from "../../model/command.ts";
import type { Day, ProgrammeId, SessionId } from "../../model/ids.ts";
import type { Meeting, Member, Programme } from "../../model/programme.ts";
import { begin, change, type Change, type Changed } from "../../programme/change.ts";
import { hash } from "../../store/cipher.ts";
import type { Format } from "../artefact.ts";
import { LINK_LIVES_MS, newSecret } from "../found.ts";
import { load } from "../load.ts";
import { numberOf } from "../number.ts";
import type { Parts } from "../parts.ts";
import { changeProgramme, IDLE_DAYS, nothingBeside, programmeKey, readProgramme, sealProgramme, todayOf } from "./document.ts";
import { paperAs, papersOf, type ReadablePaper } from "./papers.ts";

type Refused = { readonly ok: false; readonly refusal: string };

/** What whoever leads a group that meets again sees of it. */
export interface ProgrammeView extends Omit<Programme, "meetings" | "papers"> {
  readonly meetings: readonly (Pick<Meeting, "number" | "on" | "stage"> & { readonly state: "planned" | "running" | "ended" | "erased" })[];
  readonly papers: readonly Pick<ReadablePaper, "meeting" | "number" | "title">[];
  /** By which whoever leads speaks of it to the host. */
  readonly number: string;
  /** It is erased by itself after so many days in which nothing is done. */
  readonly idleDays: number;
}

export interface Beginning {
  readonly name: string;
  readonly language: string;
  readonly stages: readonly string[];
  readonly covenant: string;
  readonly sides: readonly string[];
  readonly members: readonly Member[];
}

/** Groups that meet again: all that an adapter may do with one. Who holds its link may do all of it. */
export interface Programmes {
  /** The secret part of its link is shown once and stored as a hash. */
  begin(given: Beginning, locale: string): Promise<{ readonly ok: true; readonly id: ProgrammeId; readonly secret: string } | Refused>;
  /**
   * One more link, for another device or another who leads; null: there is no such programme. Whoever opens it sees that one
   * was made, and whether by the host.
   */
  link(id: ProgrammeId, byHost?: boolean): Promise<string | null>;
  view(id: ProgrammeId): Promise<ProgrammeView | null>;
  change(id: ProgrammeId, change: Change, locale: string): Promise<{ readonly ok: true } | Refused>;
  paper(id: ProgrammeId, meeting: number, number: number, format: Format): Promise<string | null>;
  /** Erases it with its papers, at once. Meetings that go on stay, as conversations of their own. */
  end(id: ProgrammeId): Promise<void>;
  /** The numbers by which people speak of programmes to the host. */
  numbers(): Promise<readonly { readonly id: ProgrammeId; readonly number: string }[]>;
}

export function createProgrammes(parts: Parts): Programmes {
  const link = async (id: ProgrammeId): Promise<string> => {
    const secret = newSecret(parts);
    const expiresAt = parts.clock.now() + LINK_LIVES_MS;
    await parts.store.links.add([{ hash: hash(secret), session: null, person: null, seat: id, expiresAt }]);
    return secret;
  };
  const refused = ({ reason, args }: Refusal, locale: string): Refused => ({ ok: false, refusal: say(locale, reason, args) });

  return {
    async begin(given, locale) {
      const programme = begun(given, todayOf(parts));
      if (!programme.ok) return refused(programme.refusal, locale);
      const id = parts.newId() as ProgrammeId;
      await parts.keys.make(programmeKey(id));
      const first = await sealProgramme(parts, id, 1, programme.programme);
      await parts.store.transact((tx) => tx.saveProgramme(first));
      return { ok: true, id, secret: await link(id) };
    },
    async link(id, byHost = false) {
      const told = await changeProgramme(parts, id, { do: "link", byHost }, nothingBeside);
      return told.ok ? link(id) : null;
    },
    async view(id) {
      const held = await readProgramme(parts, id);
      if (!held) return null;
      const { meetings, papers: _, ...programme } = held.programme;
      const states = await Promise.all(
        meetings.map(async ({ number, on, stage, session }) => ({ number, on, stage, state: await stateOf(parts, session) })),
      );
      const papers = (await papersOf(parts, held.programme)).map(({ meeting, number, title }) => ({ meeting, number, title }));
      return { ...programme, meetings: states.toReversed(), papers, number: numberOf(id), idleDays: IDLE_DAYS };
    },
    async change(id, asked, locale) {
      const changed = await changeProgramme(parts, id, asked, nothingBeside);
      return changed.ok ? { ok: true } : refused(changed.refusal, locale);
    },
    async paper(id, meeting, number, format) {
      const held = await readProgramme(parts, id);
      const asked = held && (await papersOf(parts, held.programme)).find((each) => each.meeting === meeting && each.number === number);
      return asked ? paperAs(parts, id, asked, format) : null;
    },
    end: (id) => endProgramme(parts, id),
    async numbers() {
      return (await parts.store.programmes.all()).map(({ id }) => ({ id, number: numberOf(id) }));
    },
  };
}

function begun(given: Beginning, today: Day): Changed {
  const { name, covenant, sides, members } = given;
  const first = begin(given);
  const described = first.ok ? change(first.programme, { do: "describe", name, covenant }, today) : first;
  return described.ok
    ? change(described.programme, { do: "list", sides, members, was: described.programme.listVersion }, today)
    : described;
}

/** Rows first, then the key that could read what backups still hold. */
export async function endProgramme(parts: Parts, id: ProgrammeId): Promise<void> {
  await parts.store.transact((tx) => tx.endProgramme(id));
  await parts.keys.end(programmeKey(id));
}

const HOUR_MS = 3_600_000;

/** Ends those in which nothing was done for a year, and those whose key is gone; looked for once an hour. */
export function enderOfProgrammes(parts: Parts): () => Promise<void> {
  let looked = Number.NEGATIVE_INFINITY;
  return async () => {
    if (parts.clock.now() - looked < HOUR_MS) return;
    looked = parts.clock.now();
    for (const { id, endsOn } of await parts.store.programmes.all())
      if (endsOn <= todayOf(parts) || !(await parts.keys.get(programmeKey(id)))) await endProgramme(parts, id);
  };
}

async function stateOf(parts: Parts, session: SessionId | null): Promise<ProgrammeView["meetings"][number]["state"]> {
  const held = session && (await load(parts, session));
  switch (held?.status) {
    case "planned":
      return "planned";
    case "running":
    case "held":
    case "locked":
      return "running";
    case "ended":
      return "ended";
    default:
      return "erased";
  }
}
