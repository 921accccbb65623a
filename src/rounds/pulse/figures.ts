import { z } from "zod";

export const BANDS = ["low", "middle", "high"] as const;
export type Band = (typeof BANDS)[number];

/** How many placed themselves in each band. Never who, and nothing finer. */
export const pulseFigures = z.strictObject({ pulse: z.literal("temperature"), low: z.int(), middle: z.int(), high: z.int() });
export type PulseFigures = z.infer<typeof pulseFigures>;
