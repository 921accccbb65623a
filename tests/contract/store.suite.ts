import { afterAll, beforeAll, describe } from "vitest";
import { boxes } from "./store/boxes.ts";
import { destroying } from "./store/destroying.ts";
import { effects } from "./store/effects.ts";
import { events } from "./store/events.ts";
import { links } from "./store/links.ts";
import { listening } from "./store/listening.ts";
import { places } from "./store/places.ts";
import { programmes } from "./store/programmes.ts";
import { texts } from "./store/texts.ts";
import { timers } from "./store/timers.ts";
import { transactions } from "./store/transactions.ts";
import type { Subject } from "./store/subject.ts";

export type { Subject };

/** What every store must do, a file for each subject. `open` makes an empty one, which they share. */
export function storeSuite(name: string, open: () => Promise<Subject>): void {
  describe(`store: ${name}`, () => {
    let subject: Subject;
    beforeAll(async () => {
      subject = await open();
    });
    afterAll(() => subject.close());

    // Tests are declared before there is a store, and run when there is one.
    const at: Subject = {
      get store() {
        return subject.store;
      },
      get other() {
        return subject.other;
      },
      dump: () => subject.dump(),
      close: () => subject.close(),
    };
    transactions(at);
    events(at);
    texts(at);
    boxes(at);
    timers(at);
    effects(at);
    links(at);
    places(at);
    programmes(at);
    destroying(at);
    listening(at);
  });
}
