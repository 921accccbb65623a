/** The field in which somebody is chosen by their account on the platform, so that nobody's id in a session is sent. */
export const WHO = "who";

/** The field in which somebody of the conversation is chosen by a mark, under their name. */
export const MEMBER = "member";

/** How many more come from another place, as may be chosen for a new conversation. */
export const ELSEWHERE = ["0", "1", "2", "3", "4", "5", "6", "8", "10", "15", "20", "30", "40"] as const;

/** Fields that hold somebody's words, which are handed back whatever becomes of a form; what was chosen is not. */
const isOfWords = (name: string): boolean => name === "words" || name.startsWith("reasons.");

/** All words of a form that was filled in. */
export const writtenIn = (values: ReadonlyMap<string, readonly string[]>): readonly string[] =>
  [...values].flatMap(([name, entered]) => (isOfWords(name) ? entered.filter((words) => words !== "") : []));
