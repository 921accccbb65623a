import type { Path, TextId } from "../../model/ids.ts";
import type { Person } from "../../model/kind.ts";
import type { Session } from "../../model/session.ts";
import type { Page } from "../../platform/page.ts";
import { maySee } from "../../session/people.ts";
import { specAt } from "../../session/paths.ts";
import type { Voice } from "./voice.ts";
import { spoken } from "./voice.ts";

/** What had ended before somebody came in. Steps end in the order in which the state holds their outputs. */
export function missedOf(session: Session, who: Person, voice: Voice): Page["missed"] {
  const { missed = 0 } = session.members[who.id] ?? {};
  if (missed === 0) return null;
  const ended = Object.keys(session.outputs) as Path[];
  const titles = ended
    .slice(0, missed)
    .filter((path) => maySee(session, path, who))
    .map((path) => specAt(session, path))
    .flatMap((spec) => (spec.kind === "repeat" || spec.kind === "split" || spec.kind === "gate" ? [] : [spec.title as TextId]));
  if (titles.length === 0) return null;
  return { titles: [...new Set(titles)].map((text) => spoken({ text }, voice)), lately: ended.length === missed };
}
