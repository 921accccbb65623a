import type { Path } from "../model/ids.ts";
import type { Session } from "../model/session.ts";
import type { ReportFigures } from "../rounds/report/index.ts";

export interface Released extends Pick<ReportFigures, "document"> {
  readonly path: Path;
}

/** Artefacts that were cleared and released. */
export function releasedArtefacts(session: Session): readonly Released[] {
  return Object.entries(session.outputs).flatMap(([path, output]) => {
    const figures = output?.kind === "report" ? (output.figures as ReportFigures | null) : null;
    return figures ? [{ path: path as Path, document: figures.document }] : [];
  });
}
