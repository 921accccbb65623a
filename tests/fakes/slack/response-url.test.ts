import type { RespondArguments, RespondFn, types } from "@slack/bolt";
import { afterEach, beforeEach, expect, test } from "vitest";
import { errorOf } from "./error-of.ts";
import { running, type Running } from "./little-app.ts";
import type { Person } from "./person.ts";
import { aClient } from "./quiet.ts";
import type { Channel } from "./state.ts";

const blocks: types.KnownBlock[] = [
  { type: "actions", elements: [{ type: "button", action_id: "go", text: { type: "plain_text", text: "Go" } }] },
];

let run: Running;
let ada: Person;
let ben: Person;
let hall: Channel;
let responds: RespondFn[];
const say = async (said: RespondArguments): Promise<unknown> => responds.at(-1)?.(said);

beforeEach(async () => {
  responds = [];
  run = await running("socket", (app) => {
    app.command("/parley", async ({ ack, respond }) => {
      responds.push(respond);
      await ack();
    });
    app.action("go", async ({ ack, respond }) => {
      responds.push(respond);
      await ack();
    });
  });
  ada = run.fake.person("Ada");
  ben = run.fake.person("Ben");
  hall = run.fake.channel("hall", { members: [ada, ben] });
});
afterEach(() => run.stop());

test("a command is answered for one person, or for all, even where the app is not", async () => {
  const far = run.fake.channel("far", { members: [ada, ben], withApp: false });
  await ada.types("/parley", "", far);
  await say({ text: "For you" });
  await say({ text: "For all", response_type: "in_channel" });
  expect(ada.sees(far)).toEqual(["For you", "For all"]);
  expect(ben.sees(far)).toEqual(["For all"]);
});

test("an ephemeral is changed and taken away through its own press, and in no other way", async () => {
  await aClient(run.fake).chat.postEphemeral({ channel: hall.id, user: ada.id, text: "You?", blocks });
  await ada.presses(hall, "Go");
  await say({ text: "Done", replace_original: true, blocks });
  expect(ada.messages(hall)).toMatchObject([{ text: "[Go]", isOnlyForYou: true }]);
  await say({ text: "Really done", replace_original: true });
  expect(ada.sees(hall)).toEqual(["Really done"]);
  await say({ delete_original: true });
  expect(ada.sees(hall)).toEqual([]);
  expect(await errorOf(say({ text: "Too late", replace_original: true }))).toContain("400");
});

test("five uses, and half an hour", async () => {
  await ada.types("/parley", "", hall);
  for (const text of ["1", "2", "3", "4", "5"]) await say({ text });
  expect(await errorOf(say({ text: "6" }))).toContain("404");
  expect(ada.sees(hall)).toEqual(["1", "2", "3", "4", "5"]);
  await ada.types("/parley", "", hall);
  run.fake.advance(30 * 60_000 + 1);
  expect(await errorOf(say({ text: "Late" }))).toContain("404");
  expect(run.fake.violations).toMatchObject([{ method: "response_url", error: "used_url" }]);
});

test("what is wrong is refused and recorded", async () => {
  await ada.types("/parley", "", hall);
  expect(await errorOf(say({ text: "a", blocks: [{ type: "section", text: { type: "mrkdwn", text: "" } }] }))).toContain("400");
  expect(await errorOf(say({ text: "a", replace_original: true }))).toContain("400");
  expect(await errorOf(say({}))).toContain("400");
  expect(run.fake.violations.map(({ error }) => error)).toEqual(["invalid_blocks", "message_not_found", "no_text"]);
  expect(run.fake.callsTo("response_url")).toHaveLength(3);
});
