import { afterEach, expect, test } from "vitest";
import { sign } from "../../fakes/slack/signed.ts";
import { aWorkspace, SECRET, type Workspace } from "./table.ts";

let at: Workspace | null = null;
afterEach(async () => {
  await at?.stop();
  at = null;
});

const COMMAND = new URLSearchParams({
  command: "/parley",
  text: "help",
  user_id: "U0STRANGER",
  channel_id: "C0NOWHERE",
  team_id: "T0NOWHERE",
  trigger_id: "1.2.3",
  response_url: "http://127.0.0.1:1/none",
}).toString();

const nowS = (): number => Math.floor(Date.now() / 1000);

interface Sending {
  readonly body?: string;
  readonly signed?: string;
  readonly secret?: string;
  readonly atS?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

async function sends(
  slack: Workspace,
  { body = COMMAND, signed = body, secret = SECRET, atS = nowS(), headers = {} }: Sending,
): Promise<number> {
  const answer = await fetch(slack.url(), {
    method: "POST",
    body,
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      "x-slack-request-timestamp": String(atS),
      "x-slack-signature": sign(secret, signed, atS),
      ...headers,
    },
  });
  expect(await answer.text()).toBe("");
  return answer.status;
}

test("what Slack signed just now is taken", async () => {
  at = await aWorkspace("http");
  expect(await sends(at, {})).toBe(200);
  expect(await sends(at, { atS: nowS() - 290 })).toBe(200);
});

test.each<[string, () => Sending]>([
  ["signed with another secret", () => ({ secret: "another" })],
  ["changed after it was signed", () => ({ signed: `${COMMAND}x` })],
  ["without a signature", () => ({ headers: { "x-slack-signature": "" } })],
  ["with half a signature", () => ({ headers: { "x-slack-signature": "v0=00" } })],
  ["without a time", () => ({ headers: { "x-slack-request-timestamp": "" } })],
  ["with a time that is none", () => ({ headers: { "x-slack-request-timestamp": "now" } })],
  ["older than five minutes", () => ({ atS: nowS() - 320 })],
  ["from the future", () => ({ atS: nowS() + 320 })],
])("a request %s is refused without a word", async (_what, sending) => {
  at = await aWorkspace("http");
  expect(await sends(at, sending())).toBe(401);
});

test("the same request again is a replay, in another process as well", async () => {
  at = await aWorkspace("http");
  const atS = nowS();
  expect(await sends(at, { atS })).toBe(200);
  expect(await sends(at, { atS })).toBe(401);
  await at.restarts();
  expect(await sends(at, { atS })).toBe(401);
});

test("a body without end is cut off", async () => {
  at = await aWorkspace("http");
  const status = await sends(at, { body: "x".repeat(3 * 1024 * 1024) }).catch(() => "the connection was closed");
  expect([413, "the connection was closed"]).toContain(status);
  expect(await sends(at, {})).toBe(200);
});
