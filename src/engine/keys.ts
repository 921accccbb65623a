import type { KeyId, SessionId } from "../model/ids.ts";

/** The key of a session's words and roster. */
export const sessionKey = (session: SessionId): KeyId => `s-${session}` as KeyId;
/** Artefacts outlive the words, so they lie under a key of their own. */
export const artefactKey = (session: SessionId): KeyId => `a-${session}` as KeyId;
