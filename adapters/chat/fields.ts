/** The field in which somebody is chosen by their account on the platform, so that nobody's id in a session is sent. */
export const WHO = "who";

/** The field in which somebody of the conversation is chosen by a mark, under their name. */
export const MEMBER = "member";

/** How many more come from another place, as may be chosen for a new conversation. */
export const ELSEWHERE = ["0", "1", "2", "3", "4", "5", "6", "8", "10", "15", "20", "30", "40"] as const;
