import type { Path } from "../model/ids.ts";
import type { Output, Session } from "../model/session.ts";
import { sequenceOf, sequencesAround } from "./paths.ts";

/** What the steps of this step's own sequence, and of those around it, have left so far, in the order in which they ended. */
export function earlierThan({ outputs }: Session, path: Path): readonly Output[] {
  const around = new Set(sequencesAround(path));
  return (Object.entries(outputs) as [Path, Output][]).flatMap(([at, output]) => (around.has(sequenceOf(at)) ? [output] : []));
}
