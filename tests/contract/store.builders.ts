import { noAside } from "../../src/session/aside.ts";
import { randomBytes } from "node:crypto";
import type { BoxId, Id, Instant, Path, PersonId, SessionId } from "../../src/model/ids.ts";
import type { EffectRow } from "../../src/model/effect.ts";
import type { Event } from "../../src/model/event.ts";
import type { Session } from "../../src/model/session.ts";
import type { BoxRow, LinkRow, SessionRow, Store } from "../../src/store/port.ts";

export const anId = <T extends string>(): Id<T> => randomBytes(9).toString("base64url") as Id<T>;

export const aSessionRow = (given: Partial<SessionRow> = {}): SessionRow => ({
  id: anId<"session">(),
  version: 0,
  status: "planned",
  key: anId<"key">(),
  artefactKey: anId<"key">(),
  ...given,
});

/** A session in the store, with `versions` events. */
export async function aSession(store: Store, versions = 0, given: Partial<SessionRow> = {}): Promise<SessionId> {
  const row = aSessionRow(given);
  await store.transact(async (tx) => {
    await tx.create(row);
    if (versions > 0) await tx.append(row.id, 0, joined(versions), "running");
  });
  return row.id;
}

export const joined = (count: number): readonly Event[] =>
  Array.from({ length: count }, (_, index) => ({ type: "memberJoined", person: `p${index}` as PersonId }));

export async function aBox(store: Store, session: SessionId): Promise<BoxId> {
  const box: BoxRow = { id: anId<"box">(), session, key: anId<"key">(), state: "open" };
  await store.transact((tx) => tx.openBox(box));
  return box.id;
}

export const anEffect = (
  session: SessionId,
  effect: EffectRow["effect"] = { do: "settle", path: "idea" as Path, phaseNumber: 1 },
): EffectRow => ({
  id: anId<"effect">(),
  session,
  effect,
  queue: "rounds",
});

export const aText = (session: SessionId, under: "session" | "artefact" = "session") => ({
  id: anId<"text">(),
  session,
  under,
  ciphertext: randomBytes(40),
});

export const aLink = (session: SessionId | null, expiresAt: Instant, person: PersonId | null = anId<"person">()): LinkRow => ({
  hash: randomBytes(32).toString("hex"),
  session,
  person: session === null ? null : person,
  seat: session === null ? "host" : `${session}/${person}`,
  expiresAt,
});

/** Only what the store looks at matters; the keys are out of alphabetical order on purpose. */
export const aSnapshot = (id: SessionId, version: number): Session => ({
  id,
  version,
  plan: { steps: [] } as unknown as Session["plan"],
  status: "running",
  heldBecause: null,
  members: Object.fromEntries(
    ["zoe", "al", "m"].map((name) => [name, { role: "delegate", side: null, state: "present", termsVersion: 1, acceptedOn: 1 }]),
  ),
  frames: {},
  runs: {},
  items: {},
  outputs: {},
  boxes: { [anId<"box">()]: { path: "idea" as Path, key: anId<"key">(), keyEndsWith: "@phase" } },
  destroyAt: null,
  artefactsEndAt: null,
  day: 1,
  digestedOn: null,
  aside: noAside,
  consents: [],
  newLinks: [],
  arrivals: [],
  lockdown: null,
});
