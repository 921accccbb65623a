import type { SlackDeps } from "../deps.ts";
import { cut, faultsIn, LIMITS } from "../limits.ts";
import { read } from "../press.ts";
import { browserButton } from "../render/blocks.ts";
import { actions, plain, section, title, type Home, type Modal } from "../render/kit.ts";
import type { Speech } from "../speech.ts";

/** Whether Slack takes a view. What is wrong with it is noted without a word of it. */
export function fits({ log }: SlackDeps, view: Modal | Home): boolean {
  const [fault] = faultsIn(view);
  if (fault !== undefined) log.fault("slack view", `TOO_MUCH ${fault}`);
  return fault === undefined;
}

/** The view itself, or one that leads to the browser, which shows any: what Slack refuses would look as if it were away. */
export function fitted(deps: SlackDeps, view: Modal, t: Speech): Modal {
  if (fits(deps, view)) return view;
  const press = read(view.private_metadata);
  return {
    type: "modal",
    callback_id: "tooMuch",
    title: title(t("slack.page")),
    close: plain(cut(t("slack.close"), LIMITS.modalTitle)),
    blocks: [...section(t("slack.tooMuch")), ...(press && press.does !== "plan" ? actions([browserButton(press.session, t)]) : [])],
  };
}
