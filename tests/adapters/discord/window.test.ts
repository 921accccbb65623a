import { afterEach, describe, expect, test } from "vitest";
import { say } from "../../../src/cards/messages.ts";
import type { Person } from "../../fakes/discord/person.ts";
import { until } from "../../fakes/slack/until.ts";
import { alone, aServer, everybodyIn, next, opens, page, plain, planned, presses, type Group, type Server } from "./table.ts";

let at: Server | null = null;
afterEach(async () => {
  await at?.stop();
  at = null;
});

const ANSWER = "POST /interactions/{id}/{token}/callback";
/** What an interaction is asked for that nobody has answered. */
const NO_ANSWER_YET = 10_015;

/** Discord waits three seconds; here for a busy machine too. */
const PATIENT_MS = 10_000;

interface Here {
  readonly discord: Server;
  readonly group: Group;
  readonly cedar: Person;
}

async function inTheFirstRound(ackWithinMs?: number): Promise<Here> {
  const discord = (at = await aServer(ackWithinMs === undefined ? {} : { ackWithinMs }));
  const group = await planned(discord, "ngt");
  await everybodyIn(discord, group);
  await next(discord, group);
  return { discord, group, cedar: group.voices[0] as Person };
}

function enters(who: Person, words: string): void {
  who.fills({ [who.modal()?.fields[0]?.label ?? ""]: words });
}

/** Opens a window from what all see, or from one's own page, and fills it in. */
async function fills({ discord, group, cedar }: Here, from: "card" | "page", words: string): Promise<void> {
  if (from === "page") await opens(discord, cedar, group, "Write");
  else {
    const card = cedar.messages(group.hall).findLast((each) => !each.isOnlyForYou && each.buttons.includes("Write"));
    if (!card) throw new Error("no card");
    await cedar.presses(card, "Write");
    await discord.idle();
  }
  enters(cedar, words);
}

/** From here on nothing is written until it is let, or fails. */
function held({ store }: Server) {
  const transact = store.transact.bind(store);
  const gate = Promise.withResolvers<void>();
  let asked = 0;
  const held: typeof transact = async (work) => {
    asked += 1;
    await gate.promise;
    return transact(work);
  };
  Object.assign(store, { transact: held });
  return {
    asked: () => until("something is to be written", () => asked > 0),
    lets: gate.resolve,
    fails: () => gate.reject(new Error("FULL")),
  };
}

const times = (text: string, words: string): number => text.split(words).length - 1;
const last = ({ fake }: Server) => fake.interactions.at(-1);
const shown = ({ cedar, group }: Here): string => plain(alone(cedar, group.hall).text);
const nothingWrong = ({ fake, faults }: Server, except: readonly unknown[] = []): void => {
  expect(fake.violations.filter(({ error }) => !except.includes(error))).toEqual([]);
  expect(fake.publicReplies).toEqual([]);
  expect(faults).toEqual([]);
};

describe.each([
  ["card", "message"],
  ["page", "update"],
] as const)("a window that was opened from the %s", (from, answer) => {
  test("keeps its words until they are written, and is answered with what came of them", async () => {
    const here = await inTheFirstRound();
    const { discord, cedar } = here;
    await fills(here, from, "Measure together");
    const gate = held(discord);
    const sent = cedar.submits();
    await gate.asked();
    // Whoever is killed now has not answered: Discord says so, and the words stand in their window.
    expect(last(discord)?.ack).toBeNull();
    expect(cedar.modal()?.fields[0]?.value).toBe("Measure together");
    gate.lets();
    expect((await sent).with).toBe(answer);
    await discord.settles();
    expect(cedar.modal()).toBeNull();
    expect(shown(here)).toContain("Received, once");
    nothingWrong(discord);
  }, 60_000);

  test("is acknowledged before the three seconds are over, and shows what came of it afterwards", async () => {
    const here = await inTheFirstRound(PATIENT_MS);
    const { discord, cedar } = here;
    await fills(here, from, "Measure together");
    const gate = held(discord);
    expect((await cedar.submits()).with).toBe(from === "card" ? "deferred" : "deferred update");
    gate.lets();
    await discord.settles();
    expect(shown(here)).toContain("Received, once");
    nothingWrong(discord);
  }, 60_000);

  test("hands its words back where it was acknowledged and failed", async () => {
    const here = await inTheFirstRound(PATIENT_MS);
    const { discord, cedar } = here;
    await fills(here, from, "Measure together");
    const gate = held(discord);
    await cedar.submits();
    gate.fails();
    await discord.settles();
    expect(shown(here)).toContain("Measure together");
    expect(shown(here)).toContain(say("en", "chat.failed"));
    expect(discord.faults).toEqual(["discord UNKNOWN"]);
    expect(discord.fake.violations).toEqual([]);
  }, 60_000);
});

