import type { KeyId } from "../../model/ids.ts";
import { StoreFault } from "../fault.ts";

/** Key ids become file names: no dot, no separator, nothing a file system could read in two ways. */
const safe = /^[A-Za-z0-9_-]{1,100}$/;

export const isKeyId = (name: string): name is KeyId => safe.test(name);

export function assertKeyId(id: string): void {
  if (!safe.test(id)) throw new StoreFault("BAD_KEY_ID");
}
