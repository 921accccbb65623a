import { expect, test } from "vitest";
import { createTroubles } from "../../../src/engine/troubles.ts";
import type { Place } from "../../../src/platform/port.ts";
import { seated } from "./seated.ts";
import { aRoom } from "./visitor.ts";

const HALL: Place = { platform: "slack", channel: "T1/C0HALL7", shows: "room" };
const BELL: Place = { platform: "discord", channel: "9001/9002", shows: "doorbell" };

/** A conversation that is shown in a channel, and rings in another. */
async function shown() {
  const room = await aRoom();
  const table = await seated(room);
  const [row] = await room.store.sessions();
  if (!row) throw new Error("there is no session");
  for (const place of [HALL, BELL]) await room.engine.places.show(row.id, place);
  return { room, session: row.id, ...table };
}

test("whoever leads reads on their page where it is shown, and stops it at one place", async () => {
  const { room, session, sage, of } = await shown();
  const page = await sage.page();
  expect(page).toContain("Slack, channel …ALL7: everything");
  expect(page).toContain("Discord, channel …9002: it only rings");
  expect(await of("Cedar").page()).not.toContain("Where it is shown");
  const place = (await room.engine.places.all(session)).shown.find(({ platform }) => platform === "slack")?.id ?? "";
  expect(page).toContain(`name="place" value="${place}"`);
  expect((await of("Cedar").act("unlink", { place })).status).not.toBe(200);
  expect((await sage.act("unlink", { place })).status).toBe(200);
  expect((await room.engine.places.of(session)).map(({ channel }) => channel)).toEqual([BELL.channel]);
  expect((await room.engine.places.all(session)).left).toMatchObject([HALL]);
  expect(await of("Cedar").page()).toContain("stopped showing this conversation in a place on Slack");
  const again = await sage.act("unlink", { place });
  expect(again.status).not.toBe(200);
  expect(sage.browser.page()).toContain("It is not shown there any more.");
});

test("what a platform refuses stands on the team’s page until it is taken again, and on nobody else’s", async () => {
  const { room, session, sage, of } = await shown();
  const troubles = createTroubles(room.engine.places);
  await troubles.keep(session, HALL, "channel", "not_in_channel");
  expect(await sage.page()).toContain("Parley is not in the channel any more");
  expect(await of("Cedar").page()).not.toContain("Parley is not in the channel");
  await troubles.keep(session, HALL, "channel", null);
  expect(await sage.page()).not.toContain("Parley is not in the channel");
});
