import { afterEach, expect, test } from "vitest";
import { say } from "../../../src/cards/messages.ts";
import { until } from "../../fakes/slack/until.ts";
import { aWorkspace, closed, everybodyIn, next, planned, type Workspace } from "./table.ts";

let at: Workspace | null = null;
afterEach(async () => {
  await at?.stop();
  at = null;
});

test.each([
  ["fr-FR", "fr"],
  ["ar", "ar"],
] as const)(
  "somebody whose Slack is in %s reads and is answered in it, and all of it fits",
  async (locale, tag) => {
    const slack = (at = await aWorkspace());
    const reader = slack.fake.person("Maha", { locale });
    const group = await planned(slack, "ngt", {}, ["Cedar", "Birch", "Fir", "Elm", "Oak"]);
    await everybodyIn(slack, group);
    reader.joins(group.hall);
    await group.lena.types("/parley", "invite", group.hall);
    await group.lena.waitsForModal();
    await group.lena.fills({ Who: reader, Part: "Participant" });
    expect((await group.lena.submits()).modal).toBe("updated");
    await closed(group.lena);
    const own = async (): Promise<string> => {
      await closed(reader);
      await reader.types("/parley", "", group.hall);
      return (await reader.waitsForModal(say(tag, "chat.page"))).text;
    };
    expect(await own()).toContain(say(tag, "chat.comeIn"));
    await reader.presses("modal", say(tag, "room.door.goIn"));
    await slack.settles();
    expect(await own()).toContain(say(tag, "room.terms"));
    await reader.presses("modal", say(tag, "consent.accept"));
    await slack.settles();
    await next(slack, group);
    await own();
    await reader.presses("modal", say(tag, "chat.write"));
    await until("the form", () => reader.modal()?.submit === say(tag, "collect.send"));
    await closed(reader);
    await reader.types("/parley", "idea une phrase", group.hall);
    await reader.waitsForMessage(group.hall, say(tag, "chat.typed"));
    await closed(reader);
    await reader.types("/parley", "help", group.hall);
    await reader.waitsForMessage(group.hall, say(tag, "chat.help"));
    await reader.types("/parley", "plan", group.hall);
    await reader.waitsForModal(say(tag, "chat.plan"));
    await reader.opensHome();
    await reader.waitsForHome(say(tag, "chat.home"));
    expect(slack.fake.violations).toEqual([]);
  },
  60_000,
);
