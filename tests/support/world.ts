export * from "../../adapters/rehearsal/table.ts";
export * from "../../adapters/rehearsal/world.ts";
