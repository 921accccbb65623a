import { expect, test } from "vitest";
import { seated, sit } from "./seated.ts";
import { aRoom, ticketsIn } from "./visitor.ts";

const people = ["Cedar", "Birch", "Elm", "Fir", "Rowan", "Hazel", "Moss, co-facilitator"].join("\n");

test("somebody who left by mistake comes back by a new link, under the name they had", async () => {
  const room = await aRoom();
  const { of, sage } = await seated(room, { people });
  await of("Cedar").act("leave");
  await sage.page();
  await sage.browser.post(`/r/${sage.seat}/invite`, { csrf: sage.browser.csrf(), people: "Cedar" });
  const again = await sit(room, ticketsIn(sage.browser.page()).get("Cedar") ?? "");
  await again.act("consent", { version: "1" });
  expect((await again.page()).split("<main")[0]).toContain('<bdi dir="auto">Cedar</bdi>');
  expect(await of("Cedar").page()).toContain("You have left.");
});

test("whoever leads may come back by themselves, so that their name is not given away", async () => {
  const { of, sage } = await seated(await aRoom(), { people });
  const moss = of("Moss");
  await sage.act("leave");
  await moss.page();
  const refused = await moss.browser.post(`/r/${moss.seat}/invite`, { csrf: moss.browser.csrf(), people: "Sage" });
  expect(refused.status).toBe(409);
  expect(moss.browser.page()).toContain("is called Sage already");
});
