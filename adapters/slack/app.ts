import type { RequestListener } from "node:http";
import { App, HTTPReceiver, type Receiver } from "@slack/bolt";
import { z } from "zod";
import type { Port } from "../../src/platform/port.ts";
import { createOnce } from "../once.ts";
import { apiOf, clients, outcomeOf, type Client } from "./client.ts";
import { createOrder } from "../chat/deliver/order.ts";
import { createPace } from "../chat/deliver/pace.ts";
import { createTroubles } from "../../src/engine/troubles.ts";
import { portFor } from "../chat/deliver/port.ts";
import { createReach } from "../chat/deliver/reach.ts";
import { surfaceOf } from "./deliver/surface.ts";
import { createSideRooms } from "./deliver/side-rooms.ts";
import type { SlackDeps } from "./deps.ts";
import { SlackFault, faultOf } from "./fault.ts";
import { RATE } from "./limits.ts";
import { lackingScopes } from "./manifest.ts";
import { createPeople } from "../chat/people.ts";
import { createTries } from "../chat/receive/link.ts";
import { onLink } from "./receive/link.ts";
import { LINK } from "./render/link.ts";
import { profileOf } from "./people.ts";
import { silent } from "./quiet.ts";
import { signedOnly } from "./receive/signed.ts";
import type { Parts } from "./receive/parts.ts";
import { onCommand } from "./receive/command.ts";
import { showHome } from "./receive/home.ts";
import { somebody, type Somebody } from "../chat/receive/person.ts";
import { onPlan } from "./receive/plan.ts";
import { onPress } from "./receive/press.ts";
import { onSubmit } from "./receive/submit.ts";
import { socketReceiver } from "./receive/sockets.ts";
import { stateSchema } from "./receive/values.ts";
import { whisperBy, type Whisper } from "./receive/whisper.ts";
import { FORM } from "./render/form.ts";
import { PLAN } from "./render/plan.ts";

/** Where Slack sends its requests, where there is a signing secret and a public address. */
export const EVENTS_PATH = "/slack/events";

export interface Slack {
  readonly port: Port;
  /** For requests to `EVENTS_PATH`; null: over a socket. */
  readonly handler: RequestListener | null;
  close(): Promise<void>;
}

/** How long Slack may take to say where a socket is. */
const CONNECT_MS = 10_000;
/** Slack delivers an event again for an hour at most. */
const EVENT_LIVES_MS = 2 * 3_600_000;

/**
 * Slack's door. `receives`: false in a process that only posts. Throws `SlackFault` with what to do where a token or a scope is missing; nothing of the other doors
 * depends on it.
 */
export async function openSlack(deps: SlackDeps, receives: boolean): Promise<Slack> {
  const { interactive, posting } = clients(deps.settings);
  const us = await introduced(interactive);
  const people = createPeople(
    "slack",
    (_team, user) => profileOf(interactive, user),
    () => deps.clock.now(),
  );
  const pace = createPace(RATE, () => deps.clock.now(), deps.wait);
  const reach = createReach(() => posting.auth.test(), outcomeOf);
  const order = createOrder(() => deps.clock.now());
  const parts: Parts = { deps, people, tries: createTries(), sent: createOnce() };
  const listen = (app: App): void => listeners(app, parts, interactive, us.home);
  const { handler, close } = receives ? await connected(deps, us, listen) : { handler: null, close: async () => {} };
  const troubles = createTroubles(deps.engine.places);
  const sideRooms = createSideRooms(deps, troubles, posting, pace, reach);
  const port = portFor({ deps, surface: surfaceOf(posting, pace, reach), order, sideRooms, troubles });
  const closeAll = (): Promise<void> => {
    pace.close();
    return close();
  };
  return { port, handler, close: closeAll };
}

/** The app as Slack knows it. */
interface Us {
  readonly home: string;
  readonly botId: string | undefined;
  readonly botUserId: string | undefined;
}

