import { expect, onTestFinished, test } from "vitest";
import type { Person } from "../../fakes/discord/person.ts";
import { startDiscord } from "../../fakes/discord/server.ts";
import { until } from "../../fakes/slack/until.ts";
import { aFolder } from "../../support/scratch.ts";
import { ANSWERED_ALREADY, does, drafts, gathers, started } from "./program.ts";
import { alone, plain, private_ } from "./table.ts";

test("the program as the README starts it, killed in the middle: what is pressed meanwhile is answered, and the list is released", async () => {
  const fake = await startDiscord();
  onTestFinished(() => fake.close());
  const folder = await aFolder();
  onTestFinished(() => folder.remove());
  const program = await started(fake, folder.path);
  const lena = fake.person("Lena");
  const voices = ["Cedar", "Birch", "Fir", "Elm", "Oak"].map((name) => fake.person(name));
  const hall = fake.channel("hall");

  await drafts(lena, hall, { method: "Nominal group", voices });
  await lena.presses(alone(lena, hall), "Prepare it");
  await lena.waitsForMessage(hall, "Those who were invited open their own page");
  await gathers(lena, hall, voices);
  await does(lena, hall, "Next");
  const card = await until("the round of writing is open", () =>
    lena.messages(hall).findLast((each) => !each.isOnlyForYou && each.buttons.includes("Write")),
  );
  const [cedar, ...others] = voices as [Person, ...Person[]];
  const write = async (voice: Person, nth: number): Promise<void> => {
    const form = await voice.waitsForModal();
    voice.fills({ [form.fields[0]?.label ?? ""]: `Thought ${nth}: measure together` });
    await voice.submits();
    await until("it was received", () => plain(private_(voice, hall)?.text ?? "").includes("Received, once"));
  };
  for (const [index, voice] of others.entries()) {
    await voice.presses(card, "Write");
    await write(voice, index + 2);
  }

  await program.ends("SIGKILL");
  const pressed = cedar.presses(card, "Write");
  const again = await started(fake, folder.path);
  // Whoever's press came too late for Discord's three seconds presses once more.
  if ((await pressed).answered !== "acked") await cedar.presses(card, "Write");
  await write(cedar, 1);
  for (const voice of voices) expect(voice.sees(hall).join("\n")).not.toContain("Thought");
  await does(lena, hall, "Next");
  const released = await until("what was written is released", () => lena.sees(hall).find((text) => text.includes("Thought")), 30_000);
  for (let nth = 1; nth <= voices.length; nth++) expect(plain(released)).toContain(`Thought ${nth}: measure together`);
  expect(fake.violations.filter(({ error }) => error !== ANSWERED_ALREADY)).toEqual([]);
  expect(fake.publicReplies).toEqual([]);
  // With a clock that hurries, the time it has to end in is short: whether it was enough says nothing.
  await again.ends("SIGTERM");
}, 120_000);
