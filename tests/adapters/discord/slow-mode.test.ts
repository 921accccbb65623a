import { afterEach, describe, expect, test } from "vitest";
import { BOT } from "../../fakes/discord/options.ts";
import { aServer, gathered, type Group, type Server } from "./world.ts";

let at: Server | null = null;
afterEach(async () => {
  await at?.stop();
  at = null;
});

const SIX = ["Cedar", "Birch", "Fir", "Elm", "Oak", "Ash"];
const LEAD = { do: "decide" } as const;

/** An NGT in a channel with a slow mode of its own, until its people talk about the first result, openly: 20 seconds apart. */
async function talking(slowmodeS: number, botPermissions = BOT): Promise<{ server: Server; group: Group }> {
  const server = (at = await aServer({ botPermissions }));
  const hall = server.fake.channel("hall", { slowmodeS });
  const group = await gathered(server, "ngt", { hall, names: SIX, setup: { regime: "chatham-house" } });
  await until(server, group, "review");
  return { server, group };
}

async function until(server: Server, { session, lena }: Group, wanted: string): Promise<void> {
  for (let step = 0; step < 20; step++) {
    const [path] = Object.keys((await server.engine.state(session))?.runs ?? {}) as never[];
    if (path === wanted) return;
    await lena.does({ ...LEAD, command: { type: "skip", path: path ?? null } });
    await server.passes(45_000);
  }
  throw new Error(`it never came to ${wanted}`);
}

const goesOn = async (server: Server, group: Group): Promise<void> => {
  await group.lena.does({ ...LEAD, command: { type: "skip", path: null } });
  await server.passes(45_000);
};
const speaks = ({ voices, hall }: Group): readonly (string | null)[] =>
  ["Once", "and again"].map((words) => {
    const said = voices[0]?.on.says(hall, words);
    return said && "why" in said ? said.why : null;
  });

describe("while a floor is open in a channel", () => {
  test("its slow mode is as slow as the method asks, under any rules, and then as it was", async () => {
    const { server, group } = await talking(0);
    expect(group.hall.slowmodeS).toBe(20);
    expect(speaks(group)).toEqual([null, "slowmode"]);
    await goesOn(server, group);
    expect(group.hall.slowmodeS).toBe(0);
    expect(server.fake.violations).toEqual([]);
    expect(server.fake.auditLog.filter(({ reason }) => reason !== null)).toEqual([]);
  });

  test("a channel that is slower stays as slow, and is not touched", async () => {
    const { server, group } = await talking(300);
    expect(group.hall.slowmodeS).toBe(300);
    await goesOn(server, group);
    expect([group.hall.slowmodeS, server.fake.callsTo("PATCH /channels/{id}").length]).toEqual([300, 0]);
  });

  test("what an administrator sets meanwhile is theirs", async () => {
    const { server, group } = await talking(5);
    group.hall.slowmodeS = 60;
    await server.looksAgain(group);
    await goesOn(server, group);
    expect(group.hall.slowmodeS).toBe(60);
  });

  test.each(["hold", "lockdown", "close", "destroy"] as const)("%s gives it back", async (type) => {
    const { server, group } = await talking(5);
    await group.lena.does({ ...LEAD, command: { type } });
    await server.passes(1_000);
    await server.tidies("all");
    expect(group.hall.slowmodeS).toBe(5);
  });

  test("it is killed, and the next run gives it back", async () => {
    const { server, group } = await talking(5);
    await server.restarts();
    expect(group.hall.slowmodeS).toBe(20);
    await goesOn(server, group);
    expect(group.hall.slowmodeS).toBe(5);
  });

  test("a change whose answer was lost is taken up again, and taken back", async () => {
    const server = (at = await aServer());
    const hall = server.fake.channel("hall", { slowmodeS: 5 });
    const group = await gathered(server, "ngt", { hall, names: SIX, setup: { regime: "chatham-house" } });
    server.fake.faults.droppedAfterApplying("PATCH /channels/{id}");
    await until(server, group, "review");
    await server.restarts();
    await server.passes(10_000);
    expect(hall.slowmodeS).toBe(20);
    await goesOn(server, group);
    expect(hall.slowmodeS).toBe(5);
  });

  test("without Manage Channels it stays as it is, and that is no trouble", async () => {
    const { server, group } = await talking(
      0,
      BOT.filter((each) => each !== "ManageChannels"),
    );
    expect(group.hall.slowmodeS).toBe(0);
    expect(await server.troubles(group.session)).toEqual([]);
    await goesOn(server, group);
    expect(Object.keys((await server.engine.state(group.session))?.runs ?? {})).not.toEqual(["review"]);
  });
});

test("a channel that whoever planned it may not change is not slowed down", async () => {
  const server = (at = await aServer());
  const hall = server.fake.channel("hall");
  const group = await gathered(server, "ngt", { hall, names: SIX, managed: false, setup: { regime: "chatham-house" } });
  await until(server, group, "review");
  expect([hall.slowmodeS, server.fake.callsTo("PATCH /channels/{id}").length]).toEqual([0, 0]);
});
