import type { ProgrammeId } from "../../src/model/ids.ts";
import type { ProgrammeView } from "../../src/engine/programme/programmes.ts";
import { aTable, next, type Table, type World } from "../support/world.ts";
import { clear } from "./finished.ts";

const STAGES = ["Engage", "Map", "Probe", "Build", "Act"];
export const COVENANT = "We listen before we answer.";
export const MEMBERS = ["Cedar", "Birch", "Fir", "Elm", "Oak", "Ash"].map(
  (name) => ({ name, fullName: `${name} Canary`, role: "participant", side: null }) as const,
);

export async function aGroup(world: World): Promise<ProgrammeId> {
  const begun = await world.engine.programmes.begin(
    { name: "The river group", language: "en", stages: STAGES, covenant: COVENANT, sides: [], members: MEMBERS },
    "en",
  );
  if (!begun.ok) throw new Error(begun.refusal);
  return begun.id;
}

export const viewOf = async (world: World, id: ProgrammeId): Promise<ProgrammeView> => {
  const view = await world.engine.programmes.view(id);
  if (!view) throw new Error("there is nothing kept of the group");
  return view;
};

export async function finished(world: World, table: Table): Promise<void> {
  await clear(table);
  await world.pass(1_000);
  if ((await table.facilitator.page()).status === "running") await next(world, table);
}

export const meeting = (world: World, group: ProgrammeId): Promise<Table> =>
  aTable(world, "circle", {}, [{ names: MEMBERS.map(({ name }) => name) }], group);
