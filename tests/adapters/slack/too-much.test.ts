import { afterEach, expect, test } from "vitest";
import { say } from "../../../src/cards/messages.ts";
import { until } from "../../fakes/slack/until.ts";
import { ADDRESS, aWorkspace, closed, everybodyIn, page, planned, type Workspace } from "./table.ts";

let at: Workspace | null = null;
afterEach(async () => {
  await at?.stop();
  at = null;
});

test("a form that Slack would refuse is not sent: a small view leads to the browser, and what is noted holds no word of it", async () => {
  const slack = (at = await aWorkspace());
  const group = await planned(slack, "ngt");
  await everybodyIn(slack, group);
  const { lena, session } = group;
  const person = (await slack.engine.places.accountsOf(session)).find(({ account }) => account.id.endsWith(`/${lena.id}`))?.person;
  if (person === undefined) throw new Error("nobody is there");
  // Kept in the browser, which takes more than a field of Slack.
  const notes = "A kestrel at the weir. ".repeat(200);
  await slack.engine.act({ session, person, locale: "en" }, { do: "decide", command: { type: "keepNotes", plain: notes } });
  for (const way of ["a button", "a command"]) {
    if (way === "a button") {
      await page(lena, group);
      await lena.presses("modal", say("en", "tools.notes"));
    } else await lena.types("/parley", "notes", group.hall);
    await until("it is said", () => lena.modal()?.text.includes(say("en", "chat.tooMuch", { platform: "Slack" })));
    expect(lena.modal()?.submit).toBeNull();
    await lena.presses("modal", say("en", "assurance.elsewhere"));
    await until("the link", () => lena.modal()?.text.includes(`${ADDRESS}/in/`));
    await closed(lena);
  }
  const fault = "slack view TOO_MUCH /blocks/1/element/initial_value: plain_text_input.initial_value";
  expect(slack.faults).toEqual([fault, fault]);
  expect(slack.fake.bodiesWith("kestrel")).toEqual([]);
  expect(slack.fake.violations).toEqual([]);
}, 60_000);
