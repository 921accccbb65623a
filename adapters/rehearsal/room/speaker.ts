import type { PersonId } from "../../../src/model/ids.ts";
import type { Run, Session } from "../../../src/model/session.ts";
import type { TalkOwn } from "../../../src/rounds/talk/own.ts";

/** Whoever has the floor in a round that is open, as every page of the room says. */
export function speaker({ runs }: Session): PersonId | null {
  const talk = (Object.values(runs) as readonly Run[]).find((run) => run.spec.kind === "talk" && run.stage === "open");
  return (talk?.own as TalkOwn | undefined)?.floor.turn?.person ?? null;
}
