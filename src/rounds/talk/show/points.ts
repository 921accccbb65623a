import type { Block } from "../../../model/card.ts";
import type { Round } from "../../../model/kind.ts";
import type { Talk } from "../../../model/vocabulary.ts";
import { maxChars } from "../act.ts";
import type { TalkOwn } from "../own.ts";

/** The points recorded so far; everybody sees them, nobody is named. */
export function points({ run }: Round<Talk, TalkOwn>): readonly Block[] {
  if (run.own.points.length === 0) return [];
  return [
    { is: "text", tone: "small", words: { say: "talk.points" } },
    { is: "list", ordered: false, entries: run.own.points.map((item) => ({ item })) },
  ];
}

export const captureForm: Block = {
  is: "form",
  command: "floor",
  title: { say: "talk.capture.title" },
  assurance: [],
  args: { do: "capture" },
  fields: [
    { is: "words", name: "words", label: { say: "talk.capture.label" }, maxChars: maxChars.capture, lines: 2, value: "", required: true },
  ],
  submit: { say: "talk.capture.submit" },
};
