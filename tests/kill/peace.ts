import { aWorld, seat, type World } from "../support/world.ts";
import { callerOf, type Seats } from "./asks.ts";
import { planned } from "./planned.ts";
import type { Room } from "./room.ts";

/** The same session undisturbed, in memory and in virtual time. */
export async function peacefulRoom(): Promise<Room> {
  const world: World = await aWorld();
  const passes = (): Promise<void> => world.pass(2_000);
  const room: Room = {
    async plan(names) {
      const prepared = planned(world.library, names.length);
      const table = await seat(world, prepared, [{ names }]);
      const seatOf = ({ name, person }: (typeof table)["facilitator"]) => ({ name, caller: callerOf(table.session, person) });
      return { session: table.session, facilitator: seatOf(table.facilitator), voices: table.voices.map(seatOf) } satisfies Seats;
    },
    act: ({ caller }, intent) => world.engine.act(caller, intent),
    async page({ caller }) {
      const page = await world.engine.page(caller, { mine: false });
      if ("reason" in page) throw new Error(page.reason);
      return page;
    },
    async artefact({ caller }) {
      const page = await room.page({ name: "", caller });
      const path = page.artefacts[0]?.path;
      return path === undefined ? null : world.engine.artefact(caller, path, "markdown");
    },
    death: async () => {},
    cut: (_moment, press) => press(),
    async through(moment, _deaths, press, isDone) {
      await press();
      await passes();
      if (!(await isDone())) throw new Error(`${moment}: not done`);
    },
  };
  return room;
}
