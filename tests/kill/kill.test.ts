import { join } from "node:path";
import { describe, expect, test, type TestContext } from "vitest";
import { aFolder, aName, dropSchemas, wipe } from "../support/scratch.ts";
import { services } from "../support/services.ts";
import type { Left, Place, Seats } from "./asks.ts";
import { mortalRoom, table } from "./mortal.ts";
import { peacefulRoom } from "./peace.ts";
import { IDEAS, nominalGroup } from "./script.ts";

/** Of the test itself, because several run at once. */
type Finishing = Pick<TestContext, "onTestFinished">;

const { postgres, redis } = await services();
/** A minute on two cores that have nothing else to do. */
const LONG = { timeout: 290_000 };

async function aPlace({ onTestFinished }: Finishing, databaseUrl: string | null, redisUrl: string | null): Promise<Place> {
  const folder = await aFolder();
  const name = aName();
  onTestFinished(async () => {
    if (databaseUrl) await dropSchemas(databaseUrl, name, `${name}_queue`);
    if (redisUrl) await wipe(redisUrl, name);
    await folder.remove();
  });
  return {
    ...(databaseUrl && { databaseUrl }),
    ...(redisUrl && { redisUrl }),
    dataFolder: join(folder.path, "data"),
    keys: join(folder.path, "keys"),
    name,
  };
}

async function survives(context: Finishing, tier: string, databaseUrl: string | null, redisUrl: string | null): Promise<void> {
  const place = await aPlace(context, databaseUrl, redisUrl);
  const room = await mortalRoom(place);
  // Registered last, so it runs first: the storage is given up before it is removed.
  context.onTestFinished(() => room.end());
  const { seats, recap } = await nominalGroup(room);
  console.log(table(tier, room.recoveries));
  expect(room.recoveries.length).toBeGreaterThanOrEqual(20);
  expect(lines(recap)).toEqual(lines((await nominalGroup(await peacefulRoom())).recap));
  for (const [, words] of IDEAS) expect(recap.split(`| ${words} |`).length, words).toBe(2);
  onceEach(await room.left(seats), seats);
}

/** Lists have no order of their own, and neither have ties. */
const lines = (recap: string): readonly string[] => recap.split("\n").toSorted();

function onceEach({ events, keys }: Left, { session }: Seats): void {
  const marks = (type: string): readonly string[] => events.flatMap((each) => (each.type === type && "path" in each ? [each.path] : []));
  const ended = marks("stepEnded");
  expect(ended.toSorted()).toEqual(["clarify", "merge", "out-rankedList", "review", "silent", "terms", "vote1", "vote2"]);
  expect(marks("phaseSettled")).toEqual(["silent", "vote1", "vote2", "out-rankedList"]);
  const boxes = events.flatMap((each) => (each.type === "phaseOpened" && each.box ? [each.box] : []));
  const over = events.flatMap((each) => (each.type === "keyEnded" ? [each.box] : []));
  expect(over).toEqual(boxes.map((box) => box.id));
  const made = events.flatMap((each) => (each.type === "phaseSettled" && each.path === "silent" ? each.items : []));
  expect(made.length).toBe(IDEAS.length);
  expect(events.filter((each) => each.type === "sessionEnded").length).toBe(1);
  const ofBoxes = boxes.map((box) => box.key as string);
  expect(keys.filter((key) => ofBoxes.includes(key))).toEqual([]);
  // Neither is a key left of a box that never came to be, because its transaction did not commit.
  expect(keys.toSorted()).toEqual([`a-${session}`, `s-${session}`]);
}

// Going on within five seconds is asked of each kill, on a machine that may have other things to do. Only being late is
// tried once more: whatever is lost, doubled or left behind fails at once.
const LATE = { retry: { count: 1, condition: /does not go on within/ } };

describe.concurrent("a nominal group whose process is killed again and again", LATE, () => {
  test("embedded", LONG, (context) => survives(context, "embedded", null, null));
  test.skipIf(!postgres)("one server", LONG, (context) => survives(context, "server", postgres, null));
  test.skipIf(!postgres || !redis)("many", LONG, (context) => survives(context, "many", postgres, redis));
});
