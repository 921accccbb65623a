import { afterEach, expect, test } from "vitest";
import type { Person } from "../../fakes/discord/person.ts";
import type { SeenMessage } from "../../fakes/discord/seen.ts";
import { aServer, cleared, everybodyIn, floorCards, next, plain, planned, type Group, type Server } from "./table.ts";

let at: Server | null = null;
afterEach(async () => {
  await at?.stop();
  at = null;
});

/** Who has the floor, as the core has it. */
async function holder({ engine }: Server, { session, voices }: Group): Promise<Person | null> {
  const [round] = (await engine.roomPage(session, { locale: "en" }))?.now ?? [];
  const accounts = await engine.places.accountsOf(session);
  const user = accounts.find(({ person }) => person === round?.floor?.holder?.person)?.account.id.split("/")[1];
  return voices.find(({ id }) => id === user) ?? null;
}

test("a typed circle with eight people, from the plan to the cleared recap: one card follows the floor, and each is heard once", async () => {
  const discord = (at = await aServer());
  const { fake, engine } = discord;
  const group = await planned(discord, "circle");
  const { hall, voices, session } = group;
  await everybodyIn(discord, group);
  await next(discord, group);
  const said: string[] = [];
  for (let turn = 0; turn < 60; turn++) {
    const [round] = (await engine.roomPage(session, { locale: "en" }))?.now ?? [];
    if (!round || round.kind !== "talk") break;
    const who = await holder(discord, group);
    if (!who) {
      await next(discord, group);
      continue;
    }
    // One card follows the floor: it is changed, and no other is posted beside it.
    const cards = floorCards(who, group);
    expect(cards).toHaveLength(1);
    const card = cards[0] as SeenMessage;
    expect(plain(card.text).replaceAll(/[\u2066-\u2069]/g, "")).toContain(`Now: ${who.name}`);
    // Somebody else's press opens no form for them.
    const other = voices.find((each) => each !== who) as Person;
    await other.presses(card, "Say it", { stale: true });
    await discord.idle();
    expect(other.modal()).toBeNull();
    // From the card, or by the command.
    if (turn === 1) await who.types("/parley say", {}, hall);
    else await who.presses(card, "Say it");
    await discord.idle();
    const words = `${who.name} speaks, turn ${turn}.`;
    who.fills({ [who.modal()?.fields[0]?.label ?? ""]: words });
    const alone = who.messages(hall).filter(({ isOnlyForYou }) => isOnlyForYou).length;
    // There is nothing to say of it: the window closes, and no answer stays.
    expect((await who.submits()).with).toBe(turn === 1 ? "deferred" : "deferred update");
    await discord.settles();
    expect(who.messages(hall).filter(({ isOnlyForYou }) => isOnlyForYou)).toHaveLength(alone);
    said.push(words);
    expect(plain(who.sees(hall).join("\n"))).toContain(words);
    const done = floorCards(who, group).at(-1);
    if (done) await who.presses(done, "I’m done");
    await discord.passes(4_000);
  }
  expect(said.length).toBeGreaterThanOrEqual(voices.length);
  const seen = plain(
    (voices[0] as Person)
      .messages(hall)
      .filter((each) => !each.isOnlyForYou)
      .map(({ text }) => text)
      .join("\n"),
  );
  for (const words of said) expect(seen.split(words)).toHaveLength(2);
  // Nobody has the floor any more.
  expect(floorCards(voices[0] as Person, group)).toEqual([]);
  await cleared(discord, group);
  expect(plain(voices[1]?.sees(hall).join("\n") ?? "")).toContain("The summary, cleared by those who took part");
  expect(fake.violations).toEqual([]);
  expect(fake.publicReplies).toEqual([]);
  expect(discord.faults).toEqual([]);
}, 60_000);
