import { afterEach, describe, expect, test } from "vitest";
import { faultsIn } from "../../../adapters/slack/limits.ts";
import { valuesOf } from "../../../adapters/slack/receive/values.ts";
import { formView } from "../../../adapters/slack/render/form.ts";
import { optionsOf } from "../../../adapters/chat/receive/options.ts";
import { card } from "../../../adapters/chat/render/card.ts";
import { speechIn } from "../../../adapters/chat/speech.ts";
import { vote } from "../../../commands/vote.ts";
import type { SessionId } from "../../../src/model/ids.ts";
import { until } from "../../fakes/slack/until.ts";
import { aRatingForm, ratingMethod } from "../rating.ts";
import { aWorkspace, closed, everybodyIn, next, planned, writes, type Workspace } from "./table.ts";

const t = speechIn("en", "slack");
const press = { does: "form", session: "s" as SessionId, command: "vote", args: {}, path: "rate" } as const;
const viewOf = (form: ReturnType<typeof aRatingForm>) => formView(form, press as never, "Rate", t);

describe("a choice for each item, as a window of Slack", () => {
  test("has a menu and a field for words under the item's number, and what is told of it above", () => {
    const { blocks } = viewOf(aRatingForm({ items: 2, first: 26 }));
    const shown = JSON.stringify(blocks);
    expect(blocks.map(({ block_id: id }) => id).filter(Boolean)).toEqual([
      "choices.item-1",
      "reasons.item-1",
      "choices.item-2",
      "reasons.item-2",
    ]);
    expect(shown).toContain("26. Statement 1");
    expect(shown).toContain("In the pass before: median 7.");
  });

  test("takes the most items of a part, each with words, within what Slack allows", () => {
    const view = viewOf(aRatingForm({ items: 25, words: "字".repeat(2000) }));
    expect(view.blocks.length).toBeLessThanOrEqual(100);
    expect(faultsIn(view)).toEqual([]);
  });

  test("comes back as one ballot, without what was left open", () => {
    const state = {
      "choices.item-1": { value: { selected_option: { value: "8" } } },
      "reasons.item-1": { value: { value: "The gauge." } },
      "choices.item-2": { value: { selected_option: null } },
      "reasons.item-2": { value: { value: null } },
    };
    const options = vote.options.parse(optionsOf(valuesOf(state), { path: "rate", part: "2" }));
    expect(vote.run(options)).toEqual({
      do: "seal",
      path: "rate",
      act: { ballot: { choices: { "item-1": "8" }, reasons: { "item-1": "The gauge." } }, part: 2 },
      said: "judge.received",
    });
  });
});

test("somebody who asked for their own ballot reads it as text, in Slack and in Discord", () => {
  const form = aRatingForm({ items: 2, chosen: "8", reason: "The gauge." });
  const shown = JSON.stringify(card({ session: "s" as SessionId, t }, [form], null));
  expect(shown).toContain("Statement 1: 8 – “The gauge.”");
});

let at: Workspace | null = null;
afterEach(async () => {
  await at?.stop();
  at = null;
});

test("seven people rate what they wrote and say why, without leaving Slack, and the channel sees the result and no name", async () => {
  const slack = (at = await aWorkspace("socket", {}, { protocols: ratingMethod() }));
  const group = await planned(slack, "ngt");
  await everybodyIn(slack, group);
  await next(slack, group);
  for (const [index, voice] of group.voices.entries()) await writes(voice, group, `Thought ${index + 1}: measure together`);
  await next(slack, group);
  for (const [index, voice] of group.voices.entries()) {
    await voice.presses(await voice.waitsForMessage(group.hall, /First ranking/), "Judge");
    const form = await voice.waitsForModal();
    const choices = form.fields.filter(({ options }) => options);
    const why = form.fields.find(({ label }) => label === "1. Why? Only if you like.");
    await voice.fills({
      ...Object.fromEntries(choices.map(({ label }) => [label, String(5 + (index % 4))])),
      ...(index === 0 && why ? { [why.label]: "It would be cheap." } : {}),
    });
    expect((await voice.submits()).modal).toBe("updated");
    await closed(voice);
  }
  await next(slack, group);
  const seen = group.voices[1]?.sees(group.hall).join("\n") ?? "";
  expect(seen).toContain("Took part: 7 of 7.");
  expect(seen).toContain("Median: 6");
  expect(seen).toContain("It would be cheap.");
  expect(slack.fake.violations).toEqual([]);
  expect(slack.faults).toEqual([]);
}, 60_000);

test("a ballot of more than twenty-five is opened from its card with all of its parts, and each is sent by itself", async () => {
  const slack = (at = await aWorkspace("socket", {}, { protocols: ratingMethod() }));
  const group = await planned(slack, "ngt");
  await everybodyIn(slack, group);
  await next(slack, group);
  for (const [index, voice] of group.voices.entries())
    for (const thought of [1, 2, 3, 4]) await writes(voice, group, `Thought ${index + 1}.${thought}: measure together`);
  await next(slack, group);
  const parts = ["Numbers 1 to 25 of 28. Each part is sent by itself.", "Numbers 26 to 28 of 28. Each part is sent by itself."];
  for (const voice of group.voices)
    for (const part of parts) {
      await voice.presses(await voice.waitsForMessage(group.hall, /First ranking/), "Judge");
      const page = await voice.waitsForModal();
      expect(page.buttons).toEqual(expect.arrayContaining(parts));
      await voice.presses("modal", part);
      const form = await until("the part", () => (voice.modal()?.submit ? voice.modal() : null));
      const choices = (form?.fields ?? []).filter(({ options }) => options.length > 0);
      expect(choices).toHaveLength(part === parts[0] ? 25 : 3);
      await voice.fills(Object.fromEntries(choices.map(({ label }) => [label, part === parts[0] ? "3" : "8"])));
      expect((await voice.submits()).modal).toBe("updated");
      await closed(voice);
    }
  await next(slack, group);
  const seen = group.voices[1]?.sees(group.hall).join("\n") ?? "";
  expect(seen).toContain("Took part: 7 of 7.");
  expect(seen.match(/Median: 3/g)).toHaveLength(25);
  expect(seen.match(/Median: 8/g)).toHaveLength(3);
  expect(slack.fake.violations).toEqual([]);
  expect(slack.faults).toEqual([]);
}, 60_000);
