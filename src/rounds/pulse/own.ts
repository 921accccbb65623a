import type { Output } from "../../model/session.ts";
import type { Pulse } from "../../model/vocabulary.ts";
import { pulseFigures } from "./figures.ts";
import type { Statement } from "./instruments.ts";

export interface PulseOwn {
  /** What the pulse at the beginning published. */
  readonly published: Readonly<Partial<Record<Statement, number>>>;
}

/** The medians of the latest pulse at the beginning, where this is one at the end. */
export function publishedBefore({ wave }: Pulse, earlier: readonly Output[]): PulseOwn["published"] {
  if (wave !== "post") return {};
  const first = earlier.findLast(({ figures }) => {
    const found = pulseFigures.safeParse(figures).data;
    return found?.pulse === "working-trust-8" && found.wave === "pre";
  });
  const found = pulseFigures.safeParse(first?.figures).data;
  if (found?.pulse !== "working-trust-8") return {};
  return Object.fromEntries(found.statements.flatMap(({ statement, median }) => (median === null ? [] : [[statement, median]])));
}
