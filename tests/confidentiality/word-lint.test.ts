import { expect, test } from "vitest";
import { concernsIn, type Concern } from "../../src/confidentiality/word-lint.ts";

const here = { names: ["Cedar", "Karim Haddane"], fewRoles: ["official", "expert"] as const };

test.each<[string, string, Concern[]]>([
  ["curly quotation marks", "They said “never”.", ["quoted"]],
  ["French ones", "Il a dit « jamais ».", ["quoted"]],
  ["straight ones", 'They said "never".', ["quoted"]],
  ["single ones", "They said ‘never’ twice.", ["quoted"]],
  ["a name", "Cedar will send the readings.", ["name"]],
  ["a full name", "We heard it of Karim Haddane.", ["name"]],
  ["a title", "The minister will read it.", ["title"]],
  ["a French title", "Madame la ministre le lira.", ["title"]],
  ["an Arabic title", "سيقرأه الوزير غدًا", ["title"]],
  ["a role that few have", "The official had doubts.", ["fewRole"]],
  ["the same in French", "Les spécialistes en doutent.", ["fewRole"]],
  ["an official in French", "Une personnalité officielle en doute.", ["fewRole"]],
  ["the same in Arabic", "وقال الخبير إنه ممكن", ["fewRole"]],
  ["a verb that judges", "The upper side insists on eight units.", ["judging"]],
  ["a French one", "La partie prétend le contraire.", ["judging"]],
  ["an Arabic one, with its conjunction", "وزعم الطرف الآخر ذلك", ["judging"]],
  ["several at once", "“Never”, claimed the official.", ["quoted", "fewRole", "judging"]],
])("%s is found", (_, words, concerns) => {
  expect(concernsIn(words, here)).toEqual(concerns);
});

test.each([
  "The gauges are read together, and it’s published daily.",
  "L’eau n’attend pas ; on mesure ensemble.",
  "نقرأ المقاييس معًا كل يوم",
  "It goes to the official process.",
  "Cela va au processus officiel.",
  "Participants noted that readings differ.",
  "Ministers of both sides may ask for it.",
])("nothing is found in: %s", (words) => {
  expect(concernsIn(words, here)).toEqual([]);
});

test("a role that five or more have, or nobody, points at nobody", () => {
  expect(concernsIn("The official had doubts.", { names: [], fewRoles: ["expert"] })).toEqual([]);
});
