import { expect, test } from "vitest";
import { aWorld, must } from "../support/world.ts";
import { clearing } from "./finished.ts";

const named = (name: string) => ({ name, fullName: null, role: "participant" as const, side: null });

test("the name of somebody who left may be given again, and only then", async () => {
  const world = await aWorld();
  const table = await clearing(world);
  const cedar = table.voices.find((voice) => voice.name === "Cedar");
  const invite = () => world.engine.invite(table.facilitator.caller, [named("cedar")]);
  expect(await invite()).toMatchObject({ ok: false });
  if (!cedar) throw new Error("Cedar is not here");
  await must(cedar.do({ do: "decide", command: { type: "leave" } }));
  expect(await invite()).toMatchObject({ ok: true });
  // Now there is a Cedar again.
  expect(await invite()).toMatchObject({ ok: false });
  expect(await cedar.do({ do: "decide", command: { type: "join" } })).toMatchObject({ ok: false, reason: "refuse.leftForGood" });
});
