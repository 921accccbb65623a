import * as fc from "fast-check";
import { newId } from "../../src/chance.ts";
import type { Block, Field, Spoken, SpokenForm } from "../../src/model/card.ts";
import type { Path, SessionId } from "../../src/model/ids.ts";
import type { Page, RoundView } from "../../src/platform/page.ts";
import type { RoomRound } from "../../src/platform/room-page.ts";

/** Pages and forms as long as the core lets them become, to be laid out within the limits of a platform. */

/** Forty people in line, under the longest names. */
export const aFloor = (words: Spoken): NonNullable<RoomRound["floor"]> => ({
  by: "queue",
  speech: "typed",
  turn: words,
  holder: null,
  sitting: [],
  turnLeft: null,
  order: Array.from({ length: 40 }, () => ({ words: words.words.slice(0, 60), fromPerson: true })),
  lines: [],
  mayPass: true,
});

export const session = "3f9a1c7e-5b42-4d61-9c0e-8d1f2a3b4c5d" as SessionId;

/** Letters of one, two and three bytes, of several signs, and signs that are written longer: in JSON, or where they are not to be read as marks. */
export const SCRIPTS = { Latin: "mot, ", Arabic: "كلمة ", Han: "字", signs: "👩‍👩‍👧𝒳", quotes: '"\n', marks: "*_~|`>" } as const;
export type Script = keyof typeof SCRIPTS;

/** Up to so many of something, most often that many. */
export const many = <T>(one: fc.Arbitrary<T>, most: number): fc.Arbitrary<T[]> =>
  fc
    .tuple(one, one, one, fc.constantFrom(most, most, Math.floor(most / 2), 0))
    .map(([a, b, c, count]) => Array.from({ length: count }, (_, index) => [a, b, c][index % 3] as T));
const id = fc.constantFrom("a", "b").map(() => newId());

/** All that may be long, in one script, as a group writes: as long as it may be, as a rule. */
export function longest(script: Script) {
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
    fc
      .tuple(spoken(300), choices(25, 2_000), spoken(70), spoken(140), fc.integer({ min: 2, max: 11 }))
      .map(([label, items, answer, about, answers]) => [
        {
          is: "rating" as const,
          name: "choices",
          label,
          options: Array.from({ length: answers }, (_, index) => ({ value: String(index), words: answer })),
          items: items.map((item, at) => ({ ...item, number: 76 + at, about: [about, about], chosen: "1", reason: "because" })),
          reason: { label: about, maxChars: 280 },
          required: false,
        },
      ]),
    // As many pairs as one part of an influence map may ask, each with three short answers.
    fc.tuple(many(spoken(120), 50), fc.tuple(spoken(20), spoken(20), spoken(40))).map(([labels, answers]) =>
      // A form has one question at least.
      (labels.length > 0 ? labels : [answers[0]]).map((label, at) => ({
        is: "choice" as const,
        name: `pair.${at}-${at + 1}`,
        label,
        options: answers.map((words, index) => ({ value: ["yes", "no", "unsure"][index] ?? "", words })),
        value: "no",
        required: true,
      })),
    ),
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
    mark: newId().slice(0, 12),
    name,
    role: "participant" as const,
    roleName,
    side,
    state: "present" as const,
    accepted: true,
    presence: null,
  }));
  const line = fc.tuple(words(80), spoken(1_000)).map(([name, said]) => ({ byTeam: false, name, words: said }));

  /** What is kept of a group, at its longest. */
  const programme = fc
    .tuple(words(120), words(80), words(300), words(4_000), fc.boolean())
    .map(([name, title, why, covenant, isListed]) => ({
      name,
      meeting: 500,
      stages: Array.from({ length: 9 }, () => title),
      stage: { number: 9, title, why },
      covenant,
      isListed,
      mayMove: true,
      papers: [{ meeting: 499, number: 12, title }],
    }));

  const page: fc.Arbitrary<Page> = fc
    .record({
      programme: fc.option(programme),
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
        programme,
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
        results: titles
          .slice(0, 12)
          .map((each) => ({ path: "cycle[12]/branch[group-b]/round" as Path, title: each, card: { blocks: card } })),
        artefacts: [],
        team: isTeam
          ? {
              people: people.map((each, index) => ({ ...each, mark: `mark-${index}` })),
              knocks: [],
              places: sides.map((each, index) => ({
                platform: index % 2 === 0 ? "slack" : "discord",
                channel: `home/${each}`,
                shows: "room",
                showing: newId(),
                id: newId(),
              })),
              troubles: (["channel", "rooms", "members", "turns", "shut"] as const).map((is) => ({
                platform: "discord",
                channel: "home/hall",
                is,
                code: "50013",
              })),
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
        programme,
      }),
    );
  return { words, form, page, head };
}
