import { expect, test } from "vitest";
import { manifest } from "../../../adapters/slack/manifest.ts";
import { LIMITS } from "../../../adapters/slack/limits.ts";
import { languages } from "../../../locales/index.ts";

/** Words that stand where Slack takes only few, in every language. */
const TITLES = ["chat.page", "chat.plan", "chat.plan.make", "chat.close"];
const BUTTONS = [
  "chat.open",
  "chat.write",
  "chat.vote",
  "chat.more",
  "chat.back",
  "chat.tryAgain",
  "assurance.elsewhere",
  "chat.confirm.yes",
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
