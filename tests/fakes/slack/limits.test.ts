import type { types } from "@slack/bolt";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { errorOf, refusalOf } from "./error-of.ts";
import { aClient } from "./quiet.ts";
import { startSlack, type FakeSlack } from "./server.ts";
import type { Channel } from "./state.ts";

let fake: FakeSlack;
let client: ReturnType<typeof aClient>;
let hall: Channel;
let seen = 0;
beforeAll(async () => {
  fake = await startSlack();
  client = aClient(fake);
  hall = fake.channel("hall");
});
afterAll(() => fake.close());
afterEach(() => void (seen = fake.violations.length));

const x = (length: number): string => "x".repeat(length);
const plain = (text: string) => ({ type: "plain_text", text });
const mrkdwn = (text: string) => ({ type: "mrkdwn", text });
const section = (text: string) => ({ type: "section", text: mrkdwn(text) });
const button = (more: object = {}) => ({ type: "button", action_id: "a", text: plain("Go"), ...more });
const actions = (...elements: object[]) => ({ type: "actions", elements });
const option = (value: string, more: object = {}) => ({ text: plain(`Option ${value}`), value, ...more });
const options = (count: number) => Array.from({ length: count }, (_all, at) => option(String(at)));
const select = (more: object = {}) => ({ type: "static_select", action_id: "s", options: options(3), ...more });
const input = (element: object, more: object = {}) => ({
  type: "input",
  label: plain("Label"),
  element: { action_id: "i", ...element },
  ...more,
});
const words = (more: object = {}) => input({ type: "plain_text_input", ...more });
const confirm = (more: object = {}) => ({
  title: plain("Sure?"),
  text: plain("Really?"),
  confirm: plain("Yes"),
  deny: plain("No"),
  ...more,
});
const paragraph = { type: "rich_text", elements: [{ type: "rich_text_section", elements: [{ type: "text", text: "a" }] }] };
const chart = (segments: number) => ({
  type: "data_visualization",
  title: "Votes",
  chart: { type: "pie", segments: Array.from({ length: segments }, (_all, at) => ({ label: `L${at}`, value: at + 1 })) },
});

const post = (blocks: object[], text = "a") => client.chat.postMessage({ channel: hall.id, text, blocks: blocks as types.KnownBlock[] });

describe("messages that are right", () => {
  test.each<[string, object[]]>([
    ["the longest section", [section(x(3000))]],
    ["ten fields of 2000", [{ type: "section", fields: Array.from({ length: 5 }, () => mrkdwn(x(2000))) }]],
    [
      "the longest header and context",
      [
        { type: "header", text: plain(x(150)) },
        { type: "context", elements: [plain("a"), mrkdwn("b")] },
      ],
    ],
    ["the fullest button", [actions(button({ text: plain(x(75)), value: x(2000), style: "danger", confirm: confirm() }))]],
    ["25 buttons", [actions(...Array.from({ length: 25 }, (_all, at) => button({ action_id: String(at) })))]],
    ["the same action_id in two blocks", [actions(button()), actions(button())]],
    ["fifty blocks", Array.from({ length: 50 }, () => ({ type: "divider" }))],
    ["100 options", [actions(select({ options: options(100), initial_option: option("7") }))]],
    ["radio buttons beside a section", [{ ...section("a"), accessory: { type: "radio_buttons", action_id: "r", options: options(10) } }]],
    ["an overflow menu", [{ ...section("a"), accessory: { type: "overflow", action_id: "o", options: options(5) } }]],
    [
      "rich text and a table",
      [
        paragraph,
        {
          type: "table",
          rows: [
            [
              { type: "raw_text", text: "a" },
              { type: "raw_number", value: 1, text: "1" },
            ],
          ],
        },
      ],
    ],
    ["two charts", [chart(6), chart(1)]],
    ["markdown", [{ type: "markdown", text: x(12_000) }]],
    ["a container", [{ type: "container", title: plain("Box"), child_blocks: [section("a"), actions(button())] }]],
  ])("%s", async (_name, blocks) => {
    expect(await post(blocks)).toMatchObject({ ok: true });
    expect(fake.violations.slice(seen)).toEqual([]);
  });
});

