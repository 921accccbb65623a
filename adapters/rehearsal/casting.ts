import type { Input, Protocol, Role } from "../../src/model/vocabulary.ts";
import type { InputValue } from "../../src/protocol/setup.ts";
import { usualRole } from "../../src/protocol/usual.ts";
import { ideas } from "./invented.ts";

/** Who somebody at the table is: delegates where there are sides, and experts where only they can answer. */
export function roleOf(protocol: Protocol, index: number): Role {
  const usual = usualRole(protocol, (protocol.needs?.sides ?? 0) > 0 ? 0 : null);
  return usual === "participant" && protocol.needs?.experts && index < 2 ? "expert" : usual;
}

/** Something to read, to judge or to begin with, in the form that is asked for. */
export function inputFor({ as }: Input, sides: number): InputValue {
  const text = (nth: number): string => ideas[nth % ideas.length] as string;
  switch (as) {
    case "text":
      return text(0);
    case "items":
      return Array.from({ length: 8 }, (_, nth) => text(nth));
    case "textPerSide":
      return Array.from({ length: sides }, (_, nth) => text(nth));
    case "textPerPass":
      return Array.from({ length: 3 }, (_, nth) => text(nth));
  }
}
