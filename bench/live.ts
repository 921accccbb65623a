import type { Measurement } from "./measurement.ts";
export const live: Measurement = { name: "live", run: async () => [] };
