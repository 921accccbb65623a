import * as fc from "fast-check";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { faultsIn } from "../../../adapters/slack/limits.ts";
import { read } from "../../../adapters/chat/press.ts";
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
import type { Block, Field, Spoken, SpokenForm } from "../../../src/model/card.ts";
import type { Path, SessionId } from "../../../src/model/ids.ts";
import type { Page, RoundView } from "../../../src/platform/page.ts";
import type { RoomPage, RoomRound } from "../../../src/platform/room-page.ts";
import { openLibrary } from "../../../src/protocol/library.ts";
import { kinds } from "../../../src/rounds/index.ts";
import { checkBlocks, checkView, isTooLarge, isTooLong } from "../../fakes/slack/checks.ts";

/** Forty people in line, under the longest names. */
const aFloor = (words: Spoken): NonNullable<RoomRound["floor"]> => ({
  by: "queue",
  speech: "typed",
  turn: words,
  holder: null,
  turnLeft: null,
  order: Array.from({ length: 40 }, () => ({ words: words.words.slice(0, 60), fromPerson: true })),
  lines: [],
  mayPass: true,
});

const LANGUAGES = ["en", "fr", "ar"] as const;
const RUNS = 8;
const session = "3f9a1c7e-5b42-4d61-9c0e-8d1f2a3b4c5d" as SessionId;

/** Letters of one, two and three bytes, of several signs, and signs that JSON writes longer. */
const SCRIPTS = { Latin: "mot, ", Arabic: "كلمة ", Han: "字", signs: "👩‍👩‍👧𝒳", quotes: '"\n' } as const;
type Script = keyof typeof SCRIPTS;

/** Up to so many of something, most often that many. */
const many = <T>(one: fc.Arbitrary<T>, most: number): fc.Arbitrary<T[]> =>
  fc
    .tuple(one, one, one, fc.constantFrom(most, most, Math.floor(most / 2), 0))
    .map(([a, b, c, count]) => Array.from({ length: count }, (_, index) => [a, b, c][index % 3] as T));
const id = fc.constantFrom("a", "b").map(() => newId());

