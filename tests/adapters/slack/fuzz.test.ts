import process from "node:process";
import * as fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { write } from "../../../adapters/slack/press.ts";
import { sign } from "../../fakes/slack/signed.ts";
import type { Parcel } from "../../fakes/slack/delivery.ts";
import type { Json } from "../../fakes/slack/json.ts";
import { aWorkspace, everybodyIn, next, page, planned, SECRET, writes, type Group, type Way, type Workspace } from "./table.ts";

/** `PARLEY_FUZZ=10000` for as many. */
const RUNS = Number(process.env["PARLEY_FUZZ"] ?? 250);
const SEED = 20_261_125;
const AT_ONCE = 250;

let at: Workspace | null = null;
const unhandled: unknown[] = [];
const note = (reason: unknown): void => void unhandled.push(reason);
process.on("unhandledRejection", note);
process.on("uncaughtExceptionMonitor", note);
afterEach(async () => {
  await at?.stop();
  at = null;
});

const junk = fc.oneof(
  { weight: 3, arbitrary: fc.string({ maxLength: 40 }) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      null,
      undefined,
      0,
      -1,
      1e308,
      true,
      "",
      "__proto__",
      "constructor",
      [],
      {},
      [[]],
      "\u0000",
      "\ud800",
      "x".repeat(5_000),
    ),
  },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
);

/** Payloads as Slack makes them, with a real person, session and round in them. */
function genuine({ fake }: Workspace, { lena, voices, hall, session }: Group): readonly Pick<Parcel, "kind" | "payload">[] {
  const user = { id: voices[0]?.id ?? "", team_id: fake.teamId, username: "u", name: "u" };
  const base = {
    team: { id: fake.teamId, domain: "d" },
    user,
    api_app_id: fake.appId,
    token: "t",
    trigger_id: "1.2.abc",
    is_enterprise_install: false,
  };
  const press = (more: object, by: Json = base): Pick<Parcel, "kind" | "payload"> => ({
    kind: "interactive",
    payload: {
      ...by,
      type: "block_actions",
      container: { type: "message", message_ts: "1.1", channel_id: hall.id },
      channel: { id: hall.id, name: "hall" },
      response_url: `${fake.url}/respond/none`,
      actions: [
        { type: "button", action_id: "press.1", block_id: "b", value: write({ session, does: "page", ...more }), action_ts: "1.1" },
      ],
    },
  });
  const view = (callback: string, metadata: string, values: Json): Json => ({
    id: "V1",
    type: "modal",
    callback_id: callback,
    private_metadata: metadata,
    state: { values },
    hash: "h",
    root_view_id: "V1",
    previous_view_id: null,
    app_installed_team_id: fake.teamId,
  });
  const submit = (callback: string, metadata: string, values: Json, by: Json = base): Pick<Parcel, "kind" | "payload"> => ({
    kind: "interactive",
    payload: { ...by, type: "view_submission", view: view(callback, metadata, values), response_urls: [] },
  });
  const leads = { ...base, user: { ...user, id: lena.id } };
  const words = { words: { value: { type: "plain_text_input", value: "Measure together" } } };
  const command = (text: string): Pick<Parcel, "kind" | "payload"> => ({
    kind: "slash_commands",
    payload: {
      command: "/parley",
      text,
      user_id: user.id,
      channel_id: hall.id,
      team_id: fake.teamId,
      trigger_id: "1.2.abc",
      response_url: `${fake.url}/respond/none`,
      api_app_id: fake.appId,
    },
  });
  return [
    press({}),
    press({ does: "form", command: "idea" }),
    press({ does: "form", command: "constructor" }, leads),
    press({ does: "form", command: "toString" }, leads),
    press({ does: "do", command: "next" }, leads),
    press({ does: "do", command: "hasOwnProperty", args: { toString: "x" } }),
    press({ does: "more", leaf: 200 }),
    press({ does: "browser" }),
    submit("form", write({ session, does: "form", command: "idea", args: { key: "k-1" } }), words),
    submit("form", write({ session, does: "form", command: "announce" }), words, leads),
    submit("form", write({ session, does: "form", command: "invite" }), { who: { value: { selected_user: lena.id } } }, leads),
    submit("plan", JSON.stringify({ channel: hall.id }), {
      title: { value: { value: "T" } },
      regime: { value: { selected_option: { value: "open" } } },
    }),
    command("idea my secret"),
    command("extend 5"),
    command("insert quiet 2"),
    { kind: "interactive", payload: { ...base, type: "shortcut", callback_id: "parley", action_ts: "1.1" } },
    { kind: "interactive", payload: { ...base, type: "view_closed", view: view("form", "", {}), is_cleared: true } },
    {
      kind: "events_api",
      payload: {
        token: "t",
        team_id: fake.teamId,
        api_app_id: fake.appId,
        type: "event_callback",
        event_id: "Ev1",
        event_time: 1,
        event: { type: "app_home_opened", user: user.id, tab: "home", channel: "D1", event_ts: "1.1" },
        authorizations: [
          { enterprise_id: null, team_id: fake.teamId, user_id: fake.botUserId, is_bot: true, is_enterprise_install: false },
        ],
      },
    },
  ];
}