async function introduced(client: Client): Promise<Us> {
  const known = await outcomeOf(client.auth.test());
  if (known.is !== "ok") throw faultOf(known.is === "later" ? "NO_ANSWER" : known.code);
  const lacking = lackingScopes(known.value.response_metadata?.scopes ?? null);
  if (lacking.length > 0)
    throw new SlackFault(
      "SCOPES",
      `The Slack app lacks ${lacking.join(", ")}.`,
      "Add them under oauth_config.scopes.bot of its manifest (`npx parley slack manifest` prints it), and install the app again.",
    );
  if (!known.value.team_id) throw faultOf("invalid_auth");
  return { home: known.value.team_id, botId: known.value.bot_id, botUserId: known.value.user_id };
}

async function connected(
  { settings, engine, log }: SlackDeps,
  { botId, botUserId }: Us,
  listen: (app: App) => void,
): Promise<Pick<Slack, "handler" | "close">> {
  const made = (receiver: Receiver): App => {
    const app = new App({
      token: settings.botToken,
      // Known already: otherwise the library asks for it before each thing somebody does.
      ...(botId === undefined || botUserId === undefined ? {} : { botId, botUserId }),
      receiver,
      logger: silent,
      clientOptions: { ...apiOf(settings), logger: silent, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true },
      tokenVerificationEnabled: false,
      ignoreSelf: true,
    });
    app.error(async ({ code }) => log.fault("slack", typeof code === "string" ? code : "LISTENER"));
    listen(app);
    return app;
  };
  if (settings.signingSecret !== undefined) {
    const receiver = new HTTPReceiver({
      signingSecret: settings.signingSecret,
      endpoints: EVENTS_PATH,
      logger: silent,
      bodyLimit: "1mb",
      // Signed, and none of the shapes that Slack sends.
      processEventErrorHandler: async ({ response }) => {
        log.fault("slack", "PAYLOAD");
        if (!response.headersSent) response.writeHead(400).end();
        return false;
      },
    });
    made(receiver);
    const handler = signedOnly(settings.signingSecret, (request, response) => receiver.requestListener(request, response), engine.places);
    return { handler, close: async () => {} };
  }
  if (settings.appToken === undefined)
    throw new SlackFault(
      "NO_DOOR",
      "SLACK_BOT_TOKEN is set, and neither SLACK_APP_TOKEN nor SLACK_SIGNING_SECRET.",
      "Set SLACK_APP_TOKEN for a socket, or SLACK_SIGNING_SECRET and PARLEY_URL for requests.",
    );
  const app = made(
    socketReceiver({
      appToken: settings.appToken,
      clientOptions: { ...apiOf(settings), retryConfig: { retries: 0 }, rejectRateLimitedCalls: true, timeout: CONNECT_MS },
      onFault: (code) => log.fault("slack socket", code),
    }),
  );
  try {
    await app.start();
  } catch (error) {
    await app.stop();
    throw faultOf((error as { data?: { error?: string } }).data?.error ?? "NO_ANSWER", "SLACK_APP_TOKEN");
  }
  return { handler: null, close: async () => void (await app.stop()) };
}

const who = z.looseObject({ id: z.string().max(40) });
const action = z.looseObject({ type: z.string(), value: z.string().max(3_000).optional() });
const acted = z.looseObject({
  user: who,
  trigger_id: z.string().max(400).default(""),
  actions: z.array(action).min(1),
  view: z
    .looseObject({
      id: z.string(),
      type: z.string().default("modal"),
      private_metadata: z.string().max(3_000).default(""),
      callback_id: z.string().default(""),
    })
    .optional(),
});
const submitted = z.looseObject({
  user: who,
  view: z.looseObject({
    id: z.string(),
    private_metadata: z.string().max(3_000).default(""),
    previous_view_id: z.string().nullish(),
    state: z.looseObject({ values: stateSchema }),
  }),
});
const command = z.looseObject({
  user_id: z.string().max(40),
  channel_id: z.string().max(40),
  trigger_id: z.string().max(400),
  text: z.string().max(4_000).default(""),
});
const shortcut = z.looseObject({ user: who, trigger_id: z.string().max(400) });
const homeOpened = z.looseObject({
  event_id: z.string().max(100),
  event: z.looseObject({ user: z.string().max(40), tab: z.string().optional() }),
});