/** All that may be long, in one script, as a group writes: as long as it may be, as a rule. */
function longest(script: Script) {
  const unit = SCRIPTS[script];
  const words = (most: number): fc.Arbitrary<string> =>
    fc.constantFrom(1, 1, 1, 0.5, 0).map((share) => unit.repeat(Math.max(1, Math.floor((most * share) / unit.length))));
  const spoken = (most: number): fc.Arbitrary<Spoken> => words(most).map((each) => ({ words: each, fromPerson: true }));

  const choices = (most: number, chars: number) =>
    many(spoken(chars), most)
      .filter(({ length }) => length > 0)
      .map((all) => all.map((each) => ({ value: newId(), words: each })));

  const fieldWords: fc.Arbitrary<Field<Spoken>> = fc.tuple(spoken(300), words(1_000)).map(([label, value]) => ({
    is: "words",
    name: "words",
    label,
    maxChars: 2_000,
    lines: 3,
    value,
    required: true,
  }));
  const fields: fc.Arbitrary<readonly Field<Spoken>[]> = fc.oneof(
    fieldWords.map((field) => [field]),
    fc
      .tuple(spoken(600), choices(250, 75))
      .map(([label, options]) => [
        { is: "choice" as const, name: "side", label, options, value: options[0]?.value ?? "", required: false },
      ]),
    fc
      .tuple(spoken(600), choices(60, 2_000), fieldWords)
      .map(([label, options, field]) => [
        { is: "many" as const, name: "items", label, options, chosen: options.slice(0, 3).map(({ value }) => value), max: 60 },
        field,
      ]),
    fc
      .tuple(spoken(600), choices(45, 2_000), fc.integer({ min: 1, max: 10 }))
      .map(([label, options, places]) => [
        { is: "ranking" as const, name: "ranking", label, places, options, chosen: options.slice(0, 2).map(({ value }) => value) },
      ]),
    fc
      .tuple(spoken(600), choices(45, 2_000))
      .map(([label, options]) => [
        { is: "dots" as const, name: "dots", label, total: 50, perItem: 50, options, given: { [options[0]?.value ?? ""]: 7 } },
      ]),
  );
  const form: fc.Arbitrary<SpokenForm> = fc
    .record({ title: fc.option(spoken(600)), assurance: many(spoken(300), 5), fields, submit: spoken(60) })
    .map((made) => ({ is: "form", command: "vote", args: { key: newId(), path: "cycle[12]/branch[group-b]/round" }, ...made }));

  const block: fc.Arbitrary<Block<Spoken>> = fc.oneof(
    fc
      .tuple(fc.constantFrom("title", "plain", "notice", "small", "quote"), spoken(4_000))
      .map(([tone, said]) => ({ is: "text" as const, tone, words: said })),
    fc.tuple(fc.boolean(), many(spoken(2_000), 40)).map(([ordered, entries]) => ({ is: "list" as const, ordered, entries })),
    fc.tuple(spoken(200), spoken(40), many(many(spoken(280), 5), 40)).map(([caption, column, rows]) => ({
      is: "table" as const,
      caption,
      columns: [column, column, column, column, column],
      rows,
    })),
    form,
    fc.tuple(spoken(120), fc.constantFrom("main", "plain", "danger"), fc.integer({ min: 1, max: 200 })).map(([said, weight, count]) => ({
      is: "button" as const,
      command: "organise",
      args: { do: "merge", items: Array.from({ length: count }, () => newId()).join(",") },
      words: said,
      weight,
    })),
  );

  const head = fc.record({ title: spoken(120), dueAt: fc.option(fc.constant(1_795_638_540_000)), blocks: many(block, 4), path: id }).map(
    (made) =>
      ({
        path: made.path as unknown as Path,
        title: made.title,
        number: 17,
        of: 40,
        kind: "collect",
        phase: "open",
        stage: "open",
        heldFor: null,
        askedAgain: true,
        dueAt: made.dueAt,
        timeIsUp: false,
        lastCall: null,
        notYet: null,
        card: { blocks: made.blocks },
      }) satisfies RoundView,
  );

  const person = fc.tuple(words(80), words(60), words(60)).map(([name, roleName, side]) => ({
    person: newId() as never,
    name,
    role: "participant" as const,
    roleName,
    side,
    state: "present" as const,
    accepted: true,
    presence: null,
  }));
  const line = fc.tuple(words(80), spoken(1_000)).map(([name, said]) => ({ byTeam: false, name, words: said }));

  const page: fc.Arbitrary<Page> = fc
    .record({
      title: spoken(200),
      sentences: many(spoken(2_000), 20),
      names: fc.tuple(words(80), words(60), words(60)),
      sides: many(words(60), 8),
      titles: many(spoken(120), 40),
      now: many(head, 3),
      card: many(block, 2),
      people: many(person, 60),
      lines: many(line, 30),
      controls: many(block, 12),
      isTeam: fc.boolean(),
      terms: fc.constantFrom(false, false, false, true),
      state: fc.constantFrom("present", "present", "present", "invited", "left"),
      role: fc.constantFrom("facilitator", "cofacilitator", "participant"),
    })
    .map(
      ({
        title,
        sentences,
        names: [name, roleName, side],
        sides,
        titles,
        now,
        card,
        people,
        lines,
        controls,
        isTeam,
        terms,
        state,
        role,
      }) => ({
        session,
        version: 7,
        rehearsal: true,
        status: "running",
        title,
        question: title,
        you: { person: newId() as never, name, role, roleName, side, state },
        terms: terms ? { version: 2, paragraphs: sentences } : null,
        named: {},
        newLinks: sentences,
        aside: {
          insert: null,
          announcements: sentences.map((said) => ({ words: said, to: title, isForAll: true })),
          line: isTeam ? null : lines,
          signals: [],
          heldBecause: null,
        },
        sides: sides.map((each) => ({ side: newId(), name: each })),
        rounds: titles.map((each) => ({ title: each, is: "next", minutes: 5, at: null })),
        now,
        results: titles.slice(0, 12).map((each) => ({ title: each, card: { blocks: card } })),
        artefacts: [],
        team: isTeam
          ? {
              people,
              knocks: [],
              signals: [{ signal: "line", names: people.map((each) => each.name) }],
              lines: people.slice(0, 5).map((each) => ({ person: each.person, name: each.name, said: lines })),
              notes: name,
              parked: sentences,
              presses: sentences,
              hours: null,
              mode: "live",
              enough: { a: true },
              controls,
            }
          : null,
        destroyAt: null,
        endsIfIdleAt: null,
        summaryUntil: null,
        regime: sentences.slice(0, 6),
        startsAt: null,
        zones: [],
        missed: null,
      }),
    );
  return { words, form, page, head };
}

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
      fc.property(page, words(300), (shown, notice) => {
        for (let leaf = 0; ; leaf++) {
          const view = pageView(shown, t, leaf, [notice]);
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
          ...now.map((round) => opened(room, { ...round, blocks: round.card.blocks, floor: null }, t)),
          ...results.slice(0, 2).map((result) => released(room, { ...result, path: "p" as Path }, t)),
        ];
        for (const round of now) {
          const { text, blocks } = sheetOf(floor(room, { ...round, blocks: round.card.blocks, floor: aFloor(title) }, t), t);
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
