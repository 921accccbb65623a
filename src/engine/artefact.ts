import { say } from "../cards/messages.ts";
import type { Path, TextId } from "../model/ids.ts";
import type { Recap } from "../model/recap.ts";
import type { Caller } from "../platform/port.ts";
import { toHtml } from "../recap/formats/html.ts";
import { toMarkdown } from "../recap/formats/markdown.ts";
import { withhold } from "../recap/withhold.ts";
import { person, takesPart } from "../session/people.ts";
import { releasedArtefacts } from "./destroy.ts";
import { load } from "./load.ts";
import type { Parts } from "./parts.ts";
import { readTexts } from "./words.ts";

export type Format = "markdown" | "html";

/** A released artefact as a file. Null: it was not released, or it is gone. */
export async function artefactAs(parts: Parts, caller: Caller, path: Path, format: Format): Promise<string | null> {
  const session = await load(parts, caller.session);
  const who = session && person(session, caller.person);
  const released = who && takesPart(session, who) && releasedArtefacts(session).find((each) => each.path === path);
  if (!released) return null;
  const document = released.document as TextId;
  const plain = (await readTexts(parts, caller.session, [document])).get(document);
  if (plain === undefined) return null;
  const count = released.withheld.length;
  const note = count > 0 ? say(caller.locale, "recap.footer.withheld", { count }) : null;
  const recap = withhold(JSON.parse(plain) as Recap, released.withheld, note);
  return format === "markdown" ? toMarkdown(recap) : toHtml(recap, "en", "ltr");
}
