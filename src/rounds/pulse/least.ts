import { THRESHOLDS } from "../../confidentiality/thresholds.ts";
import type { Pulse } from "../../model/vocabulary.ts";

/** A protocol may ask for more answers than the least, never for fewer. */
export const leastOf = ({ minN }: Pick<Pulse, "minN">): number => Math.max(THRESHOLDS.pulse, minN);
