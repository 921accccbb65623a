import type { Session } from "../model/session.ts";
import { isTeam } from "../rounds/people.ts";
import type { Person } from "../model/kind.ts";

/** While the room is locked, what was written and what came of it is for the team alone. */
export const isShutTo = (session: Session, who: Person): boolean => session.status === "locked" && !isTeam(who);
