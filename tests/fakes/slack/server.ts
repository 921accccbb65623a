import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { serveMethod } from "./api.ts";
import { readBody, readUpload } from "./body.ts";
import type { Parcel, Receipt } from "./delivery.ts";
import { someEvents } from "./events.ts";
import { someFaults, type Faults } from "./faults.ts";
import { takeUpload } from "./methods/files.ts";
import { EVENTS, SCOPES, type ChannelOptions, type PersonOptions, type SlackOptions } from "./options.ts";
import { somebody } from "./people.ts";
import type { Person } from "./person.ts";
import { someRates } from "./rates.ts";
import { aRecorder, type Ack, type Call, type Violation } from "./recorder.ts";
import { serveResponseUrl } from "./response-url.ts";
import { signedRequests } from "./signed.ts";
import { socketMode } from "./socket.ts";
import { addChannel, aState, type Channel, type User } from "./state.ts";
import type { World } from "./world.ts";

/** A workspace with one app in it. */
export interface FakeSlack {
  readonly url: string;
  /** For `clientOptions.slackApiUrl`. */
  readonly apiUrl: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly teamId: string;
  readonly appId: string;
  readonly botUserId: string;
  readonly faults: Faults;
  readonly calls: readonly Call[];
  readonly acks: readonly Ack[];
  /** What the app did wrong, whether Slack refuses it or lets it pass (`accepted`). */
  readonly violations: readonly Violation[];
  callsTo(method: string): readonly Call[];
  /** Every body that left the app in which these words stand. */
  bodiesWith(words: string): readonly (Call | Ack)[];
  person(name: string, options?: PersonOptions): Person;
  channel(name: string, options?: ChannelOptions): Channel;
  channelNamed(name: string): Channel | null;
  readonly channels: readonly Channel[];
  /** Open Socket Mode connections. */
  readonly connections: number;
  /** Makes every connection go and come again. */
  refreshSockets(): void;
  cutSockets(): void;
  /** Sends the app a payload of any shape, as Slack would not. */
  sends(parcel: Pick<Parcel, "kind" | "payload">): Promise<Receipt>;
  /** Moves the fake's clock: triggers, response_urls and rate limits age. */
  advance(ms: number): void;
  /** Stops the fake's clock, so that only `advance` moves it. */
  stopClock(): void;
  /** Resolves when no event is on its way; with nobody connected an event waits, and so does this. */
  idle(): Promise<void>;
  deactivates(person: Person): void;
  /** Takes the app out of the workspace. */
  uninstalls(): void;
  close(): Promise<void>;
}

async function serve(world: World, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await readBody(request);
  const { pathname } = new URL(request.url ?? "/", "http://fake");
  const [, first, ...rest] = pathname.split("/");
  if (first === "api") return serveMethod(world, rest.join("/"), request, response, body);
  if (world.faults.isAway) return void request.socket.destroy();
  if (first === "respond") {
    const { status, answer } = serveResponseUrl(world, pathname, body);
    return void response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(answer));
  }
  if (first === "upload") {
    const content = await readUpload(request, body);
    world.recorder.call({ method: "upload", arguments: { content: content.toString() }, token: "none", error: null });
    const taken = takeUpload(world, rest.at(-1) ?? "", content);
    if (taken === false) world.recorder.violation("upload", "wrong_length", ["not as many bytes as were announced"]);
    return void response.writeHead(taken ? 200 : 400).end(taken ? `OK - ${content.length}` : "no");
  }
  response.writeHead(404).end();
}

/**
 * Starts a fake Slack on this machine.
 *
 * @example
 * const fake = await startSlack();
 * const app = new App({ socketMode: true, appToken: fake.appToken, token: fake.botToken, clientOptions: { slackApiUrl: fake.apiUrl } });
 */
