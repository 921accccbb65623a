import { afterEach, describe, expect, test } from "vitest";
import type { Person } from "../../fakes/slack/person.ts";
import {
  aWorkspace,
  closed,
  everybodyIn,
  NAMES,
  next,
  NEXT,
  page,
  planned,
  presses,
  QUESTION,
  uses,
  writes,
  type Group,
  type Workspace,
} from "./table.ts";

let at: Workspace | null = null;
afterEach(async () => {
  await at?.stop();
  at = null;
});

async function inTheFirstRound(protocol: "ngt" | "circle"): Promise<{ slack: Workspace; group: Group; cedar: Person }> {
  const slack = (at = await aWorkspace());
  const group = await planned(slack, protocol);
  await everybodyIn(slack, group);
  await next(slack, group);
  return { slack, group, cedar: group.voices[0] as Person };
}

const STOPPED = "We have stopped. The clock has stopped. Nothing is lost.";
const times = (who: Person, { hall }: Group, words: string): number => who.sees(hall).join("\n").split(words).length - 1;

async function inserts({ slack, group }: { readonly slack: Workspace; readonly group: Group }, what: string): Promise<void> {
  await uses(slack, group, group.lena, "Put in between", { "Put in between": what });
  await closed(group.lena);
  await slack.passes(5_000);
}

