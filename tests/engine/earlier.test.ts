import { expect, test } from "vitest";
import { earlierBox, isSeatShared } from "../../src/engine/earlier.ts";
import type { BoxId, KeyId, Path, PersonId, SessionId } from "../../src/model/ids.ts";
import type { NewLink, Session } from "../../src/model/session.ts";
import { nothing } from "../../src/session/evolve.ts";
import { isSameStep } from "../../src/session/paths.ts";

const aBox = (path: string, key = "k", keyEndsWith = "loop", secondKeys = 0) => ({
  path: path as Path,
  key: key as KeyId,
  keyEndsWith: keyEndsWith as Path,
  secondKeys,
});
const withBoxes = (boxes: Readonly<Record<string, ReturnType<typeof aBox>>>, newLinks: readonly NewLink[] = []): Session => ({
  ...nothing("s" as SessionId),
  boxes,
  newLinks,
});
const before = (session: Session, box: string): string | null => earlierBox(session, box as BoxId);

test("the earlier box is that of the latest pass before, in the order of the passes and not of the boxes", () => {
  const boxes = { c: aBox("loop[10]/rate"), a: aBox("loop[9]/rate"), b: aBox("loop[2]/rate") };
  expect(before(withBoxes(boxes), "c")).toBe("a");
  expect(before(withBoxes(boxes), "a")).toBe("b");
  expect(before(withBoxes(boxes), "b")).toBeNull();
});

test("a box of another step, of another key, or one that ends with its phase is no earlier box", () => {
  expect(before(withBoxes({ a: aBox("loop[1]/worth"), b: aBox("loop[2]/rate") }), "b")).toBeNull();
  expect(before(withBoxes({ a: aBox("loop[1]/rate", "other"), b: aBox("loop[2]/rate") }), "b")).toBeNull();
  expect(before(withBoxes({ a: aBox("loop[1]/rate", "k", "@phase"), b: aBox("loop[2]/rate", "k", "@phase") }), "b")).toBeNull();
});

test("passes of a step share a key, and neither two steps nor two branches do", () => {
  const same = (one: string, other: string, around = "loop"): boolean => isSameStep(one as Path, other as Path, around as Path);
  expect(same("loop[1]/rate", "loop[12]/rate")).toBe(true);
  expect(same("loop[1]/rate", "loop[2]/worth")).toBe(false);
  expect(same("loop[1]/rooms[upper]/rate", "loop[2]/rooms[upper]/rate")).toBe(true);
  expect(same("loop[1]/rooms[upper]/rate", "loop[2]/rooms[lower]/rate")).toBe(false);
  expect(same("loop[1]/rate", "other[1]/rate")).toBe(false);
});

test("a seat is shared from a second key on that was given after the box was opened, and not by a place of one's own", () => {
  const link = (person: string, is?: NewLink["is"]): NewLink => ({ person: person as PersonId, by: "host", at: 1, ...(is ? { is } : {}) });
  const shared = (secondKeys: number, ...links: readonly NewLink[]): boolean =>
    isSeatShared(withBoxes({ a: aBox("loop[1]/rate", "k", "loop", secondKeys) }, links), "a" as BoxId, "cedar" as PersonId);
  expect(shared(0, link("cedar"))).toBe(true);
  expect(shared(0, link("cedar", "device"))).toBe(true);
  expect(shared(1, link("cedar"))).toBe(false);
  expect(shared(0, link("birch"))).toBe(false);
  expect(shared(0, link("cedar", "slack"))).toBe(false);
});
