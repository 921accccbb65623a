import { afterEach, expect, test } from "vitest";
import { alone, aServer, ballots, cleared, everybodyIn, next, plain, planned, writes, type Server } from "./table.ts";

let at: Server | null = null;
afterEach(async () => {
  await at?.stop();
  at = null;
});

test("a nominal group with eight people, from the plan to the cleared recap, without leaving Discord", async () => {
  const discord = (at = await aServer());
  const { fake, engine } = discord;
  const group = await planned(discord, "ngt");
  const { hall, voices, session, lena } = group;
  const inRound = async (title: string): Promise<void> => {
    const page = await engine.roomPage(session, { locale: "en" });
    expect(page?.now.map((round) => round.title.words)).toEqual([title]);
  };
  const channel = (): string =>
    plain(
      voices[1]
        ?.messages(hall)
        .filter((each) => !each.isOnlyForYou)
        .map(({ text }) => text)
        .join("\n") ?? "",
    );
  await everybodyIn(discord, group);
  await next(discord, group);
  await inRound("Write in silence");
  for (const [index, voice] of voices.entries()) {
    await writes(discord, voice, group, `Thought ${index + 1}: measure together`);
    expect(plain(alone(voice, hall).text)).toContain("Received, once");
  }
  expect(plain(lena.sees(hall).join("\n"))).not.toContain("Thought");
  await next(discord, group);
  await inRound("Join cards that say the same");
  for (const index of voices.keys()) expect(channel().split(`Thought ${index + 1}: measure together`)).toHaveLength(2);
  await next(discord, group);
  await inRound("What does it mean?");
  await next(discord, group);
  await inRound("First ranking");
  await ballots(discord, group, /First ranking/);
  await next(discord, group);
  await next(discord, group);
  await inRound("Final ranking");
  await ballots(discord, group, /Final ranking/);
  await next(discord, group);
  await cleared(discord, group);
  expect(channel()).toContain("The summary, cleared by those who took part");
  for (const index of voices.keys()) expect(channel()).toContain(`Thought ${index + 1}: measure together`);
  expect(channel()).toContain("7 people took part.");
  expect(fake.violations).toEqual([]);
  // An answer that all see would say whose act it was.
  expect(fake.publicReplies).toEqual([]);
  expect(discord.faults).toEqual([]);
}, 60_000);
