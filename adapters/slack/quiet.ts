import { LogLevel, type Logger } from "@slack/bolt";

const nothing = (): void => {};

/** What the library would log holds bodies of requests, and so people's words and ids: nothing of it is ever written. */
export const silent: Logger = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  getLevel: () => LogLevel.ERROR,
  setName: nothing,
};
