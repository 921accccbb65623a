import { afterEach, expect, test } from "vitest";
import { say } from "../../../src/cards/messages.ts";
import type { Session } from "../../../src/model/session.ts";
import type { Store } from "../../../src/store/port.ts";
import type { SlackOptions } from "../../fakes/slack/options.ts";
import type { Person } from "../../fakes/slack/person.ts";
import { until } from "../../fakes/slack/until.ts";
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
  type Group,
  type Workspace,
} from "./table.ts";

let at: Workspace | null = null;
afterEach(async () => {
  await at?.stop();
  at = null;
});

/** A store that writes when it is told to. */
interface Gate {
  until: Promise<void> | null;
}
const gated = (store: Store, gate: Gate): Store => ({
  ...store,
  async transact(work) {
    await gate.until;
    return store.transact(work);
  },
});

/** From here on nothing is written, until it is opened. */
function shut(gate: Gate): () => void {
  const held = Promise.withResolvers<void>();
  gate.until = held.promise;
  return () => {
    gate.until = null;
    held.resolve();
  };
}

async function aGroup(options: Partial<SlackOptions> = {}): Promise<{ slack: Workspace; group: Group; lena: Person; gate: Gate }> {
  const gate: Gate = { until: null };
  const slack = (at = await aWorkspace("socket", options, { watching: (store) => gated(store, gate) }));
  const group = await planned(slack, "circle");
  await everybodyIn(slack, group);
  return { slack, group, lena: group.lena, gate };
}

/** Opens a form from somebody's own page, and fills in its words. */
async function fills(who: Person, group: Group, button: string, words: string): Promise<void> {
  await page(who, group);
  await who.presses("modal", button);
  const form = await until(`the form "${button}"`, () => (who.modal()?.submit ? who.modal() : null));
  await who.fills({ [form.fields.find(({ kind }) => kind === "plain_text_input")?.label ?? ""]: words });
}

type Aside = Session["aside"];

const times = (text: string, words: string): number => text.split(words).length - 1;

async function speaker(slack: Workspace, group: Group): Promise<Person> {
  for (let step = 0; step < 4; step++) {
    const [round] = (await slack.engine.roomPage(group.session, { locale: "en" }))?.now ?? [];
    const turn = round?.floor?.turn?.words.replaceAll(/[\u2066-\u2069]/g, "") ?? "";
    const found = group.voices.find(({ name }) => turn.includes(`Now: ${name}`));
    if (found) return found;
    await presses(slack, group.lena, group, NEXT);
    await slack.passes(45_000);
  }
  throw new Error("nobody has the floor");
}

test("a form that two sockets bring at once tells everybody once, and both are told the same", async () => {
  const { slack, group, lena } = await aGroup();
  await fills(lena, group, "Tell everybody", "Tea is ready");
  const sent = await Promise.all([lena.submits(), lena.submits()]);
  expect(sent.map(({ modal }) => modal).sort()).toEqual(["closed", "updated"]);
  await slack.settles();
  expect(times(await page(lena, group), "Tea is ready")).toBe(1);
  expect(slack.fake.violations).toEqual([]);
}, 60_000);

test.each([
  ["Tell everybody", "Lena", (aside: Aside) => aside.announcements.length],
  ["Park it", "Lena", (aside: Aside) => aside.parked.length],
  ["Write to the team", "Cedar", (aside: Aside) => Object.values(aside.lines).flat().length],
] as const)(
  "“%s” that Slack gave up and that is sent again acts once",
  async (button, name, count) => {
    const { slack, group, gate } = await aGroup({ ackWithinMs: 700 });
    const who = [group.lena, ...group.voices].find((each) => each.name === name) as Person;
    await fills(who, group, button, "Tea is ready");
    const open = shut(gate);
    expect((await who.submits()).answered).toBe("timed out");
    expect(who.modal()?.submit).toBeTruthy();
    open();
    await slack.settles();
    const again = await who.submits();
    expect([again.answered, again.modal, who.modal()?.text]).toEqual(["acked", "updated", expect.stringContaining("Received, once")]);
    await slack.settles();
    expect(count((await slack.engine.state(group.session))?.aside as Aside)).toBe(1);
  },
  60_000,
);

test("what is said in a turn and sent again while it is still being said is said once", async () => {
  const { slack, group, gate } = await aGroup({ ackWithinMs: 700 });
  await next(slack, group);
  const who = await speaker(slack, group);
  await fills(who, group, "Say it", "The gauges are old");
  const open = shut(gate);
  expect((await who.submits()).answered).toBe("timed out");
  const again = who.submits();
  await new Promise((go) => setTimeout(go, 50));
  open();
  expect((await again).modal).toBe("updated");
  expect(who.modal()?.text).toContain("Received, once");
  await slack.passes(10_000);
  expect(times(who.sees(group.hall).join("\n"), "The gauges are old")).toBe(1);
}, 60_000);

test("a first one that took longer than Slack waits and a second one that waits as long are both told how it went", async () => {
  const { slack, group, lena, gate } = await aGroup();
  await fills(lena, group, "Tell everybody", "Tea is ready");
  const open = shut(gate);
  const [first, second] = [lena.submits(), lena.submits()];
  expect((await first).modal).toBe("updated");
  expect((await second).modal).toBe("updated");
  expect(lena.modal()?.text).toContain(say("en", "chat.saving"));
  open();
  await until("it is told", () => lena.modal()?.text.includes("Received, once"));
  await closed(lena);
  await slack.settles();
  expect(times(await page(lena, group), "Tea is ready")).toBe(1);
  expect(slack.fake.violations).toEqual([]);
}, 60_000);

test("a form that was refused acts when it is sent once more", async () => {
  const { slack, group, lena } = await aGroup();
  await fills(lena, group, "Tell everybody", " ");
  const refused = await lena.submits();
  expect(refused.modal).toBe("errors");
  const field = Object.keys(refused.errors)[0] ?? "";
  await lena.fills({ [field]: "Tea is ready" });
  expect((await lena.submits()).modal).toBe("closed");
  await slack.settles();
  expect(times(await page(lena, group), "Tea is ready")).toBe(1);
}, 60_000);

test("a conversation whose form is sent twice is founded once", async () => {
  const slack = (at = await aWorkspace());
  const lena = slack.fake.person("Lena");
  const others = NAMES.map((name) => slack.fake.person(name));
  const hall = slack.fake.channel("hall", { members: [lena, ...others] });
  await lena.types("/parley", "plan", hall);
  await lena.waitsForModal("Plan a conversation");
  await lena.fills({ Title: "Sharing", [QUESTION]: "What would help?", "People (of the first side, if there are sides)": others });
  await Promise.all([lena.submits(), lena.submits()]);
  await slack.settles();
  expect(await slack.store.sessions()).toHaveLength(1);
}, 60_000);
