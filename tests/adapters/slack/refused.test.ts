import { afterEach, expect, test } from "vitest";
import { say } from "../../../src/cards/messages.ts";
import type { Store } from "../../../src/store/port.ts";
import type { Person } from "../../fakes/slack/person.ts";
import { until } from "../../fakes/slack/until.ts";
import { aWorkspace, closed, everybodyIn, fieldFor, next, page, planned, writes, type Group, type Way, type Workspace } from "./table.ts";

let at: Workspace | null = null;
afterEach(async () => {
  await at?.stop();
  at = null;
});

async function inTheFirstRound(way: Way = "socket"): Promise<{ slack: Workspace; group: Group; cedar: Person }> {
  const slack = (at = await aWorkspace(way));
  const group = await planned(slack, "ngt");
  await everybodyIn(slack, group);
  await next(slack, group);
  return { slack, group, cedar: group.voices[0] as Person };
}

async function form(who: Person, { hall }: Group): Promise<string> {
  await closed(who);
  await who.presses(await who.waitsForMessage(hall, /Write in silence/), "Write");
  return fieldFor((await who.waitsForModal()).fields);
}

test.each(["socket", "http"] as const)(
  "words that lead to a person come back beside the field, and the field keeps them, over %s",
  async (way) => {
    const { group, cedar } = await inTheFirstRound(way);
    const words = "Ask somebody@example.org about it";
    const field = await form(cedar, group);
    await cedar.fills({ [field]: words });
    const sent = await cedar.submits();
    expect(sent.modal).toBe("errors");
    expect(sent.errors[field]).toBe(say("en", "safety.email"));
    expect(cedar.modal()?.fields.find(({ label }) => label === field)?.value).toBe(words);
    await cedar.fills({ [field]: "Ask at the gauge" });
    expect((await cedar.submits()).modal).toBe("updated");
  },
  60_000,
);

test("more than fits comes back as well, though Slack's own client lets nobody type it", async () => {
  const { slack, group, cedar } = await inTheFirstRound();
  const field = await form(cedar, group);
  await cedar.fills({ [field]: "x".repeat(281) });
  const stopped = await cedar.submits();
  expect(stopped.answered).toBe("not sent");
  const opened = slack.fake.callsTo("views.open").at(-1)?.arguments["view"] as { readonly private_metadata: string };
  const receipt = await slack.fake.sends({
    kind: "interactive",
    payload: {
      type: "view_submission",
      team: { id: slack.fake.teamId },
      user: { id: cedar.id },
      view: {
        id: "V1",
        type: "modal",
        callback_id: "form",
        private_metadata: opened.private_metadata,
        state: { values: { words: { value: { type: "plain_text_input", value: "x".repeat(281) } } } },
      },
    },
  });
  expect(receipt).toMatchObject({ status: "acked", body: { response_action: "errors", errors: { words: expect.stringMatching(/281/) } } });
}, 60_000);

test("a word that may be a name comes back with its words and a box that says it is none", async () => {
  const { group, cedar } = await inTheFirstRound();
  const words = "Plant an elm at every gauge";
  const field = await form(cedar, group);
  await cedar.fills({ [field]: words });
  expect((await cedar.submits()).modal).toBe("updated");
  const back = cedar.modal();
  expect(back?.text).toContain(say("en", "safety.nameWord"));
  expect(back?.fields.find(({ label }) => label === field)?.value).toBe(words);
  // Sent again as it is, it comes back again.
  expect((await cedar.submits()).modal).toBe("updated");
  expect(cedar.modal()?.text).toContain(say("en", "safety.nameWord"));
  await cedar.fills({ [say("en", "chat.confirm")]: [say("en", "chat.confirm.yes")] });
  expect((await cedar.submits()).modal).toBe("updated");
  expect(cedar.modal()?.text).toContain("Received, once");
  expect(await page(cedar, group)).not.toContain(words);
}, 60_000);

