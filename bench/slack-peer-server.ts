import { createServer } from "node:http";
import { App, HTTPReceiver } from "@slack/bolt";
import { silent } from "../adapters/slack/quiet.ts";

/** The least that Bolt needs: every command and every button is acknowledged, and nothing else is done. Ends with its standard input. */
const { SLACK_BOT_TOKEN: token = "", SLACK_SIGNING_SECRET: signingSecret = "", SLACK_API_URL: slackApiUrl = "" } = process.env;
const receiver = new HTTPReceiver({ signingSecret, endpoints: "/slack/events", logger: silent });
const app = new App({ token, receiver, logger: silent, clientOptions: { slackApiUrl, logger: silent }, tokenVerificationEnabled: false });
app.command(/.*/s, ({ ack }) => ack());
app.action(/.*/s, ({ ack }) => ack());
const server = createServer((request, response) => receiver.requestListener(request, response));
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.stdout.write(`${typeof address === "object" ? address?.port : ""}\n`);
});
process.stdin.resume().on("end", () => process.exit(0));