describe("messages that are wrong", () => {
  test.each<[string, object[], string]>([
    ["a section that is too long", [section(x(3001))], "must be less than 3001 characters [json-pointer:/blocks/0/text/text]"],
    ["an empty text", [section("")], "must be more than 0 characters [json-pointer:/blocks/0/text/text]"],
    ["a section of nothing", [{ type: "section" }], "a section has a text or fields"],
    ["a field that is too long", [{ type: "section", fields: [mrkdwn(x(2001))] }], "less than 2001"],
    ["eleven fields", [{ type: "section", fields: Array.from({ length: 11 }, () => mrkdwn("a")) }], "no more than 10 items"],
    ["a header that is too long", [{ type: "header", text: plain(x(151)) }], "less than 151"],
    ["a header with formatting", [{ type: "header", text: mrkdwn("a") }], "/blocks/0/text/type"],
    ["eleven things of context", [{ type: "context", elements: Array.from({ length: 11 }, () => plain("a")) }], "no more than 10"],
    ["26 buttons", [actions(...Array.from({ length: 26 }, (_all, at) => button({ action_id: String(at) })))], "no more than 25"],
    ["no buttons", [actions()], "no fewer than 1"],
    ["a button's text", [actions(button({ text: plain(x(76)) }))], "less than 76"],
    ["a button's value", [actions(button({ value: x(2001) }))], "less than 2001"],
    ["a button's formatting", [actions(button({ text: mrkdwn("a") }))], "/blocks/0/elements/0/text/type"],
    ["a button's style", [actions(button({ style: "warning" }))], "/blocks/0/elements/0/style"],
    ["an action_id", [actions(button({ action_id: x(256) }))], "less than 256"],
    ["a block_id", [{ ...section("a"), block_id: x(256) }], "less than 256"],
    ["an action_id twice in a block", [actions(button(), button())], 'action_id "a" already exists'],
    [
      "a block_id twice",
      [
        { ...section("a"), block_id: "b" },
        { type: "divider", block_id: "b" },
      ],
      'block_id "b" already exists',
    ],
    ["a property that does not exist", [{ ...section("a"), colour: "red" }], "invalid additional property: colour"],
    ["51 blocks", Array.from({ length: 51 }, () => ({ type: "divider" })), "no more than 50 items"],
    ["101 options", [actions(select({ options: options(101) }))], "no more than 100"],
    ["an option's text", [actions(select({ options: [option("1", { text: plain(x(76)) })] }))], "less than 76"],
    ["an option's value", [actions(select({ options: [option(x(151), { text: plain("a") })] }))], "less than 151"],
    ["an initial option that is none", [actions(select({ initial_option: option("9") }))], "initial_option must be among options"],
    [
      "options and groups",
      [actions(select({ option_groups: [{ label: plain("a"), options: options(1) }] }))],
      "either options or option_groups",
    ],
    ["eleven checkboxes", [actions({ type: "checkboxes", options: options(11) })], "no more than 10"],
    ["six in an overflow menu", [actions({ type: "overflow", options: options(6) })], "no more than 5"],
    ["a placeholder", [actions(select({ placeholder: plain(x(151)) }))], "less than 151"],
    ["a confirmation's title", [actions(button({ confirm: confirm({ title: plain(x(101)) }) }))], "less than 101"],
    ["a confirmation's text", [actions(button({ confirm: confirm({ text: plain(x(301)) }) }))], "less than 301"],
    ["a confirmation's button", [actions(button({ confirm: confirm({ deny: plain(x(31)) }) }))], "less than 31"],
    [
      "an input among actions",
      [actions({ type: "plain_text_input", action_id: "a" })],
      "unsupported type [json-pointer:/blocks/0/elements/0/type]",
    ],
    ["a datetimepicker beside a section", [{ ...section("a"), accessory: { type: "datetimepicker" } }], "unsupported type"],
    ["a file input in a message", [input({ type: "file_input" })], "file_input stands in modals only"],
    ["an alert in a message", [{ type: "alert", text: plain("a") }], "unsupported type"],
    ["three charts", [chart(1), chart(1), chart(1)], "no more than 2 data_visualization"],
    ["seven segments", [chart(7)], "no more than 6"],
    ["two tables", [0, 1].map(() => ({ type: "table", rows: [[{ type: "raw_text", text: "a" }]] })), "only_one_table_allowed"],
    ["a day that is none", [actions({ type: "datepicker", initial_date: "2026-02-30" })], "must be YYYY-MM-DD"],
    [
      "a picture without words",
      [{ type: "image", image_url: "https://example.org/a.png" }],
      "missing required field [json-pointer:/blocks/0/alt_text]",
    ],
  ])("%s", async (_name, blocks, message) => {
    const refused = await refusalOf(post(blocks));
    expect(refused.error).toBe("invalid_blocks");
    expect((refused.response_metadata as { messages: string[] }).messages.join("\n")).toContain(message);
    expect(fake.violations.slice(seen)).toMatchObject([{ method: "chat.postMessage", error: "invalid_blocks" }]);
  });

  test("blocks that are too long together", async () => {
    expect(await errorOf(post([section(x(3000)), section(x(3000)), section(x(3000)), section(x(3000)), section(x(1100))]))).toBe(
      "msg_blocks_too_long",
    );
    expect(
      await errorOf(
        post([
          { type: "markdown", text: x(8000) },
          { type: "markdown", text: x(4001) },
        ]),
      ),
    ).toBe("invalid_blocks");
  });

  test("text: none, too much, or in two languages", async () => {
    expect(await errorOf(client.apiCall("chat.postMessage", { channel: hall.id }))).toBe("no_text");
    const { ts = "" } = await client.chat.postMessage({ channel: hall.id, text: "a" });
    expect(await errorOf(client.chat.update({ channel: hall.id, ts, text: x(4001) }))).toBe("msg_too_long");
    expect(await errorOf(client.apiCall("chat.postMessage", { channel: hall.id, text: "a", markdown_text: "b" }))).toBe(
      "markdown_text_conflict",
    );
    expect(await errorOf(client.apiCall("chat.postMessage", { channel: hall.id, blocks: "{" }))).toBe("invalid_blocks_format");
    expect(await errorOf(client.apiCall("chat.postMessage", { channel: hall.id, text: "a", metadata: { event: 1 } }))).toBe(
      "invalid_metadata_format",
    );
  });

  test("what Slack lets pass is noted all the same", async () => {
    await post([section("a")], "");
    await client.chat.postMessage({ channel: hall.id, text: x(4001) });
    await post([actions(select({ options: [option("1"), { text: plain("Other"), value: "1" }] }))]);
    const { ts = "" } = await post([section("a")]);
    await client.chat.update({ channel: hall.id, ts, text: "only words" });
    expect(fake.violations.slice(seen).map(({ error }) => error)).toEqual(["accepted", "accepted", "accepted", "accepted"]);
  });
});

