import * as fc from "fast-check";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { faultsIn } from "../../../adapters/slack/limits.ts";
import { read } from "../../../adapters/slack/press.ts";
import { formView } from "../../../adapters/slack/render/form.ts";
import { homeView, seatsModal } from "../../../adapters/slack/render/home.ts";
import type { Home, Modal } from "../../../adapters/slack/render/kit.ts";
import { sheetOf, sheetsOf } from "../../../adapters/slack/render/layout.ts";
import { pageView } from "../../../adapters/slack/render/page.ts";
import { planView } from "../../../adapters/slack/render/plan.ts";
import { ended, floor, lobby, opened, released } from "../../../adapters/chat/render/room.ts";
import { teamForms, toolForm } from "../../../adapters/chat/render/tools.ts";
import { speechIn } from "../../../adapters/chat/speech.ts";
import { newId } from "../../../src/chance.ts";
import type { Path, SessionId } from "../../../src/model/ids.ts";
import type { Page } from "../../../src/platform/page.ts";
import type { RoomPage } from "../../../src/platform/room-page.ts";
import { openLibrary } from "../../../src/protocol/library.ts";
import { kinds } from "../../../src/rounds/index.ts";
import { checkBlocks, checkView, isTooLarge, isTooLong } from "../../fakes/slack/checks.ts";
import { aFloor, longest, many, SCRIPTS, session, type Script } from "../longest.ts";

const LANGUAGES = ["en", "fr", "ar"] as const;
const RUNS = 8;

/** What Slack, as its fake has it, would refuse, and what our own check finds. */
const wrongWith = (view: Modal | Home): readonly string[] => [
  ...faultsIn(view),
  ...checkView(view.type, structuredClone(view)).complaints.map(({ pointer, message }) => `${pointer}: ${message}`),
  ...(isTooLarge(view) ? ["view_too_large"] : []),
];
const wrongWithMessage = (text: string, blocks: Modal["blocks"]): readonly string[] => [
  ...faultsIn({ text, blocks }),
  ...checkBlocks("message", structuredClone(blocks), "").complaints.map(({ pointer, message }) => `${pointer}: ${message}`),
  ...(isTooLong(blocks) ? ["msg_blocks_too_long"] : []),
];

const holds = (property: fc.IProperty<unknown>): void =>
  fc.assert(property as fc.IProperty<[unknown]>, { numRuns: RUNS, seed: 20_261_125 });

const everyScript = (Object.keys(SCRIPTS) as Script[]).flatMap((script) => LANGUAGES.map((locale) => [locale, script] as const));

describe.each(everyScript)("in %s, however long what people wrote in %s, Slack takes", (locale, script) => {
  const t = speechIn(locale, "slack");
  const { words, form, page, head } = longest(script);

  test("every leaf of one's own page", () => {
    holds(
      fc.property(page, (shown) => {
        for (let leaf = 0; ; leaf++) {
          const view = pageView(shown, t, leaf);
          expect(wrongWith(view)).toEqual([]);
          const at = read(view.private_metadata);
          if (at?.does !== "page" || at.leaf !== leaf) break;
        }
      }),
    );
  });

  test("every form of a round", () => {
    holds(
      fc.property(form, words(120), words(300), (shown, heading, refusal) => {
        const press = { session, does: "form", command: shown.command, args: shown.args } as const;
        expect(wrongWith(formView(shown, press, heading, t, { refusal, confirm: true, browser: true }))).toEqual([]);
      }),
    );
  });

  test("every form of the team, and the line to it", () => {
    holds(
      fc.property(page, (shown) => {
        for (const { command } of [...teamForms(shown, t), { command: "tell", label: "" }]) {
          const tool = toolForm(shown, command, t);
          if (tool) expect(wrongWith(formView(tool, { session, does: "form", command }, t("chat.page"), t))).toEqual([]);
        }
      }),
    );
  });

  test("the home of somebody who sits in forty conversations, and the list to choose from; one of many groups is among them", () => {
    holds(
      fc.property(fc.array(page, { minLength: 1, maxLength: 3 }), head, words(300), (some, round, notice) => {
        const pages = Array.from({ length: 40 }, (_, index) => ({ ...(some[index % some.length] as Page), session: newId() as SessionId }));
        const groups = { ...(some[0] as Page), now: Array.from({ length: 60 }, () => round) };
        const channels = new Map([groups, ...pages].map((each) => [each.session as string, "C0123456789"]));
        const seats = { pages: [groups, ...pages], channels };
        for (const view of [homeView(seats, t, notice), seatsModal(seats, t)]) {
          expect(wrongWith(view)).toEqual([]);
          expect(JSON.stringify(view)).toContain(session);
        }
      }),
    );
  });

  test("the messages in which a round opens and what it gave is released", () => {
    holds(
      fc.property(page, ({ title, now, results }) => {
        const room = { session, title, question: title, startsAt: 1_795_638_540_000, destroyAt: 1_795_638_540_000 } as unknown as RoomPage;
        const messages = [
          lobby(room, t),
          ended(room, t),
          ...now.map((round) => opened(room, { ...round, blocks: round.card.blocks, isNamed: true, floor: null }, t)),
          ...results.slice(0, 2).map((result) => released(room, { ...result, path: "p" as Path }, t)),
        ];
        for (const round of now) {
          const { text, blocks } = sheetOf(
            floor(room, { ...round, blocks: round.card.blocks, isNamed: false, floor: aFloor(title) }, t),
            t,
          );
          expect(wrongWithMessage(text, [...blocks])).toEqual([]);
        }
        for (const { text, blocks } of messages.flatMap((each) => sheetsOf(each, t)))
          expect(wrongWithMessage(text, [...blocks])).toEqual([]);
      }),
    );
  });

  let library: Awaited<ReturnType<typeof openLibrary>>;
  beforeAll(async () => void (library = await openLibrary(fileURLToPath(new URL("../../../protocols", import.meta.url)), kinds, newId)));
  test("the form of a new conversation, with all that is wrong with it", () => {
    holds(
      fc.property(many(words(600), 12), fc.constantFrom(null, "C0123456789"), (faults, channel) => {
        expect(wrongWith(planView(library, locale, channel, t, faults))).toEqual([]);
      }),
    );
  });
});
