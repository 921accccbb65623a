import type { Page } from "../../../src/platform/page.ts";
import { leafButtons, pageParts } from "../../chat/render/page.ts";
import { write } from "../press.ts";
import type { Speech } from "../../chat/speech.ts";
import { cut } from "../../chat/text.ts";
import { LIMITS } from "../limits.ts";
import { plain, section, title, type Modal } from "./kit.ts";
import { blocksOf } from "./layout.ts";
import { leavesOf } from "./leaves.ts";

/** `callback_id` of one's own page. */
export const PAGE = "page";

/** One's own page as a modal. A long one has several leaves. */
export function pageView(page: Page, t: Speech, leaf = 0): Modal {
  const leaves = leavesOf(blocksOf(pageParts(page, t), t));
  const at = Math.min(leaf, Math.max(0, leaves.length - 1));
  return {
    type: "modal",
    callback_id: PAGE,
    private_metadata: write({ session: page.session, does: "page", leaf: at }),
    title: title(t("chat.page")),
    close: plain(cut(t("chat.close"), LIMITS.modalTitle)),
    blocks: [...(leaves[at] ?? section(t("room.status.between"))), ...turning(page, t, at, leaves.length)],
  };
}

/** Their ids must not be those of the buttons above. */
const turning = ({ session }: Page, t: Speech, at: number, leaves: number) =>
  blocksOf(leafButtons({ session, t }, at, leaves), t).map((block) =>
    block.type === "actions"
      ? { ...block, elements: block.elements.map((each, index) => ({ ...each, action_id: `leaf.${index}` })) }
      : block,
  ) as Modal["blocks"];
