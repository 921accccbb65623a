import type { Block, Card } from "../../model/card.ts";
import type { Instant, TextId } from "../../model/ids.ts";
import type { Person, Round } from "../../model/kind.ts";
import type { Talk } from "../../model/vocabulary.ts";
import { isTeam } from "../people.ts";
import { labelAbove } from "../words.ts";
import type { TalkOwn } from "./own.ts";
import { isSpeaker, mayCapture } from "./rights.ts";
import { captureForm, points } from "./show/points.ts";
import { speakerBlocks } from "./show/speaker.ts";
import { teamBlocks } from "./show/team.ts";
import { transcript } from "./show/transcript.ts";
import { turnBlocks } from "./show/turn.ts";

/** What is talked about, whose turn it is, what the reader can do, and what was said. */
export function show(round: Round<Talk, TalkOwn>, to: Person, now: Instant): Card {
  const isOpen = round.run.stage === "open";
  const acts = isOpen && isTeam(to) ? teamBlocks(round, now) : isOpen && isSpeaker(round, to) ? speakerBlocks(round, to, now) : [];
  const capture = isOpen && round.run.spec.capture && mayCapture(round, to) ? [captureForm] : [];
  return { blocks: [...subject(round), ...turnBlocks(round, to, now), ...acts, ...transcript(round), ...points(round), ...capture] };
}

/** The question, and the item that is talked about. */
export function subject({ run, input }: Round<Talk, TalkOwn>): readonly Block[] {
  const ask: Block[] = run.spec.ask ? [{ is: "text", tone: "title", words: { text: run.spec.ask as TextId } }] : [];
  const item = input[run.own.segment];
  if (!item) return ask;
  const label = labelAbove(item);
  const place = { segment: run.own.segment + 1, of: input.length };
  return [
    ...ask,
    { is: "text", tone: "small", words: { say: "talk.item", with: place } },
    ...(label ? [{ is: "text", tone: "small", words: label } as const] : []),
    { is: "text", tone: "quote", words: { item: item.id } },
  ];
}
