import type { Fields } from "../receive/fields.ts";

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
}

/** A form that was refused; it is put back with what stood in it. */
interface Returned {
  readonly fields: Fields;
  /** Set by the first form that takes the words back. Words no form took are shown by themselves. */
  taken: boolean;
}

export function createDesk(page: string, csrf: string, fields: Fields | null): Desk {
  let count = 0;
  return {
    page,
    act: `${page}/do`,
    csrf,
    nextId: () => `f${(count += 1)}`,
    returned: fields ? { fields, taken: false } : null,
  };
}
