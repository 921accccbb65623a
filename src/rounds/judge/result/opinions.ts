import type { Block, Words } from "../../../model/card.ts";
import type { Agree3Figures } from "../figures.ts";
import { numbered } from "./cells.ts";
import { inOrder } from "./counts.ts";

type Opinions = NonNullable<Agree3Figures["opinions"]>;
type Row = Agree3Figures["rows"][number];

/** Statements listed before the table, which has them all. */
const MOST_LISTED = 10;

const plain = (words: Words): Block => ({ is: "text", tone: "plain", words });

/** What nearly everyone shares, the most shared first; then what divides opinions, the least agreed with first. */
export function sharedAndDividing(figures: Agree3Figures): readonly Block[] {
  if (!figures.opinions) return [];
  return [...listed("shared", figures.rows), ...listed("divides", figures.rows.toReversed())];
}

function listed(stands: "shared" | "divides", rows: readonly Row[]): readonly Block[] {
  const found = rows.filter((row) => row.stands === stands);
  if (found.length === 0) return [plain({ say: `judge.opinions.${stands}.none` })];
  const more = found.length - MOST_LISTED;
  return [
    plain({ say: `judge.opinions.${stands}` }),
    { is: "list", ordered: false, entries: found.slice(0, MOST_LISTED).map(({ item }) => ({ item })) },
    ...(more > 0 ? [{ is: "text", tone: "small", words: { say: "judge.opinions.more", with: { more } } } as const] : []),
  ];
}

/** Whether there are groups, and how far to trust them; then how each voted, for the statements of which that may be shown. */
export function opinionGroups({ opinions, rows }: Agree3Figures): readonly Block[] {
  if (!opinions) return [];
  const said = [
    ...verdict(opinions),
    ...(opinions.agreeing ? ["judge.opinions.agreeing"] : []),
    ...(opinions.evenedOut ? ["judge.opinions.evenedOut"] : []),
    ...(opinions.groups.length > 0 ? ["judge.opinions.nobody"] : []),
  ].map((each): Words => (typeof each === "string" ? { say: each } : each));
  return [...said.map(plain), ...shares(opinions, rows)];
}

function verdict({ verdict: found, why, voters, placed, groups }: Opinions): readonly Words[] {
  if (found === "none") return [{ say: `judge.opinions.none.${why ?? "notFoundAgain"}`, with: { voters, placed } }];
  return [{ say: `judge.opinions.${found}`, with: { placed, voters, count: groups.length, sizes: inOrder(groups) } }];
}

function shares({ groups }: Opinions, rows: readonly Row[]): readonly Block[] {
  const shown = rows.flatMap(({ item, rank, byGroup }) => (byGroup ? [{ item, rank, byGroup }] : []));
  if (groups.length === 0 || shown.length === 0) return [];
  const columns = groups.map((size, index): Words => ({ say: "judge.opinions.group", with: { number: index + 1, size } }));
  const table = numbered(columns, shown, ({ byGroup }) =>
    byGroup.map(({ agree, disagree }): Words => ({ say: "judge.opinions.share", with: { agree, disagree } })),
  );
  return [plain({ say: "judge.opinions.shares" }), table];
}
