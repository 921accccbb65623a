import type { Protocol, Role } from "../model/vocabulary.ts";
import { rounds } from "./walk.ts";

/**
 * What those are who are invited without anything else being said of them: delegates where there are sides, experts where
 * only experts write and judge, else participants.
 */
export function usualRole(protocol: Protocol | null, side: number | null): Extract<Role, "delegate" | "expert" | "participant"> {
  if (side !== null) return "delegate";
  const asked = rounds(protocol?.steps ?? []).filter(({ step }) => step.kind === "judge" || step.kind === "collect");
  const isOfExperts = asked.length > 0 && asked.every(({ step }) => step.who.roles !== "voices" && step.who.roles.join() === "expert");
  return isOfExperts ? "expert" : "participant";
}
