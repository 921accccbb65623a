import { z } from "zod";
import { STATEMENTS } from "./instruments.ts";

export const BANDS = ["low", "middle", "high"] as const;
export type Band = (typeof BANDS)[number];

/** How many placed themselves in each band. Never who, and nothing finer. */
const temperatureFigures = z.strictObject({ pulse: z.literal("temperature"), low: z.int(), middle: z.int(), high: z.int() });
export type TemperatureFigures = z.infer<typeof temperatureFigures>;

/** How many of those who answered twice: at least two thirds, which may be all; more than a third; fewer, or nobody. */
export const CHANGES = ["most", "half", "few"] as const;
const change = z.enum(CHANGES);

/** Medians and words, and nothing finer: no counts, no sides, no least and no most. */
const trustFigures = z.strictObject({
  pulse: z.literal("working-trust-8"),
  wave: z.enum(["pre", "mid", "post", "followup"]),
  statements: z.array(
    z.strictObject({
      statement: z.enum(STATEMENTS),
      /** Whole; null: too few answered it. */
      median: z.int().nullable(),
      /** As the pulse at the beginning published it; null: it published none. */
      before: z.int().nullable(),
      /** Null: too few answered both times. */
      change: z.strictObject({ rose: change, fell: change }).nullable(),
    }),
  ),
  /** Somebody's answer on safety was low. Not who, not how many. */
  isSomebodyUnsafe: z.boolean(),
});
export type TrustFigures = z.infer<typeof trustFigures>;

export const pulseFigures = z.discriminatedUnion("pulse", [temperatureFigures, trustFigures]);
export type PulseFigures = z.infer<typeof pulseFigures>;
