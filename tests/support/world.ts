export * from "../../adapters/rehearsal/table.ts";
export { seeded } from "../../adapters/rehearsal/world.ts";
export { aWorld, NOON, type VirtualWorld as World } from "../../adapters/rehearsal/virtual.ts";