/** Where in a payload something is put in, left out or laid over. */
interface Change {
  readonly way: number;
  readonly at: readonly number[];
  readonly put: unknown;
}

const changes = fc.array(fc.record({ way: fc.nat(3), at: fc.array(fc.nat(30), { minLength: 1, maxLength: 5 }), put: junk }), {
  minLength: 0,
  maxLength: 4,
});

/** The payload with these changes, each at a place found by walking down. */
function changed(payload: Json, given: readonly Change[]): Json {
  const copy = structuredClone(payload);
  for (const { way, at: steps, put } of given) {
    let here: Record<string, unknown> = copy;
    for (const [index, step] of steps.entries()) {
      const names = Object.keys(here);
      const name = names[step % Math.max(1, names.length)] ?? "more";
      const inside = here[name];
      if (index < steps.length - 1 && inside && typeof inside === "object") {
        here = inside as Record<string, unknown>;
        continue;
      }
      if (way === 0) delete here[name];
      else if (way === 1) here[`${name}x`] = put;
      else here[name] = put;
      break;
    }
  }
  return copy;
}

/** In this order for one seed, whatever number is asked for. */
function payloads(slack: Workspace, group: Group): readonly Pick<Parcel, "kind" | "payload">[] {
  const shapes = genuine(slack, group);
  return fc.sample(fc.tuple(fc.nat(shapes.length - 1), changes), { numRuns: RUNS, seed: SEED }).map(([shape, given]) => {
    const { kind, payload } = shapes[shape] as Pick<Parcel, "kind" | "payload">;
    return { kind, payload: changed(payload, given) };
  });
}

async function inBatches<T, R>(all: readonly T[], work: (each: T) => Promise<R>): Promise<readonly R[]> {
  const done: R[] = [];
  for (let start = 0; start < all.length; start += AT_ONCE) done.push(...(await Promise.all(all.slice(start, start + AT_ONCE).map(work))));
  return done;
}

const TYPES = ["application/json", "application/x-www-form-urlencoded", "text/plain", ""];

async function posted(slack: Workspace, { kind, payload }: Pick<Parcel, "kind" | "payload">, nth: number): Promise<number> {
  const text = JSON.stringify(payload) ?? "";
  const form =
    kind === "interactive" ? { payload: text } : Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, String(value)]));
  const body = kind === "events_api" ? text : new URLSearchParams(form).toString();
  const cut = nth % 11 === 0 ? body.slice(0, body.length / 2) : body;
  const stamp = Math.floor(Date.now() / 1000) - (nth % 200);
  const type =
    nth % 7 === 0 ? (TYPES[nth % TYPES.length] ?? "") : kind === "events_api" ? "application/json" : "application/x-www-form-urlencoded";
  const answer = await fetch(slack.url(), {
    method: "POST",
    body: cut,
    headers: {
      ...(type === "" ? {} : { "content-type": type }),
      "x-slack-request-timestamp": String(stamp),
      "x-slack-signature": sign(SECRET, cut, stamp),
    },
  });
  await answer.arrayBuffer();
  return answer.status;
}

async function aRound(way: Way): Promise<{ slack: Workspace; group: Group }> {
  const slack = (at = await aWorkspace(way));
  const group = await planned(slack, "ngt");
  await everybodyIn(slack, group);
  await next(slack, group);
  return { slack, group };
}

describe(`${RUNS} payloads that are nearly right, or nothing like it`, () => {
  test("as signed requests: each is answered, none by a fault, and the conversation goes on", async () => {
    const { slack, group } = await aRound("http");
    const statuses = await inBatches([...payloads(slack, group).entries()], ([nth, parcel]) => posted(slack, parcel, nth));
    const counts = Object.entries(Object.groupBy(statuses, String)).map(([status, all]) => [Number(status), all?.length ?? 0] as const);
    // 400: no payload can be read. 401: sent twice. 404: nothing that the program knows; the library says so after three seconds.
    expect(counts.filter(([status]) => ![200, 400, 401, 404].includes(status))).toEqual([]);
    expect(counts.find(([status]) => status === 200)?.[1] ?? 0).toBeGreaterThan(RUNS / 4);
    await goesOn(slack, group);
  }, 600_000);

  test("over the socket: none ends it, and the conversation goes on", async () => {
    const { slack, group } = await aRound("socket");
    const receipts = await inBatches(payloads(slack, group), (parcel) => slack.fake.sends(parcel));
    expect(receipts.filter(({ status }) => status === "acked").length).toBeGreaterThan(RUNS / 4);
    expect(receipts.filter(({ status }) => status === "lost" || status === "unreachable")).toEqual([]);
    await goesOn(slack, group);
  }, 600_000);
});

async function goesOn(slack: Workspace, group: Group): Promise<void> {
  await slack.settles();
  const [, birch] = group.voices;
  if (!birch) throw new Error("nobody is there");
  expect(await page(birch, group)).toContain("Sharing the river");
  await writes(birch, group, "Measure together").catch(async () => expect(await page(birch, group)).toContain("Sharing the river"));
  expect(unhandled).toEqual([]);
  expect(slack.faults.filter((fault) => /TypeError|UNKNOWN/.test(fault))).toEqual([]);
}
