import type { BlockAction, SlashCommand, types, ViewSubmitAction } from "@slack/bolt";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { running, type Running } from "./little-app.ts";
import type { Person } from "./person.ts";
import { aClient } from "./quiet.ts";
import type { Channel } from "./state.ts";

const plain = (text: string): types.PlainTextElement => ({ type: "plain_text", text });
const options = (...words: readonly string[]): types.PlainTextOption[] =>
  words.map((text) => ({ text: plain(text), value: text.toLowerCase() }));
const ask = (
  block_id: string,
  label: string,
  element: types.InputBlock["element"],
  more: Partial<types.InputBlock> = {},
): types.InputBlock => ({
  type: "input",
  block_id,
  label: plain(label),
  element: { ...element, action_id: "it" },
  ...more,
});
const form = (blocks: types.KnownBlock[]): types.ModalView => ({
  type: "modal",
  callback_id: "form",
  title: plain("Form"),
  submit: plain("Send"),
  blocks,
});

let run: Running;
let client: ReturnType<typeof aClient>;
let ada: Person;
let ben: Person;
let hall: Channel;
let commands: SlashCommand[];
let actions: BlockAction[];
let submissions: ViewSubmitAction[];
let view: types.ModalView;
let answer: object | undefined;

beforeEach(async () => {
  [commands, actions, submissions, answer] = [[], [], [], undefined];
  run = await running("socket", (app) => {
    app.command("/parley", async ({ ack, command }) => {
      commands.push(command);
      await ack(command.text === "help" ? "Here is help" : undefined);
    });
    app.shortcut("form", async ({ ack, shortcut, client: own }) => {
      await ack();
      await own.views.open({ trigger_id: shortcut.trigger_id, view });
    });
    app.action(/.*/, async ({ ack, body }) => {
      if (body.type === "block_actions") actions.push(body);
      await ack();
    });
    app.view("form", async ({ ack, body }) => {
      if (body.type === "view_submission") submissions.push(body);
      await (ack as (said?: object) => Promise<void>)(answer);
    });
  });
  client = aClient(run.fake);
  ada = run.fake.person("Ada");
  ben = run.fake.person("Ben");
  hall = run.fake.channel("hall", { members: [ada, ben] });
});
afterEach(() => run.stop());

async function opens(who: Person, blocks: types.KnownBlock[]): Promise<void> {
  view = form(blocks);
  await who.usesShortcut("form");
  await who.waitsForModal("Form");
}

describe("commands", () => {
  test("come as Slack's form, with the channel's name as Slack gives it", async () => {
    const room = run.fake.channel("room", { kind: "private", members: [ada] });
    await ada.types("/parley", "plan now", hall);
    await ada.types("/parley", "", room);
    await ada.types("/parley", "", ada.dm);
    expect(commands[0]).toMatchObject({
      command: "/parley",
      text: "plan now",
      user_id: ada.id,
      channel_id: hall.id,
      team_id: run.fake.teamId,
      is_enterprise_install: "false",
    });
    expect(commands.map(({ channel_name }) => channel_name)).toEqual(["hall", "privategroup", "directmessage"]);
  });

  test("may be answered in the acknowledgement, for the person alone", async () => {
    await ada.types("/parley", "help", hall);
    expect(ada.messages(hall)).toMatchObject([{ text: "Here is help", isOnlyForYou: true }]);
    expect(ben.sees(hall)).toEqual([]);
  });

  test("are not offered in threads, to strangers, or where somebody is not", async () => {
    const far = run.fake.person("Far", { kind: "external" });
    const shared = run.fake.channel("shared", { members: [far], isShared: true });
    const { ts } = ada.says(hall, "Root");
    await expect(ada.types("/parley", "", hall, { thread: ts })).rejects.toThrow("threads");
    await expect(far.types("/parley", "", shared)).rejects.toThrow("other organisations");
    await expect(far.usesShortcut("form")).rejects.toThrow("other organisations");
    expect(() => far.opensHome()).toThrow("other organisations");
    await expect(run.fake.person("Eve").types("/parley", "", hall)).rejects.toThrow("not in #hall");
    expect(commands).toEqual([]);
  });
});

