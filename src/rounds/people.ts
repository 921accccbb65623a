import type { Member } from "../model/session.ts";

/** The two who run a session. */
export const isTeam = (member: Pick<Member, "role">): boolean => member.role === "facilitator" || member.role === "cofacilitator";