export async function startSlack(options: SlackOptions = {}): Promise<FakeSlack> {
  const { deliver = "socket", ackWithinMs = 3_000 } = options;
  const state = aState(options.scopes ?? SCOPES);
  const { clock, ids } = state;
  const recorder = aRecorder(clock.now);
  const faults = someFaults();
  const limits = options.limits === true ? { burst: 3 } : options.limits || null;
  const sockets = deliver === "socket" ? socketMode(state, recorder, ackWithinMs) : null;
  const address = deliver === "socket" ? "" : deliver.http;
  const transport =
    sockets ??
    signedRequests(
      () => (typeof address === "string" ? address : address()),
      deliver === "socket" ? "" : deliver.signingSecret,
      recorder,
      ackWithinMs,
      Date.now,
    );
  const events = someEvents(state, faults, transport, {
    subscribed: options.events ?? EVENTS,
    retriesMs: options.eventRetriesMs ?? [0, 60_000, 300_000],
    isHttp: sockets === null,
  });
  const timers = new Set<NodeJS.Timeout>();
  const organisations = new Map<string, string>();
  let url = "";

  const world: World = {
    state,
    recorder,
    faults,
    rates: someRates(clock, limits),
    events,
    settings: {
      triggerLivesMs: options.triggerLivesMs ?? 3_000,
      commands: options.commands ?? null,
      shortcuts: options.shortcuts ?? null,
    },
    url: () => url,
    ticket: () => sockets?.ticket() ?? null,
    send: (parcel) => transport.send({ ...parcel, retry: null }),
    later: (ms, work) => void timers.add(setTimeout(work, Math.min(ms, 2 ** 31 - 1))),
  };

  const server = createServer((request, response) => {
    serve(world, request, response).catch((error: unknown) => {
      recorder.violation("fake", "crash", [error instanceof Error ? (error.stack ?? error.message) : String(error)]);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  server.on("upgrade", (request, stream, head) => {
    if (sockets) sockets.upgrade(request, stream, head);
    else stream.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  function teamOf(organisation: string): string {
    const known = organisations.get(organisation) ?? ids.id("T");
    organisations.set(organisation, known);
    return known;
  }

  return {
    url,
    apiUrl: `${url}/api/`,
    botToken: state.tokens.bot,
    appToken: state.tokens.app,
    teamId: state.team.id,
    appId: state.app.id,
    botUserId: state.bot.id,
    faults,
    calls: recorder.calls,
    acks: recorder.acks,
    violations: recorder.violations,
    callsTo: recorder.callsTo,
    bodiesWith: (words) => recorder.bodiesWith(words),
    person(name, { kind = "member", organisation = "Elsewhere", postOnly = false, timeZone = "Europe/London", locale = "en-GB" } = {}) {
      const user: User = {
        id: ids.id("U"),
        name,
        kind,
        teamId: kind === "external" ? teamOf(organisation) : state.team.id,
        timeZone,
        locale,
        canUseApps: !postOnly,
        isDeactivated: false,
      };
      state.users.set(user.id, user);
      return somebody(world, user);
    },
    channel(name, { kind = "public", members = [], withApp = true, posters, isShared = false, isArchived = false } = {}) {
      return addChannel(state, {
        kind,
        name,
        members: [...members.map(({ id }) => id), ...(withApp ? [state.bot.id] : [])],
        posters: posters?.map((who) => (who === "app" ? state.bot.id : who.id)) ?? null,
        isShared,
        isArchived,
        creator: members[0]?.id ?? state.bot.id,
      });
    },
    channelNamed: (name) => [...state.channels.values()].find((channel) => channel.name === name) ?? null,
    get channels() {
      return [...state.channels.values()];
    },
    get connections() {
      return sockets?.connections ?? 0;
    },
    refreshSockets: () => sockets?.refresh(),
    cutSockets: () => sockets?.cut(),
    sends: (parcel) => transport.send({ ...parcel, retry: null }),
    advance: clock.advance,
    stopClock: clock.stop,
    idle: () => events.idle(),
    deactivates(person) {
      const user = state.users.get(person.id);
      if (user) user.isDeactivated = true;
    },
    uninstalls() {
      state.isInstalled = false;
      void events.emit({ type: "tokens_revoked", tokens: { oauth: [], bot: [state.bot.id] } });
      void events.emit({ type: "app_uninstalled" });
    },
    async close() {
      events.close();
      timers.forEach(clearTimeout);
      await transport.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