describe("that everything stands is told in the channel", () => {
  test("once, however often it is pressed, and that it goes on", async () => {
    const { slack, group, cedar } = await inTheFirstRound("ngt");
    for (const time of [1, 2]) {
      await presses(slack, group.lena, group, "Pause everyone");
      await slack.passes(5_000);
      expect(times(cedar, group, STOPPED)).toBe(time);
      await presses(slack, group.lena, group, "Go on");
      await slack.passes(5_000);
      expect(times(cedar, group, "We go on.")).toBe(time);
    }
  }, 60_000);

  test("a break with its end, and a silence; a go-round is a round of its own", async () => {
    const here = await inTheFirstRound("ngt");
    const { slack, group, cedar } = here;
    await inserts(here, "Two minutes of silence");
    expect(cedar.sees(group.hall).at(-1)).toMatch(/Two minutes of silence[\s\S]*Until/);
    await presses(slack, group.lena, group, "Back to the plan");
    await slack.passes(5_000);
    expect(cedar.sees(group.hall).at(-1)).toContain("We go on.");
    await inserts(here, "Go-round");
    expect(times(cedar, group, STOPPED)).toBe(0);
  }, 60_000);

  test("a lockdown, during which the card of the floor says nothing of the talk, and shows it again afterwards", async () => {
    const { slack, group, cedar } = await inTheFirstRound("circle");
    expect(cedar.sees(group.hall).join("\n")).toContain("Now: ");
    await slack.engine.command(group.session, { type: "lockdown", by: await personOf(slack, group, group.lena) });
    await slack.passes(10_000);
    expect(times(cedar, group, "The room is locked. Nothing can be sent.")).toBe(2);
    expect(cedar.sees(group.hall).join("\n")).not.toContain("Now: ");
    expect(cedar.sees(group.hall).join("\n")).not.toContain("This talk is over");
    await slack.engine.command(group.session, { type: "unlock", by: await personOf(slack, group, group.lena) });
    await slack.passes(10_000);
    expect(times(cedar, group, "The room is locked. Nothing can be sent.")).toBe(1);
  }, 60_000);

  test("and what was written does not appear during it, nor is it lost", async () => {
    const { slack, group, cedar } = await inTheFirstRound("ngt");
    const lena = await personOf(slack, group, group.lena);
    for (const [index, voice] of group.voices.entries()) await writes(voice, group, `Thought ${index}`);
    await presses(slack, group.lena, group, NEXT);
    await slack.passes(20_000);
    // The box is opened, and the list waits to be posted, in the moment of the lockdown.
    slack.fake.faults.tooMany("chat.postMessage", { retryAfterS: 30 });
    await slack.passes(25_000);
    await slack.engine.command(group.session, { type: "lockdown", by: lena });
    await slack.passes(60_000);
    expect(cedar.sees(group.hall).join("\n")).toContain("The room is locked.");
    expect(cedar.sees(group.hall).join("\n")).not.toContain("Thought");
    await slack.engine.command(group.session, { type: "unlock", by: lena });
    await presses(slack, group.lena, group, "Go on");
    await slack.passes(120_000);
    const seen = cedar.sees(group.hall).join("\n");
    for (const index of group.voices.keys()) expect(seen.split(`Thought ${index}`)).toHaveLength(2);
    expect(seen).toContain("Join cards that say the same");
  }, 60_000);

  test("a lockdown overtakes the lines that wait", async () => {
    const { slack, group, cedar } = await inTheFirstRound("circle");
    const lena = await personOf(slack, group, group.lena);
    slack.fake.faults.tooMany("chat.postMessage", { retryAfterS: 5 });
    await slack.engine.command(group.session, { type: "announce", by: lena, side: null, plain: "Tea" });
    await slack.engine.command(group.session, { type: "lockdown", by: lena });
    await slack.passes(30_000);
    expect(cedar.sees(group.hall).join("\n")).toContain("The room is locked.");
    expect(cedar.sees(group.hall).join("\n")).not.toContain("Tea");
  }, 60_000);

  test("the rules are told each time, and stand before no pause", async () => {
    const here = await inTheFirstRound("ngt");
    const { slack, group, cedar } = here;
    for (const time of [1, 2]) {
      await inserts(here, "Ground rules");
      expect(times(cedar, group, "Please remember what we agreed on")).toBe(time);
    }
    await presses(slack, group.lena, group, "Pause everyone");
    await slack.passes(5_000);
    expect(times(cedar, group, STOPPED)).toBe(1);
    await presses(slack, group.lena, group, "Go on");
    await slack.passes(5_000);
    // With the end as it is now.
    expect(cedar.sees(group.hall).at(-1)).toMatch(/We go on\.[\s\S]*Ends/);
  }, 60_000);

  test("and that a round ends soon, with the end", async () => {
    const { slack, group, cedar } = await inTheFirstRound("ngt");
    await presses(slack, group.lena, group, NEXT);
    await slack.passes(15_000);
    expect(cedar.sees(group.hall).at(-1)).toMatch(/Last moments: send what you have\.[\s\S]*Ends/);
    expect(await page(cedar, group)).toContain("Last moments");
  }, 60_000);

  test("and when a round ends, where that has changed", async () => {
    const { slack, group, cedar } = await inTheFirstRound("ngt");
    await uses(slack, group, group.lena, "More time", { Minutes: "10" });
    await slack.passes(5_000);
    expect(cedar.sees(group.hall).at(-1)).toMatch(/Write in silence[\s\S]*The time of this round has changed\.[\s\S]*Ends/);
  }, 60_000);
});

const personOf = async ({ engine }: Workspace, { session }: Group, { id }: Person) => {
  const found = (await engine.places.accountsOf(session)).find(({ account }) => account.id.endsWith(`/${id}`));
  if (!found) throw new Error("nobody of the conversation");
  return found.person;
};

test("whoever plans is told how many read the channel who are not invited; apps are none of them", async () => {
  const slack = (at = await aWorkspace());
  const lena = slack.fake.person("Lena");
  const [invited, others] = [NAMES.slice(0, 4), NAMES.slice(4, 6)].map((names) => names.map((name) => slack.fake.person(name)));
  const hall = slack.fake.channel("hall", { members: [lena, ...(invited ?? []), ...(others ?? [])] });
  await lena.types("/parley", "plan", hall);
  await lena.waitsForModal("Plan a conversation");
  await lena.fills({ Title: "Sharing", [QUESTION]: "What would help?", "People (of the first side, if there are sides)": invited ?? [] });
  await lena.submits();
  expect(lena.modal()?.text).toContain("2 people who are not invited are in this channel, and read what is posted there.");
});
