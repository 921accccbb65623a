export * from "../../adapters/rehearsal/table.ts";
export { seeded } from "../../adapters/rehearsal/world.ts";
export { aWorld, type VirtualWorld as World } from "../../adapters/rehearsal/virtual.ts";
