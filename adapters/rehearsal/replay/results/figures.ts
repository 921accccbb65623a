import type { Path } from "../../../../src/model/ids.ts";
import { figuresSchema, type JudgeFigures } from "../../../../src/rounds/judge/figures.ts";
import type { Session } from "../../../../src/model/session.ts";

/** What every judgement left, in the order in which they ended. */
export function judged({ outputs }: Session): readonly { readonly path: Path; readonly figures: JudgeFigures }[] {
  return Object.entries(outputs).flatMap(([path, output]) => {
    const figures = figuresSchema.safeParse(output?.figures);
    return figures.success ? [{ path: path as Path, figures: figures.data }] : [];
  });
}
