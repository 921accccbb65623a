import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { littleApp, running, type BoltApp } from "./little-app.ts";
import type { SlackOptions } from "./options.ts";
import { aClient } from "./quiet.ts";
import { startSlack, type FakeSlack } from "./server.ts";
import { sign } from "./signed.ts";
import { until } from "./until.ts";

interface Envelope {
  readonly type: string;
  readonly reason?: string;
  readonly num_connections?: number;
  readonly envelope_id: string;
  readonly retry_attempt?: number;
  readonly accepts_response_payload: boolean;
  readonly payload: { readonly event_id?: string; readonly event?: { readonly type: string }; readonly type?: string };
}

let fake: FakeSlack;
const clients: WebSocket[] = [];
let server: Server | null = null;

afterEach(async () => {
  clients.splice(0).forEach((client) => client.close());
  server?.close();
  server = null;
  await fake.close();
});

/** A connection that keeps what it gets and acknowledges only when told to. */
async function connection() {
  const { url = "" } = await aClient(fake, fake.appToken).apps.connections.open();
  const client = new WebSocket(url);
  clients.push(client);
  const got: Envelope[] = [];
  client.addEventListener("message", ({ data }) => void got.push(JSON.parse(String(data)) as Envelope));
  client.addEventListener("error", () => {});
  await until("a first word", () => got.length > 0);
  return {
    got,
    client,
    parcels: () => got.filter((each) => each.envelope_id !== undefined),
    ack: (each: Envelope | undefined, payload: object = {}): void =>
      client.send(JSON.stringify({ envelope_id: each?.envelope_id, payload })),
  };
}

const start = async (options: SlackOptions = {}): Promise<void> =>
  void (fake = await startSlack({ eventRetriesMs: [0, 20, 20], ...options }));

describe("Socket Mode", () => {
  test("greets, and says how many connections there are", async () => {
    await start();
    await connection();
    const second = await connection();
    expect(second.got[0]).toMatchObject({ type: "hello", num_connections: 2, connection_info: { app_id: fake.appId } });
    expect(fake.connections).toBe(2);
  });

  test("an address is good for one connection", async () => {
    await start();
    const { url = "" } = await aClient(fake, fake.appToken).apps.connections.open();
    clients.push(new WebSocket(url));
    await until("the first is in", () => fake.connections === 1);
    const second = new WebSocket(url);
    expect(await new Promise((resolve) => second.addEventListener("error", () => resolve("refused")))).toBe("refused");
  });

  test("takes ten connections and sends the eleventh away", async () => {
    await start();
    for (let at = 0; at < 10; at++) await connection();
    const eleventh = await connection();
    expect(eleventh.got[0]).toMatchObject({ type: "disconnect", reason: "too_many_websockets" });
    expect(fake.connections).toBe(10);
  });

  test("sends each payload to exactly one connection", async () => {
    await start();
    const [one, two] = [await connection(), await connection()];
    const ada = fake.person("Ada");
    const sent = Promise.all([ada.usesShortcut("a"), ada.usesShortcut("b"), ada.usesShortcut("c"), ada.usesShortcut("d")]);
    await until("all came", () => one.parcels().length + two.parcels().length === 4);
    expect([one.parcels().length, two.parcels().length]).toEqual([2, 2]);
    one.parcels().forEach((each) => one.ack(each));
    two.parcels().forEach((each) => two.ack(each));
    expect((await sent).map(({ answered }) => answered)).toEqual(["acked", "acked", "acked", "acked"]);
    expect(one.parcels()[0]).toMatchObject({ type: "interactive", accepts_response_payload: true, payload: { type: "shortcut" } });
  });

  test("sends an event again when it is not acknowledged, and an interaction never", async () => {
    await start({ ackWithinMs: 700 });
    const one = await connection();
    const ada = fake.person("Ada");
    const opened = ada.opensHome();
    await until("it came twice", () => one.parcels().length === 2);
    one.ack(one.parcels()[1]);
    expect(await opened).toMatchObject({ outcome: "acked", attempts: 2 });
    const [first, second] = one.parcels();
    expect(second?.payload.event_id).toBe(first?.payload.event_id);
    expect([first?.retry_attempt, second?.retry_attempt]).toEqual([0, 1]);
    expect(await ada.usesShortcut("a")).toMatchObject({ answered: "timed out" });
    expect(one.parcels()).toHaveLength(3);
    one.ack(one.parcels()[2]);
    await until("the late word was noticed", () => fake.violations.length > 0);
    expect(fake.violations).toMatchObject([{ method: "socket", error: "accepted", messages: ["an acknowledgement came too late"] }]);
  });

  test("gives up an event after three retries", async () => {
    await start({ ackWithinMs: 20 });
    await connection();
    expect(await fake.person("Ada").opensHome()).toMatchObject({ outcome: "given up", attempts: 4 });
  });

  test("sends an event to another connection when the first is lost", async () => {
    await start();
    const one = await connection();
    const opened = fake.person("Ada").opensHome();
    await until("it came", () => one.parcels().length === 1);
    fake.cutSockets();
    await until("all were lost", () => fake.connections === 0);
    const two = await connection();
    await until("it came again", () => two.parcels().length === 1);
    two.ack(two.parcels()[0]);
    expect(await opened).toMatchObject({ outcome: "acked" });
  });

  test("people are told at once when nobody listens", async () => {
    await start();
    expect(await fake.person("Ada").usesShortcut("a")).toMatchObject({ answered: "unreachable" });
  });

  test("a real app goes and comes again when told to, and gets what happened meanwhile", async () => {
    let joined = 0;
    const listen = (app: BoltApp): void =>
      app.event("member_joined_channel", () => {
        joined += 1;
        return Promise.resolve();
      });
    const run = await running("socket", listen, { pingTimeoutMs: 1_000 });
    fake = run.fake;
    const hall = fake.channel("hall");
    fake.refreshSockets();
    await until("it went", () => fake.connections === 0);
    fake.person("Ada").joins(hall);
    await until("it heard", () => joined === 1);
    await fake.idle();
    expect(fake.connections).toBe(1);
    expect(run.errors).toEqual([]);
    await run.app.stop();
  });
});

