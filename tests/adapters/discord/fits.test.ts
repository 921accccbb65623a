import * as fc from "fast-check";
import { fileURLToPath } from "node:url";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { leafButtons, pageParts } from "../../../adapters/chat/render/page.ts";
import { seatsParts } from "../../../adapters/chat/render/home.ts";
import { ended, floor, lobby, opened, released } from "../../../adapters/chat/render/room.ts";
import { teamForms, toolForm } from "../../../adapters/chat/render/tools.ts";
import { helpFor } from "../../../adapters/chat/receive/sorts.ts";
import { speechIn } from "../../../adapters/chat/speech.ts";
import { LIMITS } from "../../../adapters/discord/limits.ts";
import { handedBack, told } from "../../../adapters/discord/receive/door.ts";
import type { Draft } from "../../../adapters/discord/drafts.ts";
import { controlsOf, type AnyForm } from "../../../adapters/discord/render/controls.ts";
import { draftSheet } from "../../../adapters/discord/render/draft.ts";
import { leavesOf, marked, sheetOf, sheetsOf, type Sheet } from "../../../adapters/discord/render/layout.ts";
import { modalOf, wordsModal, type Modal } from "../../../adapters/discord/render/modal.ts";
import { planForm } from "../../../adapters/discord/render/plan.ts";
import { newId } from "../../../src/chance.ts";
import type { Path, SessionId } from "../../../src/model/ids.ts";
import type { Page } from "../../../src/platform/page.ts";
import type { RoomPage } from "../../../src/platform/room-page.ts";
import { openLibrary } from "../../../src/protocol/library.ts";
import { kinds } from "../../../src/rounds/index.ts";
import { modal as modalForm } from "../../fakes/discord/checks/layout.ts";
import { messageFindings } from "../../fakes/discord/checks/message.ts";
import { ruleFindings } from "../../fakes/discord/checks/rules.ts";
import { findings } from "../../fakes/discord/complaints.ts";
import { menusIn } from "../../fakes/discord/finding.ts";
import type { SeenMessage } from "../../fakes/discord/seen.ts";
import type { Person } from "../../fakes/discord/person.ts";
import { asObjects, type Json } from "../../fakes/slack/json.ts";
import { aFloor, longest, many, SCRIPTS, session, type Script } from "../longest.ts";
import { alone, aServer, everybodyIn, next, plain, planned, presses, writes, type Server } from "./table.ts";

const LANGUAGES = ["en", "fr", "ar"] as const;
const RUNS = 8;
const V2 = 1 << 15;

/** What Discord, as its fake has it, would refuse. */
const wrongWith = ({ components, coded }: Sheet): readonly string[] => [
  ...messageFindings({ components, flags: V2 }, { form: "create", isV2: true, files: [] }).complaints.map(
    ({ path, message }) => `${path.map(String).join(".")}: ${message}`,
  ),
  ...coded.filter(({ id }) => id.length > LIMITS.customId).map(({ id }) => `too long: ${id}`),
];
const wrongWithModal = (modal: Modal): readonly string[] => {
  const given = structuredClone(modal) as unknown as Json;
  return [findings(modalForm, given, []), ruleFindings(asObjects(given.components), ["components"])].flatMap(({ complaints }) =>
    complaints.map(({ path, message }) => `${path.map(String).join(".")}: ${message}`),
  );
};

const draftOf = (form: AnyForm, heading: string, values: Draft["values"] = new Map()): Draft => ({
  id: newId(),
  who: "1/2",
  form,
  heading,
  press: null,
  channel: null,
  values,
  leaf: 0,
});

/** Every way a form is shown: as a window, in a message leaf by leaf, as it is and with all that was chosen and refused. */
function wrongWithForm(form: AnyForm, heading: string, refusal: string, t: ReturnType<typeof speechIn>): readonly string[] {
  const controls = controlsOf(form, t);
  const values = new Map(
    controls.map((control) => [
      control.name,
      control.is === "words"
        ? ["*".repeat(control.most)]
        : control.is === "options"
          ? control.options.slice(0, control.most).map(({ value }) => value)
          : Array.from({ length: control.most }, () => "123456789012345678"),
    ]),
  );
  const modal = modalOf(form, `m|${"x".repeat(LIMITS.customId - 2)}`, heading, t);
  const words = controls.flatMap((control) => (control.is === "words" ? [{ ...control, value: "*".repeat(control.most) }] : []));
  return [
    ...(modal ? wrongWithModal(modal) : []),
    ...(words.length > 0 ? wrongWithModal(wordsModal(words, "d|x|typed", heading, t)) : []),
    ...[draftOf(form, heading), draftOf(form, heading, values)].flatMap((draft) =>
      Array.from({ length: Math.ceil(controls.length / 8) + 1 }, (_, leaf) => leaf).flatMap((leaf) => [
        ...wrongWith(draftSheet({ ...draft, leaf }, t)),
        ...wrongWith(draftSheet({ ...draft, leaf }, t, { refusal, confirm: true })),
      ]),
    ),
  ];
}

const holds = (property: fc.IProperty<unknown>): void =>
  fc.assert(property as fc.IProperty<[unknown]>, { numRuns: RUNS, seed: 20_261_125, endOnFailure: true });

const everyScript = (Object.keys(SCRIPTS) as Script[]).flatMap((script) => LANGUAGES.map((locale) => [locale, script] as const));