const modal = (blocks: object[], more: object = {}) => ({ type: "modal", title: plain("Title"), submit: plain("Go"), blocks, ...more });
const home = (blocks: object[], more: object = {}) => ({ type: "home", blocks, ...more });

describe("views", () => {
  const publish = (view: object) => client.views.publish({ user_id: fake.person("Ada").id, view: view as types.HomeView });
  // A trigger is looked at after the view.
  const open = (view: object) => client.views.open({ trigger_id: "none", view: view as types.ModalView });

  test.each<[string, object]>([
    ["a hundred blocks", modal(Array.from({ length: 100 }, () => ({ type: "divider" })))],
    ["the longest titles", modal([words({ max_length: 3000 })], { title: plain(x(24)), submit: plain(x(24)), close: plain(x(24)) })],
    ["the most to remember", modal([section("a")], { private_metadata: x(3000), callback_id: x(255), external_id: x(255) })],
    [
      "every input",
      modal(
        [
          { type: "plain_text_input", initial_value: "a", min_length: 1, max_length: 5, multiline: true },
          { type: "email_text_input" },
          { type: "url_text_input" },
          { type: "number_input", is_decimal_allowed: false, min_value: "1", max_value: "9", initial_value: "5" },
          { type: "rich_text_input", initial_value: paragraph },
          { type: "file_input", max_files: 10 },
          { type: "static_select", options: options(2) },
          { type: "multi_static_select", options: options(2), max_selected_items: 1 },
          { type: "users_select" },
          { type: "conversations_select", response_url_enabled: true, filter: { include: ["private"] } },
          { type: "checkboxes", options: options(2), initial_options: [option("1")] },
          { type: "radio_buttons", options: options(2) },
          { type: "datepicker", initial_date: "2026-11-25" },
          { type: "timepicker", initial_time: "23:59" },
          { type: "datetimepicker", initial_date_time: 1_800_000_000 },
        ].map((element) => input(element)),
      ),
    ],
    ["an alert", modal([{ type: "alert", text: plain("Careful"), level: "warning" }])],
  ])("%s in a modal is right", async (_name, view) => {
    expect(await errorOf(open(view))).toBe("invalid_trigger_id");
  });

  test.each<[string, object, string]>([
    ["a title", modal([section("a")], { title: plain(x(25)) }), "less than 25 characters [json-pointer:/view/title/text]"],
    ["a submit", modal([words()], { submit: plain(x(25)) }), "/view/submit/text"],
    ["a close", modal([words()], { close: plain(x(25)) }), "/view/close/text"],
    ["inputs and nothing to submit", modal([words()], { submit: undefined }), "submit is required"],
    ["too much to remember", modal([section("a")], { private_metadata: x(3001) }), "/view/private_metadata"],
    ["a callback_id", modal([section("a")], { callback_id: x(256) }), "/view/callback_id"],
    ["101 blocks", modal(Array.from({ length: 101 }, () => ({ type: "divider" }))), "no more than 100 items"],
    ["a property that does not exist", modal([section("a")], { submit_disabled: true }), "invalid additional property: submit_disabled"],
    ["room for more than 3000", modal([words({ max_length: 3001 })]), "must be at most 3000"],
    ["a minimum above the maximum", modal([words({ min_length: 5, max_length: 4 })]), "min_length is above max_length"],
    ["more words than fit", modal([words({ initial_value: "abc", max_length: 2 })]), "initial_value is longer"],
    ["a label", modal([input({ type: "plain_text_input" }, { label: plain(x(2001)) })]), "less than 2001"],
    ["a button as an input", modal([input({ type: "button", text: plain("a") })]), "unsupported type"],
    ["markdown in a modal", modal([{ type: "markdown", text: "a" }]), "unsupported type"],
    ["a table in a modal", modal([{ type: "table", rows: [[{ type: "raw_text", text: "a" }]] }]), "unsupported type"],
    ["two that want the cursor", modal([words({ focus_on_load: true }), words({ focus_on_load: true })]), "only one element"],
    ["a home where a modal belongs", home([section("a")]), "/view/type"],
    [
      "a number out of bounds",
      modal([input({ type: "number_input", is_decimal_allowed: true, max_value: "1", initial_value: "2" })]),
      "out of bounds",
    ],
  ])("%s in a modal is refused", async (_name, view, message) => {
    const refused = await refusalOf(open(view));
    expect(refused.error).toBe("invalid_arguments");
    expect((refused.response_metadata as { messages: string[] }).messages.join("\n")).toContain(message);
    expect(fake.violations.slice(seen)).toMatchObject([{ method: "views.open", error: "invalid_arguments" }]);
  });

  test("a view that is too large", async () => {
    const large = modal(Array.from({ length: 90 }, () => section(x(2900))));
    expect(await errorOf(open(large))).toBe("view_too_large");
  });

  test("homes", async () => {
    expect(await publish(home([section("a"), actions(button()), words()], { private_metadata: "m" }))).toMatchObject({ ok: true });
    expect(await errorOf(publish(home([section("a")], { title: plain("a") })))).toBe("invalid_arguments");
    expect(await errorOf(publish(home([{ type: "alert", text: plain("a") }])))).toBe("invalid_arguments");
    expect(await errorOf(publish(modal([section("a")])))).toBe("invalid_arguments");
  });
});
