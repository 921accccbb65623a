import { afterEach, expect, test } from "vitest";
import type { Person } from "../../fakes/slack/person.ts";
import {
  aWorkspace,
  closed,
  everybodyIn,
  floorCards,
  isTurnNote,
  next,
  NEXT,
  page,
  planned,
  presses,
  type Group,
  type Workspace,
} from "./table.ts";

let at: Workspace | null = null;
afterEach(async () => {
  await at?.stop();
  at = null;
});

/** Who has the floor, as the core has it. */
async function holder({ engine }: Workspace, { session, voices }: Group): Promise<Person | null> {
  const state = await engine.state(session);
  const [run] = Object.values(state?.runs ?? {});
  const turn = (run?.own as { readonly floor?: { readonly turn: { readonly person: string } | null } } | null)?.floor?.turn;
  const accounts = await engine.places.accountsOf(session);
  const user = accounts.find(({ person }) => person === turn?.person)?.account.id.split("/")[1];
  return voices.find(({ id }) => id === user) ?? null;
}

const floorCard = (who: Person, group: Group) => floorCards(who, group).at(-1);

/** How many lines that somebody said stand under it. */
function under({ text }: { readonly text: string }, who: Person, { hall }: Group): number {
  const seen = who.messages(hall).map((each) => each.text);
  return seen.slice(seen.lastIndexOf(text)).filter((each) => each.includes("speaks, turn")).length;
}

test("a typed circle with eight people, from the plan to the cleared recap: one card follows the floor, and each is heard once", async () => {
  const slack = (at = await aWorkspace());
  const group = await planned(slack, "circle");
  const { fake, engine } = slack;
  const { hall, voices, session } = group;
  await everybodyIn(slack, group);
  await next(slack, group);
  const said: string[] = [];
  for (let turn = 0; turn < 60; turn++) {
    const [round] = (await engine.roomPage(session, { locale: "en" }))?.now ?? [];
    if (!round || round.kind !== "talk") break;
    const who = await holder(slack, group);
    if (!who) {
      await next(slack, group);
      continue;
    }
    const card = floorCard(who, group);
    if (!card) throw new Error("there is no floor card");
    expect(card.text).toContain(`Now: `);
    expect(card.text.replaceAll(/[\u2066-\u2069]/g, "")).toContain(`Now: ${who.name}`);
    expect(who.messages(hall).findLast(isTurnNote)?.buttons).toEqual(["Say it", "I’m done", "Pass", "Open my page"]);
    // Far down there is a newer card than the one it began with, and never two.
    expect(under(card, who, group)).toBeLessThanOrEqual(5);
    // Somebody else's press opens no form for them.
    const other = voices.find((each) => each !== who) as Person;
    await other.presses(card, "Say it", { stale: true });
    expect((await other.waitsForModal()).fields).toEqual([]);
    await closed(other);
    await who.presses(floorCard(who, group) ?? card, "Say it");
    const form = await who.waitsForModal();
    const words = `${who.name} speaks, turn ${turn}.`;
    await who.fills({ [form.fields[0]?.label ?? ""]: words });
    await who.submits();
    await closed(who);
    await slack.settles();
    said.push(words);
    expect(who.sees(hall).join("\n")).toContain(words);
    const done = floorCard(who, group);
    if (done) await who.presses(done, "I’m done");
    await slack.passes(4_000);
  }
  expect(said.length).toBeGreaterThanOrEqual(voices.length);
  const seen = voices[0]?.sees(hall).join("\n") ?? "";
  for (const words of said) expect(seen.split(words)).toHaveLength(2);
  expect(voices[0] && floorCards(voices[0], group).length).toBeLessThanOrEqual(1);
  await slack.passes(5_000);
  await presses(slack, group.lena, group, NEXT);
  await slack.passes(60_000);
  for (const voice of voices) {
    expect(await page(voice, group)).toContain("View only");
    await voice.presses("modal", "Nothing points to anyone");
    await slack.settles();
  }
  await slack.passes(10_000);
  expect(voices[1]?.sees(hall).join("\n")).toContain("The summary, cleared by those who took part");
  expect(fake.violations).toEqual([]);
  expect(slack.faults).toEqual([]);
}, 120_000);