test("one's own words are shown when asked for, changed, and withdrawn, by forms", async () => {
  const { slack, group, cedar } = await inTheFirstRound();
  await writes(cedar, group, "The first wording");
  for (const voice of group.voices.slice(1)) await writes(voice, group, "Of somebody else");
  expect(await page(cedar, group)).not.toContain("The first wording");
  await cedar.presses("modal", "Show what I sent");
  await until("the words are shown", () => cedar.modal()?.text.includes("The first wording"));
  await cedar.presses("modal", "Change your words");
  const change = await until("the form", () => (cedar.modal()?.depth === 2 ? cedar.modal() : null));
  const field = change.fields[0]?.label ?? "";
  expect(change.fields[0]?.value).toBe("The first wording");
  await cedar.fills({ [field]: "Another wording" });
  expect((await cedar.submits()).modal).toBe("updated");
  await page(cedar, group);
  await cedar.presses("modal", "Show what I sent");
  await until("the new words are shown", () => cedar.modal()?.text.includes("Another wording"));
  expect(cedar.modal()?.text).not.toContain("The first wording");
  await cedar.presses("modal", "Withdraw");
  await until("they are gone", () => !cedar.modal()?.text.includes("Another wording"));
  await cedar.presses("modal", "Show what I sent");
  await until("there is nothing", () => cedar.modal()?.text.includes(say("en", "collect.none")));
  await closed(cedar);
  await next(slack, group);
  const seen = cedar.sees(group.hall).join("\n");
  expect(seen).toContain("Of somebody else");
  expect(seen).not.toMatch(/first wording|Another wording/);
}, 60_000);

test("a form that is open when its round ends keeps its words, and says that they came too late", async () => {
  const { slack, group, cedar } = await inTheFirstRound();
  for (const voice of group.voices.slice(1)) await writes(voice, group, "In time");
  const field = await form(cedar, group);
  await cedar.fills({ [field]: "Too late" });
  await next(slack, group);
  const sent = await cedar.submits();
  expect(sent.modal).toBe("errors");
  expect(cedar.modal()?.fields[0]?.value).toBe("Too late");
  expect(Object.values(sent.errors)[0]).toBeTruthy();
}, 60_000);

test("words are never lost, whatever becomes of the store: kept late, failed late, and failed at once", async () => {
  const trouble: Trouble = { until: null, fails: false };
  const slack = (at = await aWorkspace("socket", {}, { watching: (store) => troubled(store, trouble) }));
  const group = await planned(slack, "ngt");
  await everybodyIn(slack, group);
  await next(slack, group);
  const [cedar, birch, fir] = group.voices as [Person, Person, Person];
  for (const who of [cedar, birch, fir]) await who.fills({ [await form(who, group)]: `Words of ${who.name.length}` });
  const late = async (who: Person, fails: boolean): Promise<void> => {
    const held = Promise.withResolvers<void>();
    trouble.until = held.promise;
    expect((await who.submits()).modal).toBe("updated");
    expect(who.modal()?.text).toContain("It is being saved");
    trouble.fails = fails;
    held.resolve();
    await until("it is told how it went", () => !who.modal()?.text.includes("It is being saved"));
  };
  await late(cedar, false);
  expect(cedar.modal()?.text).toContain("Received, once");
  await late(birch, true);
  expect(birch.modal()?.text).toContain(`Words of ${birch.name.length}`);
  expect((await fir.submits()).modal).toBe("trouble");
  expect(fir.modal()?.fields[0]?.value).toBe(`Words of ${fir.name.length}`);
  trouble.fails = false;
  expect((await fir.submits()).modal).toBe("updated");
}, 60_000);

interface Trouble {
  until: Promise<void> | null;
  fails: boolean;
}

/** A store that writes when it is told to, or not at all. */
const troubled = (store: Store, trouble: Trouble): Store => ({
  ...store,
  async transact(work) {
    await trouble.until;
    if (trouble.fails) throw new Error("FULL");
    return store.transact(work);
  },
});
