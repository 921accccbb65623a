/** Branded ids: a session id can not be passed where a person id is asked for. */
export type Id<T extends string> = string & { readonly __id: T };
export type SessionId = Id<"session">;
/** A group that meets again. */
export type ProgrammeId = Id<"programme">;
/** Random per session: the same human being has another id in the next session. */
export type PersonId = Id<"person">;
export type SideId = Id<"side">;
export type ItemId = Id<"item">;
export type TextId = Id<"text">;
export type BoxId = Id<"box">;
export type EffectId = Id<"effect">;
/** Names a key in the key store. */
export type KeyId = Id<"key">;
/** One running copy of a step, never reused: `cycle[2]/rooms[lower]/offer`. The root sequence is the empty path. */
export type Path = Id<"path">;

/** Milliseconds. */
export type Ms = number;
/** Milliseconds since 1970. */
export type Instant = number;
/** Days since 1970, in UTC. */
export type Day = number;

/** A plain, serialisable map. */
export type ById<K extends string, V> = Readonly<Partial<Record<K, V>>>;