describe.each(everyScript)("in %s, however long what people wrote in %s, Discord takes", (locale, script) => {
  const t = speechIn(locale, "discord");
  const { words, form, page, head } = longest(script);

  test("every leaf of one's own page", () => {
    holds(
      fc.property(page, (shown) => {
        const leaves = leavesOf(pageParts(shown, t), (at, count) => leafButtons({ session: shown.session, t }, at, count));
        for (const leaf of leaves) expect(wrongWith(leaf)).toEqual([]);
      }),
    );
  });

  test("every form of a round", () => {
    holds(
      fc.property(form, words(120), words(300), (shown, heading, refusal) => {
        expect(wrongWithForm(shown, heading, refusal, t)).toEqual([]);
      }),
    );
  });

  test("every form of the team, and the line to it", () => {
    holds(
      fc.property(page, words(300), (shown, refusal) => {
        for (const { command } of [...teamForms(shown, t), { command: "tell", label: "" }]) {
          const tool = toolForm(shown, command, t);
          if (tool) expect(wrongWithForm(tool, t("chat.page"), refusal, t)).toEqual([]);
        }
      }),
    );
  });

  test("the list of forty conversations to choose from, with the way to a new one", () => {
    holds(
      fc.property(fc.array(page, { minLength: 1, maxLength: 3 }), head, (some, round) => {
        const pages = Array.from({ length: 40 }, (_, index) => ({ ...(some[index % some.length] as Page), session: newId() as SessionId }));
        const groups = { ...(some[0] as Page), now: Array.from({ length: 60 }, () => round) };
        const channels = new Map([groups, ...pages].map((each) => [each.session as string, "123456789012345678"]));
        const [sheet] = leavesOf(seatsParts({ pages: [groups, ...pages], channels }, t, LIMITS.components), () => []);
        expect(wrongWith(sheet as Sheet)).toEqual([]);
        expect(JSON.stringify(sheet)).toContain(session);
        expect(JSON.stringify(sheet)).toContain(JSON.stringify(t("chat.plan")));
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
        const floors = now.map((round) =>
          sheetOf(floor(room, { ...round, blocks: round.card.blocks, isNamed: false, floor: aFloor(title) }, t)),
        );
        for (const sheet of [...floors, ...messages.flatMap((each) => sheetsOf(each))]) {
          expect(wrongWith(sheet)).toEqual([]);
          expect(wrongWith(marked(sheet, t("chat.again")))).toEqual([]);
        }
      }),
    );
  });

  test("what was done or refused, with the buttons under it", () => {
    const press = { session, does: "page" } as const;
    holds(
      fc.property(words(4_000), (said) => {
        for (const sheet of [
          told(said, { words: said, press, weight: "main" }),
          handedBack([said], said, { words: said, press, weight: "plain" }),
        ]) {
          expect(wrongWith(sheet)).toEqual([]);
          expect(sheet.coded).toHaveLength(1);
        }
      }),
    );
    expect(wrongWith(told(helpFor(t)))).toEqual([]);
  });

  let library: Awaited<ReturnType<typeof openLibrary>>;
  beforeAll(async () => void (library = await openLibrary(fileURLToPath(new URL("../../../protocols", import.meta.url)), kinds, newId)));
  test("the form of a new conversation, with all that is wrong with it", () => {
    holds(
      fc.property(many(words(600), 12), (faults) => {
        expect(wrongWithForm(planForm(library, locale, t), t("chat.plan"), faults.join("\n"), t)).toEqual([]);
      }),
    );
  });
});

/** What stands chosen in a menu. */
const chosenIn = ({ components }: SeenMessage, menu: string): readonly string[] =>
  menusIn(components)
    .filter(({ component }) => component.placeholder === menu)
    .flatMap(({ component }) => asObjects(component.options))
    .filter((option) => option.default === true)
    .map(({ label }) => String(label));

let at: Server | null = null;
afterEach(async () => {
  await at?.stop();
  at = null;
});

test("a ballot of thirty-five cards, two menus for each place: what was chosen last for a place counts, whichever menu it stood in", async () => {
  const discord = (at = await aServer());
  const group = await planned(discord, "ngt");
  const { hall, voices } = group;
  const cedar = voices[0] as Person;
  await everybodyIn(discord, group);
  await next(discord, group);
  for (const [index, voice] of voices.entries())
    for (const card of [1, 2, 3, 4, 5]) await writes(discord, voice, group, `Card ${index * 5 + card}`);
  for (let round = 0; round < 3; round++) await next(discord, group);
  await presses(discord, cedar, group, "Judge");
  const picks = async (menu: string, index: number): Promise<string> => {
    const there = alone(cedar, hall).menus.find(({ placeholder }) => placeholder === menu);
    if (!there)
      throw new Error(
        `no ${menu} among ${alone(cedar, hall)
          .menus.map(({ placeholder }) => placeholder)
          .join(", ")}`,
      );
    const option = there.options[index] ?? "";
    await cedar.picks(alone(cedar, hall), menu, option);
    await discord.idle();
    return option;
  };
  await picks("Place 1 (1–25)", 0);
  const chosen = [await picks("Place 1 (26–35)", 9)];
  expect(chosenIn(alone(cedar, hall), "Place 1 (1–25)")).toEqual([]);
  for (const place of [2, 3, 4]) chosen.push(await picks(`Place ${place} (1–25)`, place));
  await cedar.presses(alone(cedar, hall), "More");
  await discord.idle();
  chosen.push(await picks("Place 5 (26–35)", 0));
  await cedar.presses(alone(cedar, hall), "Send");
  await discord.settles();
  expect(plain(alone(cedar, hall).text)).toContain("Received, once");
  expect(plain(alone(cedar, hall).text)).not.toContain(`1. ${chosen[0]}`);
  await presses(discord, cedar, group, "Show the ballot I sent");
  expect(plain(alone(cedar, hall).text)).toContain(chosen.map((card, index) => `${index + 1}. ${card}`).join("\n"));
  expect(discord.fake.violations).toEqual([]);
}, 60_000);
