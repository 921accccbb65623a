import { expect, test } from "vitest";
import { manifest } from "../../../adapters/slack/manifest.ts";
import { LIMITS } from "../../../adapters/slack/limits.ts";
import { languages } from "../../../locales/index.ts";

/** Words that stand where Slack takes only few, in every language. */
const TITLES = ["slack.page", "slack.plan", "slack.plan.make", "slack.close"];
const BUTTONS = [
  "slack.open",
  "slack.write",
  "slack.vote",
  "slack.more",
  "slack.back",
  "slack.tryAgain",
  "assurance.elsewhere",
  "slack.confirm.yes",
];

test.each(languages)("titles and buttons fit whole, in $name", ({ messages }) => {
  for (const key of TITLES) expect(messages[key]?.length, key).toBeLessThanOrEqual(LIMITS.modalTitle);
  for (const key of BUTTONS) expect(messages[key]?.length, key).toBeLessThanOrEqual(LIMITS.button);
});

test("the manifest asks for nothing that reads a channel", () => {
  for (const requestUrl of [null, "https://parley.example.org/slack/events"]) {
    const text = JSON.stringify(manifest({ requestUrl }));
    expect(text).not.toMatch(/:history|im:|mpim:|admin|users:read\.email/);
    expect(text.includes("request_url")).toBe(requestUrl !== null);
    expect(text).toContain(`"socket_mode_enabled":${requestUrl === null}`);
  }
});
