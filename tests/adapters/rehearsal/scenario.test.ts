import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { replay } from "../../../adapters/rehearsal/replay.ts";
import { readScenario } from "../../../adapters/rehearsal/scenario.ts";
import { aFolder } from "../../support/scratch.ts";
import { aWorld } from "../../support/world.ts";

const sound = { id: "x", title: "X", protocol: "ngt", participants: [], script: [{ t: 0, actor: "a", action: "b", round: "silent" }] };

/** Why this can not be read, or can not be played. */
async function refusal(content: string): Promise<string> {
  const folder = await aFolder();
  const file = join(folder.path, "scenario.json");
  await writeFile(file, content);
  const read = await readScenario(file);
  await folder.remove();
  if (!read.ok) return read.wrong.replaceAll(file, "FILE");
  return replay(await aWorld(), read.scenario).then(
    () => "it was played",
    (fault: Error) => `${fault.name}: ${fault.message}`,
  );
}

test.each([
  ["{", "FILE: this is not JSON. Check the commas and quotation marks."],
  ["[]", "FILE: (top): "],
  [{ title: 3 }, "FILE: title: "],
  [{ scrpt: [], script: undefined }, "FILE: scrpt: there is no such key. Did you mean script?"],
  [{ team: [{ id: "f", display: "Lena", role: "boss" }] }, "FILE: team/0/role: "],
  [{ protocol: "nope" }, "ScenarioFault: protocol: there is no protocol nope. There are: "],
  [{ script: [] }, "ScenarioFault: script: it is empty"],
  [{}, "ScenarioFault: setup/people: "],
])("a scenario with %j is refused in a sentence", async (change, sentence) => {
  expect(await refusal(typeof change === "string" ? change : JSON.stringify({ ...sound, ...change }))).toContain(sentence);
});

test("keys of a file's own are let through, however they are called", async () => {
  expect(await refusal(JSON.stringify({ ...sound, note: "n", text: "t", items: [] }))).toMatch(/^ScenarioFault: setup/);
});
