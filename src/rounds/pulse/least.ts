import type { Pulse } from "../../model/vocabulary.ts";

/** A finer picture of a small group would point at people, so nothing of a pulse is shown below eight answers. */
const LEAST = 8;

export const leastOf = ({ minN }: Pick<Pulse, "minN">): number => Math.max(LEAST, minN);
