import { afterEach, expect, test } from "vitest";
import type { Person } from "../../fakes/slack/person.ts";
import { aWorkspace, closed, everybodyIn, fieldFor, NAMES, next, page, planned, presses, type Group, type Workspace } from "./table.ts";

let at: Workspace | null = null;
afterEach(async () => {
  await at?.stop();
  at = null;
});

const card = (who: Person, { hall }: Group) => {
  const found = who.messages(hall).findLast(({ buttons }) => buttons.includes("Take a seat"));
  if (!found) throw new Error("there is no card of the seats");
  return found;
};
const notes = (who: Person, { hall }: Group) => who.messages(hall).filter(({ text }) => text.startsWith("You sit in the middle"));

test("a fishbowl on Slack: one takes a seat on the card, is told of it alone, speaks by the form, and makes room", async () => {
  const slack = (at = await aWorkspace());
  const group = await planned(slack, "fishbowl", {}, [...NAMES, "Yew"]);
  const [cedar, birch] = group.voices as [Person, Person];
  await everybodyIn(slack, group);
  await next(slack, group);
  expect(card(cedar, group).text).toContain("In the middle: nobody yet. 6 seats are free.");

  await cedar.presses(card(cedar, group), "Take a seat");
  await slack.settles();
  expect(card(birch, group).text).toContain("In the middle: 1 person. 5 seats are free.");
  expect(card(birch, group).text.replaceAll(/[\u2066-\u2069]/g, "")).toContain("Cedar");
  expect(notes(cedar, group).map(({ buttons }) => buttons)).toEqual([["Say it", "Leave my seat", "Open my page"]]);
  expect(notes(birch, group)).toEqual([]);

  await cedar.presses(card(cedar, group), "Say it");
  const form = await cedar.waitsForModal();
  await cedar.fills({ [fieldFor(form.fields)]: "The gauges froze in the spring." });
  await cedar.submits();
  await slack.settles();
  expect(birch.messages(group.hall).some(({ text }) => text.includes("The gauges froze in the spring."))).toBe(true);
  await birch.presses(card(birch, group), "Say it", { stale: true });
  expect((await birch.waitsForModal()).fields).toEqual([]);
  await closed(birch);

  // Nothing is posted for an invitation: it stands on the page of those who have said nothing.
  const before = birch.messages(group.hall).length;
  await presses(slack, group.lena, group, "Invite those who have said nothing yet");
  expect(birch.messages(group.hall)).toHaveLength(before);
  expect(await page(birch, group)).toContain("now is a good moment");
  expect(await page(cedar, group)).not.toContain("now is a good moment");

  await closed(cedar);
  await cedar.presses(card(cedar, group), "Leave my seat");
  await slack.settles();
  expect(card(birch, group).text).toContain("In the middle: nobody yet.");
  expect(slack.fake.violations).toEqual([]);
});
