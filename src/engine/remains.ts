import type { Instant, Path, SessionId } from "../model/ids.ts";
import type { Consents } from "../model/session.ts";
import { releasedArtefacts } from "../session/artefacts.ts";
import { sessionKey } from "./keys.ts";
import { load } from "./load.ts";
import type { Parts } from "./parts.ts";

/** What is left of an erased session, for those who took part. */
export interface Remains {
  /** True once the key is gone as well: from then on backups can not be read either. */
  readonly keyEnded: boolean;
  readonly artefacts: readonly { readonly path: Path }[];
  readonly artefactsEndAt: Instant | null;
  readonly consents: readonly Consents[];
}

/** Null: there is no such session, or it goes on. */
export async function remainsOf(parts: Parts, id: SessionId): Promise<Remains | null> {
  const session = await load(parts, id);
  if (session?.status !== "destroyed") return null;
  return {
    keyEnded: (await parts.keys.get(sessionKey(id))) === null,
    artefacts: releasedArtefacts(session).map(({ path }) => ({ path })),
    artefactsEndAt: session.artefactsEndAt,
    consents: session.consents,
  };
}
