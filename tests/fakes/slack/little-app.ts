import { App, HTTPReceiver, SocketModeReceiver, type types } from "@slack/bolt";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { quiet } from "./quiet.ts";
import type { SlackOptions } from "./options.ts";
import { startSlack, type FakeSlack } from "./server.ts";

/**
 * A small app made with Bolt: a command opens a form, the form's words become a message with a button, the button
 * counts in the message, thanks whoever pressed it, and keeps their home up to date.
 */

const SIGNING_SECRET = "a secret that signs";

export type Way = "socket" | "http";
export type BoltApp = App;

export interface Running {
  readonly fake: FakeSlack;
  readonly app: BoltApp;
  readonly errors: readonly string[];
  readonly stop: () => Promise<void>;
}

export interface RunningOptions extends SlackOptions {
  /** What the fake signs with. */
  readonly signingSecret?: string;
  /** How long the app's sockets wait for a pong, and before they come again. */
  readonly pingTimeoutMs?: number;
}

/** Starts a fake Slack and an app on it, over one of the two transports. */
export async function running(way: Way, listen: (app: BoltApp) => void, options: RunningOptions = {}): Promise<Running> {
  const { signingSecret = SIGNING_SECRET, pingTimeoutMs = 5_000, ...slack } = options;
  let server: Server | null = null;
  const url = (): string => `http://127.0.0.1:${(server?.address() as AddressInfo | null)?.port ?? 1}/slack/events`;
  const deliver = way === "socket" ? ("socket" as const) : { http: url, signingSecret };
  const fake = await startSlack({ deliver, ...slack });
  const logger = quiet();
  const clientOptions = { slackApiUrl: fake.apiUrl, retryConfig: { retries: 0 }, logger };
  const how =
    way === "socket"
      ? {
          receiver: new SocketModeReceiver({
            appToken: fake.appToken,
            logger,
            clientPingTimeout: pingTimeoutMs,
            installerOptions: { clientOptions },
          }),
        }
      : { receiver: new HTTPReceiver({ signingSecret: SIGNING_SECRET, logger }) };
  const app = new App({ token: fake.botToken, clientOptions, logger, ...how });
  listen(app);
  const started: unknown = await app.start(0);
  if (way === "http") server = started as Server;
  return {
    fake,
    app,
    errors: logger.errors,
    async stop() {
      await app.stop();
      await fake.close();
    },
  };
}

const plain = (text: string): types.PlainTextElement => ({ type: "plain_text", text });

export const form = (channel: string): types.ModalView => ({
  type: "modal",
  callback_id: "ask",
  private_metadata: channel,
  title: plain("Ask something"),
  submit: plain("Ask"),
  close: plain("Not now"),
  notify_on_close: true,
  blocks: [
    {
      type: "input",
      block_id: "question",
      label: plain("Question"),
      element: { type: "plain_text_input", action_id: "words", max_length: 200 },
    },
    {
      type: "input",
      block_id: "mood",
      optional: true,
      label: plain("Mood"),
      element: {
        type: "radio_buttons",
        action_id: "choice",
        options: [
          { text: plain("Calm"), value: "calm" },
          { text: plain("Heated"), value: "heated" },
        ],
      },
    },
  ],
});

const asked = (question: string, count: number): types.KnownBlock[] => [
  { type: "section", block_id: "asked", text: { type: "mrkdwn", text: `${question} (${count})` } },
  { type: "actions", block_id: "do", elements: [{ type: "button", action_id: "agree", text: plain("I agree"), value: question }] },
];

/** Puts the listeners of the little app on a Bolt app. */
export function littleApp(app: BoltApp): void {
  let count = 0;
  app.command("/ask", async ({ ack, body, client }) => {
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view: form(body.channel_id) });
  });
  app.view("ask", async ({ ack, view, client }) => {
    const question = view.state.values.question?.words?.value ?? "";
    if (!question.endsWith("?")) return ack({ response_action: "errors", errors: { question: "Not a question" } });
    await ack();
    await client.chat.postMessage({ channel: view.private_metadata, text: question, blocks: asked(question, 0) });
  });
  app.view({ callback_id: "ask", type: "view_closed" }, ({ ack }) => ack());
  app.action("agree", async ({ ack, body, action, client, respond }) => {
    await ack();
    if (body.type !== "block_actions" || action.type !== "button" || !body.channel || !body.message) return;
    count += 1;
    const question = action.value ?? "";
    await client.chat.update({ channel: body.channel.id, ts: body.message.ts, text: question, blocks: asked(question, count) });
    await client.chat.postEphemeral({ channel: body.channel.id, user: body.user.id, text: "Thank you" });
    await respond({ text: "Counted", response_type: "ephemeral", replace_original: false });
    await client.views.publish({
      user_id: body.user.id,
      view: { type: "home", blocks: [{ type: "section", text: { type: "mrkdwn", text: `You agreed ${count} time(s)` } }] },
    });
  });
  app.shortcut("ask_anywhere", async ({ ack, body, client }) => {
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view: form("") });
  });
  app.event("app_home_opened", async ({ event, client }) => {
    await client.views.publish({
      user_id: event.user,
      view: { type: "home", blocks: [{ type: "header", text: plain("Welcome") }] },
    });
  });
}
