import type { Speech } from "../../chat/speech.ts";
import { cut } from "../../chat/text.ts";
import { LIMITS } from "../limits.ts";
import { plain, section, title, type Modal } from "./kit.ts";
import { text, where, type PlanMeta } from "./plan.ts";

/** `callback_id` of the form for a code. */
export const LINK = "link";

const CODE_CHARS = 20;

/** Asks for a code from another place. `channel` null: it is chosen in the form. */
export const linkView = (channel: string | null, t: Speech, fault: string | null = null): Modal => ({
  type: "modal",
  callback_id: LINK,
  private_metadata: JSON.stringify({ channel } satisfies PlanMeta),
  title: title(t("chat.link")),
  submit: plain(cut(t("chat.link.do"), LIMITS.modalTitle)),
  close: plain(cut(t("chat.close"), LIMITS.modalTitle)),
  blocks: [
    ...(fault === null ? [] : section(`⚠ ${fault}`)),
    text("code", t("chat.link.field"), CODE_CHARS, true),
    ...(channel === null ? [where(t)] : []),
  ],
});
