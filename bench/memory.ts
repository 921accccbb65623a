import type { Measurement } from "./measurement.ts";
export const memory: Measurement = { name: "memory", run: async () => [] };
