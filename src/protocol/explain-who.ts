import type { Who } from "../model/vocabulary.ts";

/** Some of the people, in words. */
export function whoInWords({ roles, side }: Who): string {
  const base =
    roles === "voices"
      ? "Everyone with a voice"
      : capitalised(roles.map((role) => (role === "cofacilitator" ? "co-facilitator" : role)).join(", "));
  return side === undefined ? base : side === "each" ? `${base}, of each side` : `${base}, of ${side}`;
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
