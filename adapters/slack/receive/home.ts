import type { Client } from "../client.ts";
import { seatsOf } from "../../chat/receive/seats.ts";
import { outcomeOf } from "../client.ts";
import { homeView, seatsModal } from "../render/home.ts";
import { section, type Modal } from "../render/kit.ts";
import type { Parts } from "./parts.ts";
import { fits } from "./fitted.ts";
import type { Somebody } from "../../chat/receive/person.ts";

/** The home of somebody is made when they open it. */
export async function showHome(parts: Parts, client: Client, who: Somebody, notice: string | null = null): Promise<void> {
  const home = homeView(await seatsOf(parts, who), who.t, notice);
  const view = fits(parts.deps, home) ? home : { ...home, blocks: [...section(who.t("chat.tooMuch"))] };
  await outcomeOf(client.views.publish({ user_id: who.user, view }));
}

/** The same as a modal, for somebody who is to say which conversation they mean. */
export async function seatsView(parts: Parts, who: Somebody): Promise<Modal> {
  return seatsModal(await seatsOf(parts, who), who.t);
}
