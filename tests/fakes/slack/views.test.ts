import type { types, ViewClosedAction } from "@slack/bolt";
import { afterEach, beforeEach, expect, test } from "vitest";
import { errorOf } from "./error-of.ts";
import { running, type Running } from "./little-app.ts";
import type { Person } from "./person.ts";
import { aClient } from "./quiet.ts";

const plain = (text: string): types.PlainTextElement => ({ type: "plain_text", text });
const titled = (title: string, more: Partial<types.ModalView> = {}): types.ModalView => ({
  type: "modal",
  title: plain(title),
  close: plain("Close"),
  blocks: [{ type: "actions", elements: [{ type: "button", action_id: "more", text: plain("More") }] }],
  ...more,
});
const asking = (label: string, ids: { readonly block_id?: string; readonly action_id?: string }, initial?: string): types.ModalView => ({
  type: "modal",
  title: plain("Form"),
  submit: plain("Send"),
  blocks: [
    {
      type: "input",
      ...(ids.block_id !== undefined && { block_id: ids.block_id }),
      label: plain(label),
      element: {
        type: "plain_text_input",
        ...(ids.action_id !== undefined && { action_id: ids.action_id }),
        ...(initial !== undefined && { initial_value: initial }),
      },
    },
  ],
});

let run: Running;
let client: ReturnType<typeof aClient>;
let ada: Person;
let triggers: string[];
let closed: { readonly title: string; readonly isCleared: boolean }[];

/** Ada uses a shortcut, and the app has a fresh trigger. */
async function trigger(): Promise<string> {
  await ada.usesShortcut("any");
  return triggers.at(-1) ?? "";
}

/** Ada presses the button of the open modal. */
async function triggerInModal(): Promise<string> {
  await ada.presses("modal", "More");
  return triggers.at(-1) ?? "";
}

beforeEach(async () => {
  triggers = [];
  closed = [];
  run = await running("socket", (app) => {
    app.shortcut("any", async ({ ack, shortcut }) => {
      triggers.push(shortcut.trigger_id);
      await ack();
    });
    app.action("more", async ({ ack, body }) => {
      if (body.type === "block_actions") triggers.push(body.trigger_id);
      await ack();
    });
    app.view<ViewClosedAction>({ type: "view_closed", callback_id: "told" }, async ({ ack, view, body }) => {
      closed.push({ title: view.title.text, isCleared: body.is_cleared });
      await ack();
    });
  });
  client = aClient(run.fake);
  ada = run.fake.person("Ada");
});
afterEach(() => run.stop());

test("a trigger is good once, and for three seconds", async () => {
  const first = await trigger();
  await client.views.open({ trigger_id: first, view: titled("One") });
  expect(await errorOf(client.views.open({ trigger_id: first, view: titled("Two") }))).toBe("exchanged_trigger_id");
  await ada.closes();
  const second = await trigger();
  run.fake.advance(3_001);
  expect(await errorOf(client.views.open({ trigger_id: second, view: titled("Late") }))).toBe("expired_trigger_id");
  expect(await errorOf(client.views.open({ trigger_id: "1.2.3", view: titled("Made up") }))).toBe("invalid_trigger_id");
  expect(ada.modal()).toBeNull();
});

test("three modals stand on each other, and no fourth", async () => {
  await client.views.open({ trigger_id: await trigger(), view: titled("One") });
  expect(await errorOf(client.views.push({ trigger_id: await trigger(), view: titled("Out of a shortcut") }))).toBe("not_found");
  await client.views.push({ trigger_id: await triggerInModal(), view: titled("Two") });
  const { view } = await client.views.push({ trigger_id: await triggerInModal(), view: titled("Three") });
  expect(await errorOf(client.views.push({ trigger_id: await triggerInModal(), view: titled("Four") }))).toBe("push_limit_reached");
  expect(ada.modal()).toMatchObject({ title: "Three", depth: 3, id: view?.id });
  expect(view?.root_view_id).not.toBe(view?.id);
  await ada.closes();
  expect(ada.modal()).toMatchObject({ title: "Two", depth: 2 });
  await ada.closes("all");
  expect(ada.modal()).toBeNull();
});

