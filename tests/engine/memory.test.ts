import { expect, test } from "vitest";
import { createMemory, type Roster } from "../../src/engine/memory.ts";
import type { SessionId } from "../../src/model/ids.ts";

const session = "one" as SessionId;

test("names are read once for all who ask while they are being read, and again when the session has moved", async () => {
  const memory = createMemory();
  let reads = 0;
  const read = async (): Promise<Roster> => ((reads += 1), new Map());
  await Promise.all([memory.roster(session, 1, read), memory.roster(session, 1, read)]);
  await memory.roster(session, 1, read);
  expect(reads).toBe(1);
  await memory.roster(session, 2, read);
  expect(reads).toBe(2);
});

test("what could not be read is read again", async () => {
  const memory = createMemory();
  await expect(memory.roster(session, 1, () => Promise.reject(new Error("LOST")))).rejects.toThrow("LOST");
  await expect(memory.loading(session, 1, () => Promise.reject(new Error("LOST")))).rejects.toThrow("LOST");
  expect(await memory.roster(session, 1, async () => new Map())).toEqual(new Map());
  expect(await memory.loading(session, 1, async () => null)).toBeNull();
});
