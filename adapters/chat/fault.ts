/** A platform can not be used as it is set up. The message says what is wrong and what to do, and holds no token. */
export abstract class DoorFault extends Error {
  readonly code: string;
  /** Nothing has to be changed for it to pass. */
  readonly mayPass: boolean;
  constructor(code: string, wrong: string, fix: string, mayPass = false) {
    super(`${wrong} ${fix}`);
    this.code = code;
    this.mayPass = mayPass;
  }
}