test("the app is told of a modal that is closed, if it asked for that", async () => {
  const told = { callback_id: "told", notify_on_close: true };
  await client.views.open({ trigger_id: await trigger(), view: titled("One", told) });
  await client.views.push({ trigger_id: await triggerInModal(), view: titled("Two", told) });
  await client.views.push({ trigger_id: await triggerInModal(), view: titled("Three", { ...told, clear_on_close: true }) });
  expect(await ada.closes()).toHaveLength(3);
  expect(closed).toEqual(["Three", "Two", "One"].map((title) => ({ title, isCleared: true })));
  await client.views.open({ trigger_id: await trigger(), view: titled("Quiet") });
  expect(await ada.closes()).toEqual([]);
});

test("an update names what it has seen, and not what is gone", async () => {
  const { view } = await client.views.open({ trigger_id: await trigger(), view: titled("One", { external_id: "mine" }) });
  const { id = "", hash = "" } = view ?? {};
  await client.views.update({ view_id: id, hash, view: titled("Two", { external_id: "mine" }) });
  expect(await errorOf(client.views.update({ view_id: id, hash, view: titled("Three") }))).toBe("hash_conflict");
  await client.views.update({ external_id: "mine", view: titled("Four", { external_id: "mine" }) });
  expect(ada.modal()?.title).toBe("Four");
  const ben = run.fake.person("Ben");
  await ben.usesShortcut("any");
  const trigger_id = triggers.at(-1) ?? "";
  expect(await errorOf(client.views.open({ trigger_id, view: titled("Same", { external_id: "mine" }) }))).toBe("duplicate_external_id");
  await ada.closes();
  expect(await errorOf(client.views.update({ view_id: id, view: titled("Five") }))).toBe("not_found");
});

test("what was entered stays while the ids stay, and an initial value does not take its place", async () => {
  const ids = { block_id: "b", action_id: "a" };
  const { view } = await client.views.open({ trigger_id: await trigger(), view: asking("Name", ids, "nobody") });
  const view_id = view?.id ?? "";
  expect(ada.modal()?.fields).toMatchObject([{ label: "Name", value: "nobody" }]);
  await ada.fills({ Name: "Ada" });
  await client.views.update({ view_id, view: asking("Your name", ids, "somebody") });
  expect(ada.modal()?.fields).toMatchObject([{ label: "Your name", value: "Ada" }]);
  await client.views.update({ view_id, view: asking("Again", { block_id: "c", action_id: "a" }, "anew") });
  expect(ada.modal()?.fields).toMatchObject([{ label: "Again", value: "anew" }]);
  await client.views.update({ view_id, view: asking("Unnamed", {}) });
  await ada.fills({ Unnamed: "lost" });
  await client.views.update({ view_id, view: asking("Unnamed", {}) });
  expect(ada.modal()?.fields).toMatchObject([{ value: "" }]);
});

test("opening over an open modal is noted", async () => {
  await client.views.open({ trigger_id: await trigger(), view: titled("One") });
  await client.views.open({ trigger_id: await triggerInModal(), view: titled("Two") });
  expect(run.fake.violations).toMatchObject([{ method: "views.open", error: "accepted" }]);
});

test("a home is each person's own", async () => {
  const ben = run.fake.person("Ben");
  const home = (text: string): types.HomeView => ({ type: "home", blocks: [{ type: "header", text: plain(text) }] });
  const { view } = await client.views.publish({ user_id: ada.id, view: home("Ada's") });
  await client.views.publish({ user_id: ben.id, view: home("Ben's") });
  await client.views.publish({ user_id: ada.id, hash: view?.hash ?? "", view: home("Ada's again") });
  expect(await errorOf(client.views.publish({ user_id: ada.id, hash: view?.hash ?? "", view: home("Old") }))).toBe("hash_conflict");
  expect([ada.home()?.text, ben.home()?.text]).toEqual(["Ada's again", "Ben's"]);
  await client.views.publish({ user_id: run.fake.person("Far", { kind: "external" }).id, view: home("Never seen") });
  expect(run.fake.violations).toMatchObject([{ method: "views.publish", error: "accepted" }]);
});