describe("messages", () => {
  const buttons = (...labels: readonly string[]): types.ActionsBlock => ({
    type: "actions",
    elements: labels.map((label) => ({ type: "button", action_id: label.toLowerCase(), text: plain(label), value: `v-${label}` })),
  });
  const idea = (text: string): types.KnownBlock[] => [
    { type: "section", text: { type: "mrkdwn", text } },
    { type: "actions", elements: [{ type: "button", action_id: "vote", text: plain("Vote"), value: text }] },
  ];

  test("a press comes with the message, and of an ephemeral without it", async () => {
    await client.chat.postMessage({ channel: hall.id, text: "Go on", blocks: [buttons("Join", "Pass")] });
    await ben.presses(hall, "Pass");
    await client.chat.postEphemeral({ channel: hall.id, user: ada.id, text: "You?", blocks: [buttons("Yes")] });
    await ada.presses(hall, "yes");
    expect(actions[0]).toMatchObject({
      user: { id: ben.id, team_id: run.fake.teamId },
      container: { type: "message", channel_id: hall.id, is_ephemeral: false },
      message: { text: "Go on", user: run.fake.botUserId },
      actions: [{ type: "button", action_id: "pass", value: "v-Pass", text: plain("Pass") }],
    });
    expect(actions[1]?.container.is_ephemeral).toBe(true);
    expect(actions[1]?.message).toBeUndefined();
    await expect(ben.presses(hall, "Yes")).rejects.toThrow('no "Yes"');
  });

  test("of buttons called the same, the words beside tell which", async () => {
    await client.chat.postMessage({ channel: hall.id, text: "Ideas", blocks: [...idea("Bread"), ...idea("Roses")] });
    await expect(ada.presses(hall, "Vote")).rejects.toThrow("several");
    await ada.presses(hall, "Vote", { beside: "Roses" });
    expect(actions[0]?.actions).toMatchObject([{ value: "Roses" }]);
  });

  test("a button that asks is only pressed by somebody who is sure, and a link opens", async () => {
    const confirm = { title: plain("Sure?"), text: plain("Really?"), confirm: plain("Yes"), deny: plain("No") };
    await client.chat.postMessage({
      channel: hall.id,
      text: "End",
      blocks: [
        {
          type: "actions",
          elements: [
            { type: "button", action_id: "end", text: plain("End"), confirm },
            { type: "button", action_id: "read", text: plain("Read"), url: "https://example.org/" },
          ],
        },
      ],
    });
    expect(await ada.presses(hall, "End", { confirms: false })).toMatchObject({ answered: "not sent" });
    expect(await ada.presses(hall, "End")).toMatchObject({ answered: "acked" });
    expect(await ada.presses(hall, "Read")).toMatchObject({ opened: "https://example.org/" });
    expect(actions).toHaveLength(2);
  });

  test("a message may have changed under somebody's finger", async () => {
    const { ts = "" } = await client.chat.postMessage({ channel: hall.id, text: "Go on", blocks: [buttons("Join")] });
    const [before] = ada.messages(hall);
    await client.chat.update({ channel: hall.id, ts, text: "Closed", blocks: [] });
    if (!before) throw new Error("nothing to see");
    await expect(ada.presses(before, "Join")).rejects.toThrow('no "Join"');
    await ada.presses(before, "Join", { stale: true });
    expect(actions[0]).toMatchObject({ message: { text: "Closed" }, actions: [{ action_id: "join" }] });
  });

  test("choices that act at once are kept, for each person alone", async () => {
    await client.chat.postMessage({
      channel: hall.id,
      text: "Choose",
      blocks: [
        {
          type: "section",
          block_id: "mood",
          text: { type: "mrkdwn", text: "Your mood" },
          accessory: { type: "radio_buttons", action_id: "mood", options: options("Calm", "Heated") },
        },
        {
          type: "actions",
          block_id: "more",
          elements: [
            { type: "static_select", action_id: "drink", placeholder: plain("Drink"), options: options("Tea", "Coffee") },
            { type: "overflow", action_id: "rest", options: options("Leave", "Stay") },
          ],
        },
      ],
    });
    await ada.picks(hall, "Your mood", "Heated");
    await ada.picks(hall, "Drink", "Tea");
    await ada.picks(hall, "rest", "Leave");
    expect(actions.map((each) => each.actions[0])).toMatchObject([
      { type: "radio_buttons", selected_option: { value: "heated" } },
      { type: "static_select", selected_option: { value: "tea", text: plain("Tea") } },
      { type: "overflow", selected_option: { value: "leave" } },
    ]);
    expect(actions[2]?.state?.values).toMatchObject({
      mood: { mood: { selected_option: { value: "heated" } } },
      more: { drink: { selected_option: { value: "tea" } } },
    });
    expect(ada.sees(hall)[0]).toContain("(x) Heated");
    expect(ben.sees(hall)[0]).toContain("( ) Heated");
    await expect(ada.picks(hall, "Drink", "Wine")).rejects.toThrow("no option");
  });

  test("people from elsewhere press, unless they were invited to post only", async () => {
    const far = run.fake.person("Far", { kind: "external", organisation: "Union" });
    const mute = run.fake.person("Mute", { kind: "external", organisation: "Union", postOnly: true });
    const shared = run.fake.channel("shared", { members: [ada, far, mute], isShared: true });
    await client.chat.postMessage({ channel: shared.id, text: "All", blocks: [buttons("Join")] });
    await far.presses(shared, "Join");
    expect(actions[0]).toMatchObject({ team: { id: run.fake.teamId } });
    expect(actions[0]?.user.team_id).not.toBe(run.fake.teamId);
    await expect(mute.presses(shared, "Join")).rejects.toThrow("not offered");
  });

  test("private rooms and direct messages are seen from inside", async () => {
    const room = run.fake.channel("room", { kind: "private", members: [ada] });
    await client.chat.postMessage({ channel: room.id, text: "Within" });
    expect(ada.sees(room)).toEqual(["Within"]);
    expect(() => ben.sees(room)).toThrow("not in #room");
    expect(() => ben.sees(ada.dm)).toThrow("not in");
  });

  test("are shown as they are read", async () => {
    const blocks: types.KnownBlock[] = [
      { type: "header", text: plain("Round 1") },
      { type: "section", text: { type: "mrkdwn", text: `<@${ada.id}> in <#${hall.id}>: see <https://example.org|this> &lt;now&gt;` } },
      { type: "context", elements: [{ type: "mrkdwn", text: "until <!date^1800000000^{time}|noon>" }] },
      { type: "divider" },
      {
        type: "rich_text",
        elements: [
          {
            type: "rich_text_list",
            style: "ordered",
            elements: [{ type: "rich_text_section", elements: [{ type: "text", text: "first" }] }],
          },
        ],
      },
      {
        type: "table",
        rows: [
          [
            { type: "raw_text", text: "a" },
            { type: "raw_text", text: "b" },
          ],
        ],
      },
    ];
    await client.chat.postMessage({ channel: hall.id, text: "Round 1", blocks });
    expect(ada.sees(hall)).toEqual(["Round 1\n@Ada in #hall: see this <now>\nuntil noon\n---\n1. first\na | b"]);
  });
});

