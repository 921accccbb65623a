import { createServer, type AddressInfo } from "node:net";
import type { SlackOptions } from "../tests/fakes/slack/options.ts";
import type { Person } from "../tests/fakes/slack/person.ts";
import { startSlack, type FakeSlack } from "../tests/fakes/slack/server.ts";
import type { Ground } from "./hall.ts";
import { keep } from "./kept.ts";

export type Channel = ReturnType<FakeSlack["channel"]>;

interface Workspace {
  readonly fake: FakeSlack;
  readonly ground: Ground<Person, Channel>;
  readonly close: () => Promise<void>;
}

/** A fake Slack in this process; put away with everything else. */
export async function aWorkspace(options: SlackOptions): Promise<Workspace> {
  const starting = startSlack(options);
  const close = keep(async () => (await starting).close());
  const fake = await starting;
  const ground: Workspace["ground"] = {
    platform: "slack",
    team: fake.teamId,
    person: (name) => fake.person(name),
    channel: (name, members) => fake.channel(name, { members }),
  };
  return { fake, ground, close };
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
