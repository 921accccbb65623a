/** Data that came over a wire. */
export type Json = Record<string, unknown>;

/** The value as an object; an empty one when it is none. */
export const asObject = (value: unknown): Json =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Json) : {};

/** The objects of a list; none when it is no list. */
export const asObjects = (value: unknown): Json[] => (Array.isArray(value) ? value.map(asObject) : []);

/** The value as text; empty when it is none. */
export const asText = (value: unknown): string => (typeof value === "string" ? value : "");
