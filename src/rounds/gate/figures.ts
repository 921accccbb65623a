import { z } from "zod";

/**
 * What a gate tells the repeat around it, and the room: nothing but whether it stands open; `short`: it does not, since fewer
 * answered than it waits for.
 */
export const gateFigures = z.strictObject({ verdict: z.strictObject({ reached: z.boolean() }), short: z.literal(true).optional() });
export type GateFigures = z.infer<typeof gateFigures>;
