import { say, type Arguments } from "../../src/cards/messages.ts";
import { PLATFORMS, type Platform } from "../platforms.ts";

/** Messages in one person's language, on one platform. */
export interface Speech {
  (key: string, args?: Arguments): string;
  /** What is said on this platform alone: its keys begin with the platform's name. */
  own(key: string, args?: Arguments): string;
  readonly platform: Platform;
}

export function speechIn(locale: string, platform: Platform): Speech {
  const speak = (key: string, args: Arguments = {}): string => say(locale, key, { platform: PLATFORMS[platform], ...args });
  return Object.assign(speak, { platform, own: (key: string, args?: Arguments) => speak(`${platform}.${key}`, args) });
}
