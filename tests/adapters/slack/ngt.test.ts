import { afterEach, describe, expect, test } from "vitest";
import { aWorkspace, ballots, closed, everybodyIn, next, NEXT, page, planned, presses, type Way, type Workspace } from "./table.ts";

let at: Workspace | null = null;
afterEach(async () => {
  await at?.stop();
  at = null;
});

describe.each(["socket", "http"] as const satisfies readonly Way[])("over %s", (way) => {
  test("a nominal group with eight people, from the plan to the cleared recap, without leaving Slack", async () => {
    const slack = (at = await aWorkspace(way));
    const group = await planned(slack, "ngt");
    const { fake, engine } = slack;
    const { hall, voices, session } = group;
    const inRound = async (title: string): Promise<void> => {
      const page = await engine.roomPage(session, { locale: "en" });
      expect(page?.now.map((round) => round.title.words)).toEqual([title]);
    };
    await everybodyIn(slack, group);
    await next(slack, group);
    await inRound("Write in silence");
    for (const [index, voice] of voices.entries()) {
      const card = await voice.waitsForMessage(hall, /Write in silence/);
      await voice.presses(card, "Write");
      const form = await voice.waitsForModal();
      expect(form.text).toContain("Slack receives your words with your name. The channel does not.");
      const field = form.fields.find(({ label }) => /words/i.test(label))?.label ?? "";
      await voice.fills({ [field]: `Thought ${index + 1}: measure together` });
      expect((await voice.submits()).modal).toBe("updated");
      expect(voice.modal()?.text).toContain("Received, once");
      await closed(voice);
    }
    await next(slack, group);
    await inRound("Join cards that say the same");
    for (let index = 1; index <= voices.length; index++)
      expect(voices[0]?.sees(hall).join("\n")).toContain(`Thought ${index}: measure together`);
    await next(slack, group);
    await inRound("What does it mean?");
    await next(slack, group);
    await inRound("First ranking");
    await ballots(slack, group, /First ranking/);
    await next(slack, group);
    await next(slack, group);
    await inRound("Final ranking");
    await ballots(slack, group, /Final ranking/);
    await next(slack, group);
    await slack.passes(5_000);
    await presses(slack, group.lena, group, NEXT);
    await slack.passes(60_000);
    for (const voice of voices) {
      expect(await page(voice, group)).toContain("View only");
      await voice.presses("modal", "Nothing points to anyone");
      await slack.settles();
    }
    await slack.passes(10_000);
    const recap = voices[1]?.sees(hall).join("\n") ?? "";
    expect(recap).toContain("The summary, cleared by those who took part");
    for (let index = 1; index <= voices.length; index++) expect(recap).toContain(`Thought ${index}: measure together`);
    expect(fake.violations).toEqual([]);
    expect(slack.faults).toEqual([]);
  }, 120_000);
});
