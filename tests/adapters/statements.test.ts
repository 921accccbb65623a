import { describe, expect, test } from "vitest";
import { optionsOf } from "../../adapters/chat/receive/options.ts";
import { speechIn } from "../../adapters/chat/speech.ts";
import { controlsOf } from "../../adapters/discord/render/controls.ts";
import { draftSheet } from "../../adapters/discord/render/draft.ts";
import { modalOf } from "../../adapters/discord/render/modal.ts";
import { valuesOf, type State } from "../../adapters/slack/receive/values.ts";
import { formView } from "../../adapters/slack/render/form.ts";
import { vote } from "../../commands/vote.ts";
import { say } from "../../src/cards/messages.ts";
import { speakForm, type Resolvers } from "../../src/cards/speak.ts";
import type { SessionId } from "../../src/model/ids.ts";
import { pulse } from "../../src/rounds/pulse/index.ts";
import { aTable } from "../rounds/table.ts";

const LANGUAGES = ["en", "fr", "ar"] as const;

/** The longest pulse there is, as a delegate reads it in this language. */
function form(language: (typeof LANGUAGES)[number], mine: unknown = null) {
  const { round } = aTable(pulse, {
    spec: {
      kind: "pulse",
      id: "post",
      title: "t-title",
      who: { roles: "voices" },
      instrument: "working-trust-8",
      wave: "post",
      link: "pairedInMemory",
      minN: 8,
    },
  });
  const cedar = { id: "cedar", role: "delegate", side: "upper" } as never;
  const block = pulse.show(round, cedar, 0, mine, () => null).blocks.find((each) => each.is === "form");
  if (block?.is !== "form") throw new Error("no form");
  const assurance = Array.from({ length: 6 }, () => ({ say: "consent.links.session" }));
  const from = { message: (key: string, args: never) => say(language, key, args) } as unknown as Resolvers;
  return speakForm({ ...block, assurance }, from);
}

const draft = (language: (typeof LANGUAGES)[number]) => ({
  id: "draft",
  who: "1/2",
  form: form(language),
  heading: "Before we part",
  press: null,
  channel: null,
  values: new Map<string, readonly string[]>(),
  leaf: 0,
});

describe.each(LANGUAGES)("a questionnaire of eight statements, in %s,", (language) => {
  const t = speechIn(language, "discord");

  test("is more than a window of Discord takes, and stands in one message with a menu for each", () => {
    expect(modalOf(form(language), "m", "Before we part", t)).toBeNull();
    const sheet = JSON.stringify(draftSheet(draft(language), t).components);
    for (let index = 0; index < 8; index++) expect(sheet).toContain(`"custom_id":"d|draft|pick|${index}"`);
    expect(sheet).not.toContain("d|draft|more|");
    for (const { label } of controlsOf(form(language), t)) expect(sheet).toContain(label);
  });

  test("is one window of Slack, in which each may be left open", () => {
    const view = formView(form(language), { session: "s" as SessionId, does: "form" }, "Before we part", speechIn(language, "slack"));
    const inputs = view.blocks.filter((block) => block.type === "input");
    expect(inputs).toHaveLength(8);
    for (const input of inputs) expect(input).toMatchObject({ optional: true, element: { type: "static_select" } });
  });
});

test("what was chosen is what lies in the box, from each platform alike, and what was left open is not there", () => {
  const sealed = { do: "seal", path: "here", act: { answers: { wt1: 7, dq1: 2 } }, said: "judge.received" };
  const { args } = form("en");
  const intent = (values: ReadonlyMap<string, readonly string[]>) => vote.run(vote.options.parse(optionsOf(values, args)));
  expect(
    intent(
      new Map([
        ["wt1", ["7"]],
        ["dq1", ["2"]],
      ]),
    ),
  ).toEqual(sealed);
  const state: State = {
    wt1: { value: { selected_option: { value: "7" } } },
    wt2: { value: { selected_option: null } },
    dq1: { value: { selected_option: { value: "2" } } },
  };
  expect(intent(valuesOf(state))).toEqual(sealed);
  // A browser sends the fields that were left open as well.
  expect(vote.run(vote.options.parse({ ...args, wt1: "7", wt2: "", dq1: "2" }))).toEqual(sealed);
});
