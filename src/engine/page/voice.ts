import { say } from "../../cards/messages.ts";
import type { Resolvers } from "../../cards/speak.ts";
import { speakWords } from "../../cards/speak.ts";
import type { Spoken, Words } from "../../model/card.ts";
import type { PersonId, TextId } from "../../model/ids.ts";
import type { Session } from "../../model/session.ts";
import type { Role, RoundSpec } from "../../model/vocabulary.ts";
import type { Caller } from "../../platform/port.ts";
import type { DraftFigures } from "../../rounds/draft/own.ts";
import { runsOf } from "../../session/timers.ts";
import type { Parts } from "../parts.ts";
import { readRoster } from "../roster.ts";
import { readTexts } from "../words.ts";
import { asideTexts } from "./aside-texts.ts";

/** What a reader's words come from: texts they may see, names, and the messages of their language. */
export interface Voice extends Resolvers {
  /** Null: the words were erased. */
  readonly read: (id: TextId) => string | null;
}

/** Zone: an IANA name; moments are said in UTC without one, and name their zone. */
type Reader = Pick<Caller, "locale" | "zone">;

/**
 * Words are read all at once and looked up while speaking. Which of them a person gets to see is decided by the cards,
 * which only point at what that person may see.
 */
export async function voiceFor(parts: Parts, session: Session, { locale, zone = "UTC" }: Reader): Promise<Voice> {
  const words = await readTexts(parts, session.id, textsIn(session));
  const roster = await readRoster(parts, session);
  const read = (id: TextId): string | null => words.get(id) ?? null;
  const message: Resolvers["message"] = (key, args) => say(locale, key, args);
  const gone = (): string => message("page.erased");
  const takenBack = new Set(Object.values(session.items).flatMap((item) => (item?.takenBack ? [item.text] : [])));
  const text = (id: TextId): string => (takenBack.has(id) ? message("page.takenBack") : (read(id) ?? gone()));
  // Made once for all moments of a page: making one costs more than a hundred of its answers.
  let clock: Intl.DateTimeFormat | null = null;
  return {
    read,
    text,
    item: (id) => {
      const item = session.items[id];
      return item ? text(item.text) : gone();
    },
    person: (id: PersonId) => roster.get(id)?.name ?? gone(),
    side: (id) => {
      const side = session.plan.sides.find((each) => each.id === id);
      return side ? (read(side.name) ?? gone()) : gone();
    },
    message,
    time: (at) => (clock ??= clockIn(locale, zone)).format(at),
    duration: (lasting) => durationIn(lasting, message),
  };
}

const clockIn = (locale: string, timeZone: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(locale, {
    weekday: "long",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone,
    timeZoneName: "short",
  });

export function durationIn(lasting: number, message: Resolvers["message"]): string {
  const minutes = Math.round(lasting / 60_000);
  if (lasting < 90_000) return message("page.seconds", { count: Math.max(0, Math.ceil(lasting / 1000)) });
  if (minutes < 120) return message("page.minutes", { count: minutes });
  const hours = Math.round(minutes / 60);
  return hours < 73 ? message("page.hours", { count: hours }) : message("page.days", { count: Math.round(hours / 24) });
}

function textsIn(session: Session): readonly TextId[] {
  const { plan } = session;
  const titles = (steps: Session["plan"]["steps"]): TextId[] =>
    steps.flatMap((step) => (step.kind === "repeat" || step.kind === "split" ? titles(step.steps) : textsOf(step)));
  const items = Object.values(session.items).map((item) => item?.text as TextId);
  const lines = runsOf(session).flatMap((run) => ownTexts(run.own));
  return [
    plan.title,
    ...(plan.question ? [plan.question] : []),
    ...plan.sides.map((side) => side.name),
    ...titles(plan.steps),
    ...items,
    ...lines,
    ...reasonsIn(session),
    ...asideTexts(session),
  ];
}

function textsOf(spec: RoundSpec): readonly TextId[] {
  const body = spec.kind === "brief" && typeof spec.body === "string" ? [spec.body] : [];
  return [spec.title, ...(spec.ask ? [spec.ask] : []), ...body] as TextId[];
}

/** Texts a kind keeps in its own slice: what was typed in a talk, the artefact of a report. */
function ownTexts(own: unknown): readonly TextId[] {
  const { lines, document } = (own ?? {}) as { lines?: readonly { text: TextId }[]; document?: TextId | null };
  return [...(lines ?? []).map((line) => line.text), ...(document ? [document] : [])];
}

/** Why a clause of a shared text was changed, in the version that is being written and in those that everybody has. */
function reasonsIn(session: Session): readonly TextId[] {
  const versions = [...runsOf(session).map(({ own }) => own), ...Object.values(session.outputs).map((output) => output?.figures)];
  return versions
    .flatMap((version) => (version as Partial<DraftFigures> | null | undefined)?.changes ?? [])
    .flatMap(({ reason }) => reason ?? []);
}

export const spoken = (words: Words, voice: Voice): Spoken => speakWords(words, voice);
export const roleName = (role: Role, voice: Voice): string => voice.message(`role.${role}`);
