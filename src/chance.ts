import { randomBytes, randomInt } from "node:crypto";
import type { Random } from "./model/command.ts";

/** Chance in earnest: the system's cryptographic generator, whose state nobody stores. */
export const systemRandom: Random = { int: (below) => randomInt(below) };

/** 128 random bits as 22 letters, digits, `_` and `-`. */
export const newId = (): string => randomBytes(16).toString("base64url");
