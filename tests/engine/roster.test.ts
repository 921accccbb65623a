import { expect, test } from "vitest";
import { sessionKey } from "../../src/engine/keys.ts";
import { seal } from "../../src/store/cipher.ts";
import { aTable, aWorld } from "../support/world.ts";

test("an entry that was written before entries were padded is read as well", async () => {
  const world = await aWorld();
  const table = await aTable(world, "circle", {}, [{ names: ["Yew", "Lime", "Plum", "Pear", "Fig"] }]);
  const { person } = table.voices[0] as (typeof table.voices)[number];
  const key = (await world.keys.get(sessionKey(table.session))) ?? Buffer.alloc(0);
  const entry = { name: "Cedar", names: ["Cedar"], seat: "a-seat-of-theirs" };
  const ciphertext = seal(key, Buffer.from(JSON.stringify(entry)), `parley/roster/${table.session}/${person}`);
  await world.store.transact((tx) => tx.saveRoster([{ session: table.session, person, ciphertext }]));
  const other = await aWorld({ store: world.store, keys: world.keys });
  const page = await other.engine.page({ session: table.session, person, locale: "en" }, { mine: false });
  expect("you" in page && page.you.name).toBe("Cedar");
});
