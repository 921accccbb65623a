import { beforeAll, describe, expect, test } from "vitest";
import { firstShown, linesOf, momentOf, thoseShown, wasShown, type Course } from "./course.ts";
import { coursesOf, PLACES, PLAYED_WITHIN_MS } from "./places.ts";
import { ANNEX, CHANGES, CRITICISM, IN_PRIVATE, singleText, VERSIONS } from "./single-text.ts";
import { LEAD, peopleOf } from "./story.ts";

const [north, south] = singleText.sides;
const VOICES = peopleOf(singleText);
const courseIn = coursesOf(singleText);

/** A version as it stands on a page, with what changed since the one before. */
function versionOn(
  lines: readonly string[],
  version: number,
): { readonly clauses: readonly string[][]; readonly changes: readonly string[] } {
  const from = lines.findIndex((line) => line.startsWith(`Version ${version}, the same for all sides.`));
  const [, ...rest] = lines.slice(from);
  const until = rest.findIndex((line) => /^Version \d/.test(line));
  const own = rest.slice(0, until === -1 ? rest.length : until);
  const changed = own.indexOf("What changed since the version before:");
  const clauses = own
    .slice(0, changed === -1 ? own.length : changed)
    .flatMap((line) => [/^(c\d+)\.? (.+)$/.exec(line)?.slice(1) ?? []])
    .filter((each) => each.length > 0);
  const after = changed === -1 ? [] : own.slice(changed + 1);
  const end = after.findIndex((line) => !/^c\d/.test(line));
  return { clauses, changes: after.slice(0, end === -1 ? after.length : end) };
}

/** In a browser what is left of the time stands between. */
const WHERE = /4 of 8(?:: |\n(?:.*\n){0,3})What is wrong with it for you\?/;

/** What offers somebody to accept the text: the button, or the form with its answers. */
const OFFERED = /^Judge$|Yes, if|name="command" value="vote"/m;

describe.each(Object.keys(PLACES))("a single text %s", (place) => {
  let course: Course;
  beforeAll(async () => {
    course = await courseIn(place);
  }, PLAYED_WITHIN_MS);

  test("keeps the numbers of its clauses through all versions, for everybody", () => {
    for (const [index, clauses] of VERSIONS.entries())
      for (const who of [LEAD, ...VOICES])
        for (const later of VERSIONS.keys())
          if (later >= index)
            expect(versionOn(linesOf(course, `version ${later + 1}`, who), index + 1).clauses, who).toEqual(Object.entries(clauses));
  });

  test("stands in the list of what comes at the round that goes on, in every pass", () => {
    for (const version of VERSIONS.keys())
      for (const who of [LEAD, ...VOICES]) expect(linesOf(course, `version ${version + 1}`, who).join("\n")).toMatch(WHERE);
  });

  test("says what changed, clause by clause, with the reason in the drafter's words", () => {
    for (const [index, changes] of CHANGES.entries())
      for (const who of VOICES) expect(versionOn(linesOf(course, `version ${index + 1}`, who), index + 1).changes, who).toEqual(changes);
  });

  test("reaches both sides in the same moment, and nobody before", () => {
    for (const [index, fresh] of freshWords().entries())
      for (const words of fresh) {
        const before = momentOf(course, `before version ${index + 1}`);
        expect(wasShown(before, LEAD, words), words).toBe(true);
        expect(thoseShown(before, VOICES, words), words).toEqual([]);
        const moments = VOICES.map((who) => firstShown(momentOf(course, `version ${index + 1}`), who, words));
        expect(new Set(moments).size, words).toBe(1);
        expect(moments[0], words).not.toBeNull();
      }
  });

  test("is criticised to its drafter alone, under the clause and as a side's", () => {
    for (const { words, canary, side, clause, heardAt } of CRITICISM) {
      expect(linesOf(course, heardAt, LEAD)).toContain(`${clause} (${side}): ${words}`);
      expect(thoseShown(course, VOICES, canary), canary).toEqual([]);
      expect(filesOf(course).filter((file) => file.includes(canary))).toEqual([]);
    }
  });

  test("is not told to one side with what the other said in its room", () => {
    expect(thoseShown(course, [LEAD, ...VOICES], IN_PRIVATE.north)).toEqual([LEAD, ...north.people]);
    expect(thoseShown(course, [LEAD, ...VOICES], IN_PRIVATE.south)).toEqual([LEAD, ...south.people]);
    for (const words of Object.values(IN_PRIVATE)) expect(filesOf(course).filter((file) => file.includes(words))).toEqual([]);
  });

  test("is offered for acceptance when its last version is there, and not before", () => {
    for (const version of VERSIONS.keys()) expect(thoseShown(momentOf(course, `version ${version + 1}`), VOICES, OFFERED)).toEqual([]);
    expect(thoseShown(momentOf(course, "last criticised"), VOICES, OFFERED)).toEqual([]);
    expect(thoseShown(momentOf(course, "the whole"), VOICES, OFFERED)).toEqual(VOICES);
  });

  test("is answered by each side in one word", () => {
    const inColumns = "Result North South\n1 The whole text not yet Yes Yes, if";
    for (const who of VOICES)
      expect(
        [inColumns, "Result: not yet, North: Yes, South: Yes, if"].filter((row) =>
          linesOf(course, "answered", who).join("\n").includes(row),
        ),
      ).toHaveLength(1);
  });

  test("leaves a text, and an annex of differences with each side's words", () => {
    for (const who of VOICES) {
      const [text = "", annex = "", ...more] = course.files.get(who) ?? [];
      expect(more).toEqual([]);
      for (const [clause, words] of Object.entries(VERSIONS.at(-1) ?? {})) {
        expect(text).toContain(`- ${clause}. ${words}`);
        expect(annex).not.toContain(words);
      }
      expect(annex).toContain(`> c1. ${ANNEX.clause}\n\n- North: ${ANNEX.north}\n- South: ${ANNEX.south}\n- Tried: ${ANNEX.tried}\n`);
    }
  });

  test("offends neither the platform nor the program", () => {
    expect(course.faults).toEqual([]);
  });
});

test(
  "the artefacts of a single text are the same, byte for byte, wherever it was played",
  async () => {
    const [first, ...others] = await Promise.all(Object.keys(PLACES).map(async (place) => filesOf(await courseIn(place))));
    expect(first).toHaveLength(2);
    for (const other of others) expect(other).toEqual(first);
  },
  PLAYED_WITHIN_MS,
);

const filesOf = ({ files }: Course): readonly string[] => files.get(LEAD) ?? [];

/** Words that no earlier version had. */
const freshWords = (): readonly (readonly string[])[] =>
  VERSIONS.map((clauses, index) => {
    const before = Object.values(VERSIONS[index - 1] ?? {});
    return Object.values(clauses).filter((words) => !before.includes(words));
  });
