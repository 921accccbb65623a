/** Who may bring a conversation into a channel: whoever may write there. Who may have it shut to others: who manages it. */
const SEND_MESSAGES = 1n << 11n;
const SEND_MESSAGES_IN_THREADS = 1n << 38n;
const MANAGE_CHANNELS = 1n << 4n;
const MANAGE_ROLES = 1n << 28n;
const ADMINISTRATOR = 1n << 3n;

const has = (permissions: bigint, ...any: readonly bigint[]): boolean =>
  [ADMINISTRATOR, ...any].some((each) => (permissions & each) !== 0n);

export const mayWrite = (permissions: bigint): boolean => has(permissions, SEND_MESSAGES, SEND_MESSAGES_IN_THREADS);
export const mayShut = (permissions: bigint): boolean => has(permissions, MANAGE_CHANNELS, MANAGE_ROLES);
