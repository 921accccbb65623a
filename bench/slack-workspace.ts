import { createServer, type AddressInfo } from "node:net";
import type { FakeSlack } from "../tests/fakes/slack/server.ts";
import type { Person } from "../tests/fakes/slack/person.ts";
import type { SlackOptions } from "../tests/fakes/slack/options.ts";
import { startSlack } from "../tests/fakes/slack/server.ts";
import type { Account } from "../src/platform/port.ts";
import type { Prepared } from "../src/protocol/prepared.ts";
import { count } from "./all.ts";
import type { House } from "./house.ts";
import { keep } from "./kept.ts";
import { aRoom, type Room } from "./room.ts";

type Channel = ReturnType<FakeSlack["channel"]>;

/** A conversation in a channel of its own. */
export interface Hall {
  readonly channel: Channel;
  readonly people: readonly Person[];
  readonly room: Room;
}

/** A fake Slack in this process; put away with everything else. */
export async function aWorkspace(options: SlackOptions): Promise<{ readonly fake: FakeSlack; close(): Promise<void> }> {
  const starting = startSlack(options);
  const close = keep(async () => (await starting).close());
  return { fake: await starting, close };
}

/** Founds a conversation whose people are in a channel of the fake, the facilitator first. */
export async function aHall(fake: FakeSlack, house: House, prepared: Prepared, voices: number, name: string): Promise<Hall> {
  const people = count(voices + 1).map((nth) => fake.person(`${nth === 0 ? "Lena" : `Guest ${nth}`} of ${name}`));
  const channel = fake.channel(name, { members: people });
  const accounts = people.map(({ id }): Account => ({ platform: "slack", id: `${fake.teamId}/${id}` }));
  const room = await aRoom(house, prepared, voices, accounts);
  await house.engine.places.show(room.session, { platform: "slack", channel: `${fake.teamId}/${channel.id}`, shows: "room" });
  return { channel, people, room };
}

/** A port that is free now. */
export function aPort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