/** The same for sockets and requests. What is no payload of ours is acknowledged and left. */
function listeners(app: App, parts: Parts, client: Client, home: string): void {
  const whisperer = (respond: Parameters<typeof whisperBy>[0], { t }: Somebody): Whisper => whisperBy(respond, t, parts.deps.wait);

  /** In a modal what is to be said is shown there already; a home has it on top. */
  const inView =
    (one: Somebody, kind: string): Whisper =>
    async (words) => {
      if (kind === "home") await showHome(parts, client, one, words);
    };

  app.command(/^\/parley/, async ({ ack, body, respond }) => {
    await ack();
    const given = command.safeParse(body);
    if (!given.success) return;
    const one = await somebody(parts.people, home, given.data.user_id);
    const { text: words, channel_id: channel, trigger_id: trigger } = given.data;
    await onCommand(parts, client, { who: one, words, channel, trigger, whisper: whisperer(respond, one) });
  });

  app.action(/.*/s, async ({ ack, body, respond }) => {
    await ack();
    const given = acted.safeParse(body);
    const value = given.success ? given.data.actions[0]?.value : undefined;
    if (!given.success || value === undefined) return;
    const one = await somebody(parts.people, home, given.data.user.id);
    const { view, trigger_id: trigger } = given.data;
    const whisper = view ? inView(one, view.type) : whisperer(respond, one);
    await onPress(parts, client, {
      who: one,
      value,
      trigger,
      view: view?.type === "modal" ? { id: view.id, metadata: view.private_metadata } : null,
      whisper,
    });
  });

  app.view(FORM, async ({ ack, body }) => {
    const given = submitted.safeParse(body);
    if (!given.success) return ack();
    const { user, view } = given.data;
    const reply = await onSubmit(parts, client, {
      who: await somebody(parts.people, home, user.id),
      metadata: view.private_metadata,
      state: view.state.values,
      viewId: view.id,
      underId: view.previous_view_id ?? null,
    });
    return reply === undefined ? ack() : ack(reply);
  });

  for (const [callback, on] of [
    [PLAN, onPlan],
    [LINK, onLink],
  ] as const)
    app.view(callback, async ({ ack, body }) => {
      const given = submitted.safeParse(body);
      if (!given.success) return ack();
      const one = await somebody(parts.people, home, given.data.user.id);
      const { private_metadata: metadata, state, id: viewId } = given.data.view;
      const reply = await on(parts, client, { who: one, metadata, state: state.values, viewId });
      return reply === undefined ? ack() : ack(reply);
    });

  app.view({ callback_id: /.*/s, type: "view_closed" }, ({ ack }) => ack());

  app.shortcut("parley", async ({ ack, body }) => {
    await ack();
    const given = shortcut.safeParse(body);
    if (!given.success) return;
    const one = await somebody(parts.people, home, given.data.user.id);
    // There is no channel to say anything in, so what does not open shows nothing.
    await onCommand(parts, client, { who: one, words: "", channel: null, trigger: given.data.trigger_id, whisper: async () => {} });
  });

  app.event("app_home_opened", async ({ body }) => {
    const given = homeOpened.safeParse(body);
    if (!given.success || (given.data.event.tab !== undefined && given.data.event.tab !== "home")) return;
    if (!(await parts.deps.engine.places.isFirst(given.data.event_id, EVENT_LIVES_MS))) return;
    await showHome(parts, client, await somebody(parts.people, home, given.data.event.user));
  });
}
