import { z } from "zod";

/** What a gate tells the repeat around it, and the room: nothing but whether it stands open. */
export const gateFigures = z.strictObject({ verdict: z.strictObject({ reached: z.boolean() }) });
export type GateFigures = z.infer<typeof gateFigures>;
