import type { Block, Card } from "../../model/card.ts";
import type { Instant } from "../../model/ids.ts";
import type { Person, Reader, Round } from "../../model/kind.ts";
import type { Recap } from "../../model/recap.ts";
import type { Report } from "../../model/vocabulary.ts";
import { isTeam } from "../people.ts";
import { beginningOf } from "../words.ts";
import { pathCheck } from "./carriers.ts";
import { paragraphs } from "./paragraphs.ts";
import type { ReportOwn } from "./index.ts";

type Here = Round<Report, ReportOwn>;

export function showReport(round: Here, to: Person, _now: Instant, mine: unknown, read: Reader): Card {
  const { own, phase, eligible } = round.run;
  if (phase.name === "release") return { blocks: [{ is: "text", tone: "plain", words: { say: "report.releasing" } }] };
  const plain = own.document && read(own.document);
  if (!plain) return { blocks: [{ is: "text", tone: "plain", words: { say: "report.composing" } }] };
  const recap = JSON.parse(plain) as Recap;
  switch (phase.name) {
    case "preview":
      if (!isTeam(to)) return { blocks: [{ is: "text", tone: "plain", words: { say: "report.previewing" } }] };
      return {
        blocks: [
          { is: "text", tone: "notice", words: { say: "report.preview" } },
          ...pathCheck(round),
          ...lookFirst(round, recap),
          ...recapBlocks(recap, []),
        ],
      };
    case "uncleared":
      if (!isTeam(to)) return { blocks: [{ is: "text", tone: "plain", words: { say: "report.amending" } }] };
      return {
        blocks: [
          { is: "text", tone: "notice", words: { say: `report.uncleared.${round.run.spec.review.mode}` } },
          {
            is: "button",
            command: "gate",
            args: { path: round.run.path, answer: "again" },
            words: { say: "report.askAgain" },
            weight: "main",
          },
          ...pathCheck(round),
          ...recapBlocks(recap, own.objected),
        ],
      };
    case "amend":
      if (!isTeam(to)) return { blocks: [{ is: "text", tone: "plain", words: { say: "report.amending" } }] };
      return {
        blocks: [
          { is: "text", tone: "notice", words: { say: "report.amend", with: { count: own.objected.length } } },
          ...pathCheck(round),
          ...recapBlocks(recap, own.objected),
        ],
      };
    default: {
      const choices = eligible.includes(to.id) ? buttons(round, recap, mine) : [];
      const path = isTeam(to) ? pathCheck(round) : [];
      return {
        blocks: [{ is: "text", tone: "notice", words: { say: "report.viewOnly" } }, ...path, ...choices, ...recapBlocks(recap, [])],
      };
    }
  }
}

/** What whoever leads may wish to look at first, with the reason: a hint, which changes nothing. */
function lookFirst({ run }: Here, recap: Recap): readonly Block[] {
  const wordsOf = new Map(paragraphs(recap).map(({ id, words }) => [id, words]));
  const entries = run.own.flagged.flatMap(({ id, why }) =>
    why.map((concern) => ({ say: `report.look.${concern}`, with: { words: beginningOf(wordsOf.get(id) ?? "", BEGINNING_CHARS) } })),
  );
  if (entries.length === 0) return [{ is: "text", tone: "small", words: { say: "report.look.none" } }];
  return [
    { is: "text", tone: "notice", words: { say: "report.look" } },
    { is: "list", ordered: false, entries },
  ];
}

const BEGINNING_CHARS = 80;

/** So much of a paragraph that somebody who has read it knows it again. */
function beginning(words: string): string {
  if (words.length <= BEGINNING_CHARS) return words;
  const cut = words.slice(0, BEGINNING_CHARS);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), BEGINNING_CHARS / 2))} …`;
}

/** Where more than silence is needed, that is said before anybody presses. */
function byRule({ run }: Here): readonly Block[] {
  const { mode } = run.spec.review;
  return mode === "consent" || mode === "perPartyClearance" ? [{ is: "text", tone: "plain", words: { say: `report.needs.${mode}` } }] : [];
}

/** One of two choices, which everybody makes, so that making one shows nothing. */
function buttons(round: Here, recap: Recap, mine: unknown): readonly Block[] {
  const chosen = (mine as { objects?: readonly string[] } | null)?.objects ?? [];
  return [
    { is: "text", tone: "plain", words: { say: "report.clear" } },
    ...byRule(round),
    { is: "button", command: "object", args: { path: round.run.path }, words: { say: "report.fine" }, weight: "main" },
    {
      is: "form",
      command: "object",
      title: { say: "report.objects" },
      assurance: [],
      args: {},
      fields: [
        {
          is: "many",
          name: "objects",
          label: { say: "report.tick" },
          options: paragraphs(recap).map(({ id, words }) => ({
            value: id,
            words: { say: "report.plain", with: { words: beginning(words) } },
          })),
          chosen,
          max: round.run.own.paragraphs.length,
        },
      ],
      submit: { say: "report.send" },
    },
  ];
}

/** An artefact as a card. `marked` are the ids somebody objected to. */
export function recapBlocks(recap: Recap, marked: readonly string[]): readonly Block[] {
  const plain = (words: string): { say: string; with: Record<string, string> } => ({ say: "report.plain", with: { words } });
  const shown = (id: string, words: string): ReturnType<typeof plain> =>
    marked.includes(id) ? { say: "report.marked", with: { words } } : plain(words);
  return [
    { is: "text", tone: "title", words: plain(recap.title) },
    ...recap.sections.flatMap((section): readonly Block[] => [
      { is: "text", tone: "title", words: plain(section.heading) },
      ...section.blocks.flatMap((block): readonly Block[] => {
        switch (block.is) {
          case "paragraph":
            return [{ is: "text", tone: block.byPeople ? "quote" : "plain", words: shown(block.id, block.words) }];
          case "list":
            return [{ is: "list", ordered: false, entries: block.entries.map((entry) => shown(entry.id, entry.words)) }];
          case "drawing":
            return [];
          case "table":
            return [
              {
                is: "table",
                caption: plain(block.caption),
                columns: block.columns.map(plain),
                rows: block.rows.map((row) => row.cells.map((cell, index) => (index === 0 ? shown(row.id, cell) : plain(cell)))),
              },
            ];
        }
      }),
    ]),
    ...recap.footer.map((line): Block => ({ is: "text", tone: "small", words: plain(line) })),
  ];
}
