import { afterEach, describe, expect, test } from "vitest";
import { createDrafts } from "../../../adapters/discord/drafts.ts";
import { controlsOf } from "../../../adapters/discord/render/controls.ts";
import { draftSheet, leafOf } from "../../../adapters/discord/render/draft.ts";
import { modalOf } from "../../../adapters/discord/render/modal.ts";
import { speechIn } from "../../../adapters/chat/speech.ts";
import { newId } from "../../../src/chance.ts";
import { aRatingForm, ratingMethod } from "../rating.ts";
import { until } from "../../fakes/slack/until.ts";
import { alone, aServer, everybodyIn, next, plain, planned, writes, type Server } from "./table.ts";

const t = speechIn("en", "discord");
const draftOf = (items: number, leaf = 0) => {
  const drafts = createDrafts(() => 0, newId);
  const draft = drafts.begin({
    who: "w",
    form: aRatingForm({ items }),
    heading: "Rate",
    press: null,
    channel: null,
    values: new Map(),
    leaf,
  });
  drafts.close();
  return draft;
};

describe("a choice for each item, on Discord", () => {
  test("is one window where it fits, and a form in a message where it does not", () => {
    expect(modalOf(aRatingForm({ items: 1 }), "id", "Rate", t)?.components).toHaveLength(3);
    expect(modalOf(aRatingForm({ items: 9 }), "id", "Rate", t)).toBeNull();
  });

  test("has on one leaf no more items than one window takes words of, and loses none", () => {
    const controls = controlsOf(aRatingForm({ items: 12 }), t);
    const leaves = [0, 1, 2].map((leaf) => leafOf(controls, leaf));
    expect(leaves.map(({ shown, words }) => [shown.length, words.length])).toEqual([
      [5, 5],
      [5, 5],
      [2, 2],
    ]);
    expect(leaves.flatMap(({ words }) => words.map(({ name }) => name))).toEqual(
      Array.from({ length: 12 }, (_, index) => `reasons.item-${index + 1}`),
    );
    expect(leaves.flatMap(({ shown }) => shown.map(({ control }) => control.name))).toHaveLength(12);
  });

  test("shows each item by its number, with what is told of it", () => {
    const shown = JSON.stringify(draftSheet(draftOf(12, 1), t));
    expect(shown).toContain("6\\\\. In the pass before: median 7");
    expect(shown).not.toContain('Statement 1"');
  });
});

let at: Server | null = null;
afterEach(async () => {
  await at?.stop();
  at = null;
});

test("seven people rate what they wrote, leaf by leaf, and say why, without leaving Discord", async () => {
  const discord = (at = await aServer({}, ratingMethod()));
  const group = await planned(discord, "ngt");
  const { hall, voices } = group;
  await everybodyIn(discord, group);
  await next(discord, group);
  for (const [index, voice] of voices.entries()) await writes(discord, voice, group, `Thought ${index + 1}: measure together`);
  await next(discord, group);
  for (const [index, voice] of voices.entries()) {
    const card = voice.messages(hall).findLast((each) => !each.isOnlyForYou && each.buttons.includes("Judge"));
    if (!card) throw new Error("nothing to judge");
    await voice.presses(card, "Judge");
    await discord.idle();
    for (const last of [false, true]) {
      for (const menu of alone(voice, hall).menus) await voice.picks(alone(voice, hall), menu.placeholder, String(5 + (index % 4)));
      await discord.idle();
      if (index === 0) {
        await voice.presses(alone(voice, hall), "Write");
        voice.fills({ [voice.modal()?.fields[0]?.label ?? ""]: last ? "It would be cheap." : "It would be quick." });
        await voice.submits();
        await until("the window is sent", () => voice.modal() === null);
        await discord.idle();
      }
      await voice.presses(alone(voice, hall), last ? "Send" : "More");
      await discord.idle();
    }
  }
  await next(discord, group);
  const seen = plain(
    voices[1]
      ?.messages(hall)
      .filter((each) => !each.isOnlyForYou)
      .map(({ text }) => text)
      .join("\n") ?? "",
  );
  for (const words of ["Took part: 7 of 7.", "Median: 6", "It would be quick.", "It would be cheap."]) expect(seen).toContain(words);
  expect(discord.fake.violations).toEqual([]);
  expect(discord.fake.publicReplies).toEqual([]);
  expect(discord.faults).toEqual([]);
}, 60_000);

test("a ballot of more than twenty-five is opened from its card with all of its parts, and each is sent by itself", async () => {
  const discord = (at = await aServer({}, ratingMethod()));
  const group = await planned(discord, "ngt");
  const { hall, voices } = group;
  await everybodyIn(discord, group);
  await next(discord, group);
  for (const [index, voice] of voices.entries())
    for (const thought of [1, 2, 3, 4]) await writes(discord, voice, group, `Thought ${index + 1}.${thought}: measure together`);
  await next(discord, group);
  const parts = ["Numbers 1 to 25 of 28. Each part is sent by itself.", "Numbers 26 to 28 of 28. Each part is sent by itself."];
  for (const voice of voices)
    for (const [index, part] of parts.entries()) {
      const card = voice.messages(hall).findLast((each) => !each.isOnlyForYou && each.buttons.includes("Judge"));
      if (!card) throw new Error("nothing to judge");
      await voice.presses(card, "Judge");
      await discord.idle();
      expect(alone(voice, hall).buttons).toEqual(expect.arrayContaining(parts));
      await voice.presses(alone(voice, hall), part);
      await discord.idle();
      while (alone(voice, hall).menus.length > 0) {
        for (const { placeholder } of alone(voice, hall).menus) await voice.picks(alone(voice, hall), placeholder, index === 0 ? "3" : "8");
        await discord.idle();
        await voice.presses(alone(voice, hall), alone(voice, hall).buttons.includes("More") ? "More" : "Send");
        await discord.settles();
      }
    }
  await next(discord, group);
  const seen = plain(
    voices[1]
      ?.messages(hall)
      .map(({ text, isOnlyForYou }) => (isOnlyForYou ? "" : text))
      .join("\n") ?? "",
  );
  expect(seen).toContain("Took part: 7 of 7.");
  expect(seen.match(/Median: 3/g)).toHaveLength(25);
  expect(seen.match(/Median: 8/g)).toHaveLength(3);
  expect(discord.fake.violations).toEqual([]);
  expect(discord.faults).toEqual([]);
}, 60_000);
