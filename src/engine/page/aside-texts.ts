import type { TextId } from "../../model/ids.ts";
import type { Session } from "../../model/session.ts";

/** Every text kept beside the protocol. */
export const asideTexts = ({ aside }: Session): readonly TextId[] => [
  ...aside.announcements.map((each) => each.text),
  ...Object.values(aside.lines).flatMap((line) => (line ?? []).map((each) => each.text)),
  ...Object.values(aside.notes).filter((text) => text !== undefined),
  ...aside.inserted.flatMap((spec) => [spec.title, ...(spec.ask ? [spec.ask] : [])] as TextId[]),
];
