import type { ChatDeps } from "../../chat/deps.ts";
import { faultsIn, LIMITS } from "../limits.ts";
import { cut } from "../../chat/text.ts";
import { read } from "../press.ts";
import { isOfNone } from "../../chat/press.ts";
import { actions, browserButton } from "../../chat/kit.ts";
import { blocksOf } from "../render/layout.ts";
import { plain, section, title, type Home, type Modal } from "../render/kit.ts";
import type { Speech } from "../../chat/speech.ts";

/** Whether Slack takes a view. What is wrong with it is noted without a word of it. */
export function fits({ log }: ChatDeps, view: Modal | Home): boolean {
  const [fault] = faultsIn(view);
  if (fault !== undefined) log.fault("slack view", `TOO_MUCH ${fault}`);
  return fault === undefined;
}

/** The view itself, or one that leads to the browser, which shows any: what Slack refuses would look as if it were away. */
export function fitted(deps: ChatDeps, view: Modal, t: Speech): Modal {
  if (fits(deps, view)) return view;
  const press = read(view.private_metadata);
  return {
    type: "modal",
    callback_id: "tooMuch",
    title: title(t("chat.page")),
    close: plain(cut(t("chat.close"), LIMITS.modalTitle)),
    blocks: [...section(t("chat.tooMuch")), ...(press && !isOfNone(press) ? blocksOf(actions([browserButton(press.session, t)]), t) : [])],
  };
}
