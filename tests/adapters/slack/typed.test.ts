import { afterEach, expect, test } from "vitest";
import { found, overheard } from "./leaks.ts";
import { aWorkspace, closed, everybodyIn, fieldFor, next, planned, writes, type Workspace } from "./table.ts";

let at: Workspace | null = null;
afterEach(async () => {
  await at?.stop();
  at = null;
});

const SECRET = "my heron secret";

test.each(["idea", "vote", "say", "object", "tell", "Idea", "announce", "nonsense"])(
  "what is typed behind /parley %s is not read, kept, logged or said again, and the person is told why",
  async (command) => {
    const stored: string[] = [];
    const slack = (at = await aWorkspace("socket", {}, { watching: (store) => overheard(store, stored) }));
    const group = await planned(slack, "ngt");
    await everybodyIn(slack, group);
    await next(slack, group);
    const [cedar] = group.voices;
    if (!cedar) throw new Error("nobody is there");
    await cedar.types("/parley", `${command} ${SECRET}`, group.hall);
    const why = await cedar.waitsForMessage(group.hall, /What you typed behind the command was not read|There is no such command/);
    expect(why.isOnlyForYou).toBe(true);
    if (/idea/i.test(command)) expect(fieldFor((await cedar.waitsForModal()).fields)).toMatch(/words/i);
    await closed(cedar);
    await slack.passes(60_000);
    expect(slack.fake.bodiesWith("heron")).toEqual([]);
    expect(found([...stored, ...slack.logged, ...slack.faults], ["heron"])).toEqual([]);
    expect(group.lena.sees(group.hall).join("\n")).not.toContain("heron");
  },
  60_000,
);

test("nobody is reminded alone: whoever wrote and whoever did not read the same, and get nothing for themselves", async () => {
  const slack = (at = await aWorkspace());
  const group = await planned(slack, "ngt");
  await everybodyIn(slack, group);
  const [cedar, birch] = group.voices;
  if (!cedar || !birch) throw new Error("nobody is there");
  await next(slack, group);
  const before = slack.fake.callsTo("chat.postEphemeral").length;
  await writes(cedar, group, "One of us wrote");
  await slack.passes(20 * 60_000);
  const whispered = slack.fake.callsTo("chat.postEphemeral").slice(before);
  expect(whispered.every((call) => call.arguments["user"] === group.lena.id)).toBe(true);
  expect(birch.sees(group.hall)).toEqual(cedar.sees(group.hall));
}, 60_000);
