import { expect, test } from "vitest";
import type { PersonId, SessionId } from "../../src/model/ids.ts";
import type { Account } from "../../src/platform/port.ts";
import { hostLink } from "../../src/host-link.ts";
import { ADDRESS, aPlan, aRoom, planned } from "../adapters/web/visitor.ts";

const willow: Account = { platform: "slack", id: "T1/U2" };
const place = { platform: "slack", channel: "T1/C1", shows: "room" } as const;

type Room = Awaited<ReturnType<typeof aRoom>>;

async function leadOf(room: Room, session: SessionId): Promise<PersonId> {
  const state = await room.engine.state(session);
  const lead = Object.entries(state?.members ?? {}).find(([, member]) => member?.role === "facilitator")?.[0];
  return lead as PersonId;
}

/** Two sessions, in each of which the same account sits. */
async function twice() {
  const room = await aRoom();
  const found: { readonly session: SessionId; readonly person: PersonId }[] = [];
  for (const title of ["Water", "Roads"]) {
    const hostAddress = await hostLink(room.store, ADDRESS, room.clock.now());
    await planned({ ...room, hostAddress }, { ...aPlan, title, once: title });
    const session = (await room.store.sessions()).map((each) => each.id).find((id) => !found.some((each) => each.session === id));
    if (!session) throw new Error("nothing was planned");
    const caller = { session, person: await leadOf(room, session), locale: "en" };
    const guest = { name: "Willow", fullName: null, role: "participant", side: null, account: willow } as const;
    const invited = await room.engine.invite(caller, [guest]);
    if (!invited.ok || !invited.places[0]) throw new Error("nobody was invited");
    found.push({ session, person: invited.places[0].person });
  }
  const [one, two] = found;
  if (!one || !two) throw new Error("two were planned");
  return { room, places: room.engine.places, one, two };
}

test("an account is found in each of its sessions, and no other account is", async () => {
  const { places, one, two } = await twice();
  for (const { session, person } of [one, two]) expect(await places.whoIs(session, willow)).toBe(person);
  expect(await places.whoIs(one.session, { platform: "slack", id: "T1/U3" })).toBeNull();
  expect(await places.whoIs(one.session, { platform: "discord", id: "T1/U2" })).toBeNull();
  expect((await places.seatsOf(willow)).toSorted((a, b) => (a.person < b.person ? -1 : 1))).toEqual(
    [one, two].toSorted((a, b) => (a.person < b.person ? -1 : 1)),
  );
});

test("a session is found by its channel, and its places and posts by the session", async () => {
  const { places, one, two } = await twice();
  await places.show(one.session, place);
  await places.show(two.session, { ...place, channel: "T1/C2", shows: "doorbell" });
  expect(await places.at(place)).toEqual([one.session]);
  expect(await places.of(one.session)).toEqual([place]);
  expect(await places.posted(one.session, "floor")).toBeNull();
  await places.keepPosted(one.session, "floor", { ts: "1.2" });
  expect(await places.posted(one.session, "floor")).toEqual({ ts: "1.2" });
  expect(await places.posted(two.session, "floor")).toBeNull();
});

test("nothing of it lies in the store in clear, and two sessions share no mark", async () => {
  const { room, places, one, two } = await twice();
  await places.show(one.session, place);
  await places.keepPosted(one.session, "floor", { ts: "canary" });
  const rows = (await room.store.places.of(one.session)).flatMap((row) => [row.mark, row.ciphertext.toString("latin1")]);
  rows.push((await room.store.places.post(one.session, "floor"))?.toString("latin1") ?? "");
  for (const clear of ["T1", "C1", "U2", "canary", "slack"]) expect(rows.join()).not.toContain(clear);
  expect(rows).toHaveLength(3);
  expect(one.person).not.toBe(two.person);
});

test("it ends with the session", async () => {
  const { room, places, one } = await twice();
  await places.show(one.session, place);
  await room.engine.command(one.session, { type: "destroy", by: await leadOf(room, one.session) });
  await room.queue.runUntil(room.clock.now() + 60_000);
  expect(await places.whoIs(one.session, willow)).toBeNull();
  expect(await places.seatsOf(willow)).toHaveLength(1);
  expect(await places.at(place)).toEqual([]);
  expect(await places.of(one.session)).toEqual([]);
});

test("a delivery comes first once, until its time is over", async () => {
  const room = await aRoom();
  const { places } = room.engine;
  expect([await places.isFirst("Ev1", 1_000), await places.isFirst("Ev1", 1_000), await places.isFirst("Ev2", 1_000)]).toEqual([
    true,
    false,
    true,
  ]);
  await room.queue.runUntil(room.clock.now() + 2_000);
  expect(await places.isFirst("Ev1", 1_000)).toBe(true);
});

test("what the host keeps is of no session, and lies in the store sealed", async () => {
  const room = await aRoom();
  const { places } = room.engine;
  expect(await places.kept("line")).toBeNull();
  await places.keep("line", { at: "canary" });
  await places.keep("line", { at: "canary two" });
  expect(await places.kept("line")).toEqual({ at: "canary two" });
  expect(await places.kept("another line")).toBeNull();
});
