import { beforeAll, describe, expect, test } from "vitest";
import { linesOf, momentOf, thoseShown, type Course } from "./course.ts";
import { coursesOf, PLACES, PLAYED_WITHIN_MS } from "./places.ts";
import { CARRIED, HELD, IN_PRIVATE, NOTED, shuttle } from "./shuttle.ts";
import { LEAD, peopleOf } from "./story.ts";

const [north, south] = shuttle.sides;
const EVERYBODY = [LEAD, ...peopleOf(shuttle)];
const courseIn = coursesOf(shuttle);

describe.each(Object.keys(PLACES))("a shuttle %s", (place) => {
  let course: Course;
  beforeAll(async () => {
    course = await courseIn(place);
  }, PLAYED_WITHIN_MS);

  test("carries exact words to the other side, and not before they are released", () => {
    for (const [from, to, { words }] of [
      [north, south, CARRIED.north],
      [south, north, CARRIED.south],
    ] as const) {
      // They are ticked by then, and their release is still open.
      expect(thoseShown(momentOf(course, "ticked"), EVERYBODY, words)).toEqual(inOrder(LEAD, ...from.people));
      expect(thoseShown(momentOf(course, "let out"), EVERYBODY, words)).toEqual(inOrder(LEAD, ...from.people));
      for (const who of to.people) {
        const page = linesOf(course, "carried", who);
        expect(page.join(" ")).toContain(
          "These are the other side's exact words. They chose to have them carried to you; nothing else was.",
        );
        expect(page.filter((line) => withoutQuotes(line) === words)).toHaveLength(1);
      }
    }
  });

  test("lets each side list what was carried from its room, and how much stayed", () => {
    for (const [{ people }, { words }] of [
      [north, CARRIED.north],
      [south, CARRIED.south],
    ] as const)
      for (const who of people)
        for (const moment of ["let out", "together"]) {
          const page = linesOf(course, moment, who);
          const from = page.indexOf("One message was carried from here, word for word:");
          expect(page.slice(from + 1, from + 3), who).toEqual([words, "2 messages stay in this room."]);
        }
  });

  test("tells whoever leads from whose room it was carried", () => {
    const page = linesOf(course, "let out", LEAD);
    for (const [{ name }, { words }] of [
      [north, CARRIED.north],
      [south, CARRIED.south],
    ] as const) {
      const from = page.indexOf(`Words to carry · ${name}`);
      expect(page.slice(from + 1, from + 3)).toEqual(["One message was carried from here, word for word:", words]);
    }
  });

  test("lets nothing out that its author did not release, or that nobody else of the side did", () => {
    for (const { by, words } of HELD) {
      const { people } = sideOf(by);
      // Those of the room read it while they decide: so it is found where it may be.
      expect(thoseShown(course, EVERYBODY, words), words).toEqual(inOrder(LEAD, ...people));
      expect(filesOf(course).filter((file) => file.includes(words))).toEqual([]);
    }
  });

  test("keeps in each room what is said there", () => {
    for (const [{ people }, words] of [
      [north, IN_PRIVATE.north],
      [south, IN_PRIVATE.south],
    ] as const) {
      expect(thoseShown(course, EVERYBODY, words), words).toEqual(inOrder(LEAD, ...people));
      expect(filesOf(course).filter((file) => file.includes(words))).toEqual([]);
    }
  });

  test("leaves a recap of what was noted together, and of nothing that was carried", () => {
    for (const who of EVERYBODY) {
      const [recap = "", ...more] = course.files.get(who) ?? [];
      expect(more).toEqual([]);
      expect(recap).toContain(NOTED);
      for (const { words } of Object.values(CARRIED)) expect(recap).not.toContain(words);
    }
  });

  test("offends neither the platform nor the program", () => {
    expect(course.faults).toEqual([]);
  });
});

test(
  "the recap of a shuttle is the same, byte for byte, wherever it was played",
  async () => {
    const [first, ...others] = await Promise.all(Object.keys(PLACES).map(async (place) => filesOf(await courseIn(place))));
    expect(first).toHaveLength(1);
    for (const other of others) expect(other).toEqual(first);
  },
  PLAYED_WITHIN_MS,
);

const filesOf = ({ files }: Course): readonly string[] => files.get(LEAD) ?? [];
const inOrder = (...people: readonly string[]): readonly string[] => EVERYBODY.filter((who) => people.includes(who));
const sideOf = (who: string): typeof north => (north.people.includes(who) ? north : south);
const withoutQuotes = (line: string): string => line.replace(/^“(.*)”$/, "$1");
