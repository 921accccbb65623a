import type { Returned } from "./returned.ts";

/** What every form of a page needs: where it goes, the device's token, and words that came back. */
export interface Desk {
  /** The seat's own address, `/r/<seat>`. */
  readonly page: string;
  /** Where commands go. */
  readonly act: string;
  readonly csrf: string;
  /** Given once to every field that needs an id on this page. */
  readonly nextId: () => string;
  readonly returned: Returned | null;
  /** Lines of assurance that stand on the page already, with the id they stand under. */
  readonly assured: Map<string, string>;
}

export function createDesk(page: string, csrf: string, returned: Returned | null): Desk {
  let count = 0;
  return { page, act: `${page}/do`, csrf, nextId: () => `f${(count += 1)}`, returned, assured: new Map() };
}
