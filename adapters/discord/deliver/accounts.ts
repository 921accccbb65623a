import type { Engine } from "../../../src/engine/engine.ts";
import type { PersonId, SessionId } from "../../../src/model/ids.ts";

/** Those of a session who are on this server, by their Discord ids. */
export async function membersOf(
  { places }: Pick<Engine, "places">,
  session: SessionId,
  guild: string,
): Promise<ReadonlyMap<PersonId, string>> {
  const accounts = await places.accountsOf(session);
  return new Map(
    accounts.flatMap(({ person, account }) => {
      const [home, user] = account.id.split("/");
      return account.platform === "discord" && home === guild && user ? [[person, user] as const] : [];
    }),
  );
}
