/**
 * Something outside Parley keeps it from starting: a database that can not be reached, a folder that can not be
 * written. The message is for the host: what is wrong in one plain sentence, then what to do.
 */
export class StartFault extends Error {
  override readonly name = "StartFault";

  constructor(wrong: string, whatToDo: string) {
    super(`${wrong} ${whatToDo}`);
  }
}

/**
 * A store or key store failed while running. It carries a code and nothing else: drivers put parameter values into
 * their messages ("Key (id)=(…) already exists"), and those must reach neither a log nor a caller.
 */
export class StoreFault extends Error {
  override readonly name = "StoreFault";
  readonly code: string;

  constructor(code: string) {
    super(`the store failed (${code})`);
    this.code = code;
  }
}

/** The code of a driver's or the system's error: an SQLSTATE, `ECONNREFUSED` …, else its class. Never a message. */
export function codeOf(error: unknown): string {
  const { code, name } = (error ?? {}) as { readonly code?: unknown; readonly name?: unknown };
  const known = [code, name].find((each) => typeof each === "string" && /^[A-Za-z0-9_]{1,40}$/.test(each) && each !== "Error");
  return typeof known === "string" ? known : "UNKNOWN";
}