describe("signed requests", () => {
  interface Request {
    readonly headers: IncomingMessage["headers"];
    readonly body: string;
  }

  async function endpoint(
    answer: (at: number) => { readonly status: number; readonly headers?: Record<string, string> },
  ): Promise<Request[]> {
    const requests: Request[] = [];
    const own = createServer((request, response) => {
      let body = "";
      request.on("data", (part: Buffer) => void (body += part.toString()));
      request.on("end", () => {
        requests.push({ headers: request.headers, body });
        const { status, headers = {} } = answer(requests.length);
        response.writeHead(status, headers).end();
      });
    });
    server = own;
    await new Promise<void>((resolve) => own.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(own.address() as AddressInfo).port}/slack/events`;
    await start({ deliver: { http: url, signingSecret: "s" } });
    return requests;
  }

  test("carry Slack's signature over the body as it is", async () => {
    const requests = await endpoint(() => ({ status: 200 }));
    const ada = fake.person("Ada");
    await ada.types("/parley", "a & b", fake.channel("hall", { members: [ada] }));
    await ada.usesShortcut("a");
    await ada.opensHome();
    for (const { headers, body } of requests) {
      expect(headers["x-slack-signature"]).toBe(sign("s", body, Number(headers["x-slack-request-timestamp"])));
    }
    expect(requests.map(({ headers }) => headers["content-type"])).toEqual([
      "application/x-www-form-urlencoded",
      "application/x-www-form-urlencoded",
      "application/json",
    ]);
    expect(new URLSearchParams(requests[0]?.body).get("text")).toBe("a & b");
    expect(new URLSearchParams(requests[1]?.body).get("payload")).toContain('"type":"shortcut"');
  });

  test("are repeated for events, with a number and a reason, until the app says no more", async () => {
    const requests = await endpoint((at) => ({ status: 500, headers: at === 3 ? { "x-slack-no-retry": "1" } : {} }));
    expect(await fake.person("Ada").opensHome()).toMatchObject({ outcome: "given up", attempts: 3 });
    expect(requests.map(({ headers }) => headers["x-slack-retry-num"])).toEqual([undefined, "1", "2"]);
    expect(requests[1]?.headers["x-slack-retry-reason"]).toBe("http_error");
    expect(await fake.person("Ada").usesShortcut("a")).toMatchObject({ answered: "refused" });
    expect(requests).toHaveLength(4);
  });

  test("with another secret are refused by a real receiver", async () => {
    const run = await running("http", littleApp, { signingSecret: "another secret" });
    fake = run.fake;
    expect(await fake.person("Ada").usesShortcut("ask_anywhere")).toMatchObject({ answered: "refused" });
    expect(fake.callsTo("views.open")).toEqual([]);
    await run.app.stop();
  });
});

describe("events", () => {
  test("tell of comings, goings and endings where the app is", async () => {
    await start();
    const one = await connection();
    one.client.addEventListener("message", () => one.parcels().forEach((each) => one.ack(each)));
    const [ada, ben] = [fake.person("Ada"), fake.person("Ben")];
    const hall = fake.channel("hall", { members: [ada] });
    const elsewhere = fake.channel("elsewhere", { members: [ada], withApp: false });
    ben.joins(elsewhere);
    ada.invites(elsewhere, "app");
    ben.joins(hall);
    ben.leaves(hall);
    ada.archives(hall);
    ada.removes(elsewhere, "app");
    fake.uninstalls();
    const types = (): (string | undefined)[] => one.parcels().map(({ payload }) => payload.event?.type);
    await until("the last came", () => types().includes("app_uninstalled"));
    expect(types()).toHaveLength(7);
    expect(types()).toEqual(
      expect.arrayContaining([
        "member_joined_channel",
        "member_joined_channel",
        "member_left_channel",
        "member_left_channel",
        "channel_archive",
        "tokens_revoked",
        "app_uninstalled",
      ]),
    );
    expect(one.parcels()[0]?.payload).toMatchObject({
      type: "event_callback",
      team_id: fake.teamId,
      api_app_id: fake.appId,
      is_ext_shared_channel: false,
      authorizations: [{ team_id: fake.teamId, user_id: fake.botUserId, is_bot: true }],
      event: { user: fake.botUserId, channel: elsewhere.id, inviter: ada.id, channel_type: "C" },
    });
  });
});