test("words that were refused and are written again stay in their window until they are kept as well", async () => {
  const here = await inTheFirstRound();
  const { discord, group, cedar } = here;
  await fills(here, "card", "Ask me@example.org");
  await cedar.submits();
  await discord.settles();
  await cedar.presses(alone(cedar, group.hall), "Write");
  await discord.idle();
  enters(cedar, "Ask at the gauge");
  const gate = held(discord);
  const sent = cedar.submits();
  await gate.asked();
  expect(last(discord)?.ack).toBeNull();
  gate.lets();
  expect((await sent).with).toBe("update");
  expect(shown(here)).toContain("Received, once");
  nothingWrong(discord);
}, 60_000);

describe("a window without a key of its own acts once", () => {
  async function toTheTeam(here: Here, words: string): Promise<void> {
    await opens(here.discord, here.cedar, here.group, "Write to the team");
    enters(here.cedar, words);
  }
  const heard = async ({ discord, group }: Here, words: string): Promise<number> => times(await page(discord, group.lena, group), words);

  test("though Discord brings it twice, and the second is not answered", async () => {
    const here = await inTheFirstRound();
    const { discord, cedar } = here;
    await toTheTeam(here, "Tea is ready");
    discord.fake.faults.duplicateInteractions();
    await cedar.submits();
    await discord.settles();
    expect(await heard(here, "Tea is ready")).toBe(1);
    nothingWrong(discord);
  }, 60_000);

  test("though a process that was killed had answered it, and it is replayed to the next one", async () => {
    const here = await inTheFirstRound();
    const { discord, cedar } = here;
    await toTheTeam(here, "Tea is ready");
    expect((await cedar.submits()).answered).toBe("acked");
    await discord.settles();
    const { payload } = last(discord) ?? { payload: {} };
    await discord.restarts(() => discord.fake.sends("INTERACTION_CREATE", payload));
    await discord.settles();
    expect(await heard(here, "Tea is ready")).toBe(1);
    nothingWrong(discord);
  }, 60_000);

  test("where nobody had heard it, by the next process, which answers it", async () => {
    const here = await inTheFirstRound();
    const { discord, cedar } = here;
    await toTheTeam(here, "Tea is ready");
    const sent: ReturnType<Person["submits"]>[] = [];
    await discord.restarts(() => void sent.push(cedar.submits()));
    expect(await Promise.all(sent)).toMatchObject([{ answered: "acked", with: "update" }]);
    await discord.settles();
    expect(await heard(here, "Tea is ready")).toBe(1);
    nothingWrong(discord, [NO_ANSWER_YET]);
  }, 60_000);
});

test("a window whose answer was lost and whose words are changed meanwhile: the last wording is the one that stands", async () => {
  const here = await inTheFirstRound();
  const { discord, group, cedar } = here;
  await fills(here, "card", "The first wording");
  discord.fake.faults.silent(ANSWER);
  expect((await cedar.submits()).answered).toBe("timed out");
  enters(cedar, "Another wording");
  expect((await cedar.submits()).answered).toBe("acked");
  await discord.settles();
  await presses(discord, cedar, group, "Show what I sent");
  expect(shown(here)).toContain("“Another wording”");
  expect(shown(here)).not.toContain("The first wording");
  nothingWrong(discord);
}, 60_000);