describe("homes", () => {
  test("are opened, pressed on and filled in by the person whose they are", async () => {
    await client.views.publish({
      user_id: ada.id,
      view: {
        type: "home",
        private_metadata: "mine",
        blocks: [
          ask("name", "Name", { type: "plain_text_input" }),
          { type: "actions", elements: [{ type: "button", action_id: "save", text: plain("Save"), value: "1" }] },
        ],
      },
    });
    expect(ada.home()).toMatchObject({ buttons: ["Save"], fields: [{ label: "Name" }], text: "Name: <plain_text_input>\n[Save]" });
    await ada.picks("home", "Name", "Ada L");
    await ada.presses("home", "Save");
    expect(actions[0]).toMatchObject({
      container: { type: "view" },
      view: { type: "home", private_metadata: "mine", state: { values: { name: { it: { value: "Ada L" } } } } },
      actions: [{ action_id: "save", value: "1" }],
    });
    expect(actions[0]?.channel).toBeUndefined();
    await expect(ben.presses("home", "Save")).rejects.toThrow('no "Save" in home');
  });
});

describe("forms", () => {
  test("every kind of field is sent in its own way", async () => {
    await opens(ada, [
      ask("text", "Words", { type: "plain_text_input" }),
      ask("one", "One", { type: "static_select", options: options("Tea", "Coffee") }),
      ask("radio", "Either", { type: "radio_buttons", options: options("Yes", "No") }),
      ask("many", "Many", { type: "checkboxes", options: options("A", "B", "C") }),
      ask("multi", "Several", { type: "multi_static_select", options: options("X", "Y"), max_selected_items: 1 }),
      ask("who", "Who", { type: "users_select" }),
      ask("whom", "Whom", { type: "multi_users_select" }),
      ask("where", "Where", { type: "conversations_select" }),
      ask("day", "Day", { type: "datepicker" }),
      ask("hour", "Hour", { type: "timepicker" }),
      ask("count", "Count", { type: "number_input", is_decimal_allowed: false, min_value: "1", max_value: "9" }),
      ask("rich", "Rich", { type: "rich_text_input" }),
      ask("none", "None", { type: "plain_text_input" }, { optional: true }),
    ]);
    await expect(ada.fills({ One: "Wine" })).rejects.toThrow('no option "Wine"');
    await expect(ada.fills({ Several: ["X", "Y"] })).rejects.toThrow("no more than 1");
    await expect(ada.fills({ Nonsense: "a" })).rejects.toThrow("there are: Words, One");
    await ada.fills({
      Words: "Hello",
      One: "Tea",
      Either: "No",
      Many: ["A", "C"],
      Several: ["Y"],
      Who: ben,
      Whom: ["Ada", ben],
      Where: hall,
      Day: "2026-11-25",
      Hour: "09:30",
      Count: 5,
      Rich: "Rich words",
    });
    expect(await ada.submits()).toMatchObject({ answered: "acked", modal: "closed" });
    const values = submissions[0]?.view.state.values ?? {};
    expect(Object.fromEntries(Object.entries(values).map(([block, { it }]) => [block, it]))).toEqual({
      text: { type: "plain_text_input", value: "Hello" },
      one: { type: "static_select", selected_option: { text: plain("Tea"), value: "tea" } },
      radio: { type: "radio_buttons", selected_option: { text: plain("No"), value: "no" } },
      many: {
        type: "checkboxes",
        selected_options: [
          { text: plain("A"), value: "a" },
          { text: plain("C"), value: "c" },
        ],
      },
      multi: { type: "multi_static_select", selected_options: [{ text: plain("Y"), value: "y" }] },
      who: { type: "users_select", selected_user: ben.id },
      whom: { type: "multi_users_select", selected_users: [ada.id, ben.id] },
      where: { type: "conversations_select", selected_conversation: hall.id },
      day: { type: "datepicker", selected_date: "2026-11-25" },
      hour: { type: "timepicker", selected_time: "09:30" },
      count: { type: "number_input", value: "5" },
      rich: {
        type: "rich_text_input",
        rich_text_value: { type: "rich_text", elements: [{ type: "rich_text_section", elements: [{ type: "text", text: "Rich words" }] }] },
      },
      none: { type: "plain_text_input", value: null },
    });
  });

  test("Slack itself objects before anything is sent", async () => {
    await opens(ada, [
      ask("a", "Short", { type: "plain_text_input", min_length: 2, max_length: 3 }),
      ask("b", "Count", { type: "number_input", is_decimal_allowed: false, max_value: "9" }),
      ask("c", "Mail", { type: "email_text_input" }),
      ask("d", "Page", { type: "url_text_input" }),
      ask("e", "Needed", { type: "users_select" }),
    ]);
    await ada.fills({ Short: "long", Count: 10, Mail: "nowhere", Page: "nothing" });
    const { errors } = await ada.submits();
    expect(Object.keys(errors)).toEqual(["Short", "Count", "Mail", "Page", "Needed"]);
    await ada.fills({ Short: "a", Count: "1.5" });
    expect((await ada.submits()).errors).toMatchObject({ Short: "must be at least 2 characters", Count: "must be a whole number" });
    expect(submissions).toEqual([]);
  });

  test("an answer may object, change the form, push another, or clear them all", async () => {
    await opens(ada, [ask("text", "Words", { type: "plain_text_input" })]);
    await ada.fills({ Words: "a" });
    answer = { response_action: "errors", errors: { text: "Not these" } };
    expect(await ada.submits()).toMatchObject({ modal: "errors", errors: { Words: "Not these" } });
    answer = {
      response_action: "update",
      view: { ...form([ask("text", "Other words", { type: "plain_text_input" })]), title: plain("Next") },
    };
    expect(await ada.submits()).toMatchObject({ modal: "updated" });
    expect(ada.modal()).toMatchObject({ title: "Next", depth: 1, errors: {} });
    answer = { response_action: "push", view: form([ask("more", "More", { type: "plain_text_input" })]) };
    expect(await ada.submits()).toMatchObject({ modal: "pushed" });
    expect(ada.modal()).toMatchObject({ title: "Form", depth: 2 });
    answer = { response_action: "clear" };
    await ada.fills({ More: "b" });
    expect(await ada.submits()).toMatchObject({ modal: "cleared" });
    expect(ada.modal()).toBeNull();
    expect(run.fake.violations).toEqual([]);
  });

  test.each<[string, object, string]>([
    ["errors for a block that is none", { response_action: "errors", errors: { nothing: "a" } }, "unknown_block"],
    ["no errors at all", { response_action: "errors", errors: {} }, "no_errors"],
    [
      "a form that is wrong",
      { response_action: "update", view: { type: "modal", title: plain("x".repeat(25)), blocks: [] } },
      "invalid_arguments",
    ],
    ["an action that is none", { response_action: "shout" }, "unknown_response_action"],
  ])("Slack has trouble with %s", async (_name, said, error) => {
    await opens(ada, [ask("text", "Words", { type: "plain_text_input" })]);
    await ada.fills({ Words: "a" });
    answer = said;
    expect(await ada.submits()).toMatchObject({ modal: "trouble" });
    expect(ada.modal()?.fields).toMatchObject([{ value: "a" }]);
    expect(run.fake.violations).toMatchObject([{ method: "ack of view_submission", error }]);
  });

  test("a field that acts at once tells the app, and its form carries where the app is installed", async () => {
    const far = run.fake.person("Far", { kind: "external" });
    const shared = run.fake.channel("shared", { members: [far], isShared: true });
    await client.chat.postMessage({
      channel: shared.id,
      text: "Open",
      blocks: [{ type: "actions", elements: [{ type: "button", action_id: "open", text: plain("Open") }] }],
    });
    await far.presses(shared, "Open");
    await client.views.open({
      trigger_id: actions[0]?.trigger_id ?? "",
      view: form([ask("one", "One", { type: "static_select", options: options("Tea", "Coffee") }, { dispatch_action: true })]),
    });
    expect(await far.fills({ One: "Coffee" })).toMatchObject([{ answered: "acked" }]);
    expect(actions[1]).toMatchObject({ container: { type: "view" }, actions: [{ block_id: "one", selected_option: { value: "coffee" } }] });
    expect(actions[1]?.response_url).toBeUndefined();
    await far.submits();
    expect(submissions[0]?.team?.id).not.toBe(run.fake.teamId);
    expect(submissions[0]?.view.app_installed_team_id).toBe(run.fake.teamId);
  });
});
