import { homeParts, seatsParts, type Seats } from "../../chat/render/home.ts";
import type { Speech } from "../../chat/speech.ts";
import { cut } from "../../chat/text.ts";
import { LIMITS } from "../limits.ts";
import { plain, title, type Home, type Modal } from "./kit.ts";
import { blocksOf } from "./layout.ts";

export const homeView = (seats: Seats, t: Speech, notice: string | null = null): Home => ({
  type: "home",
  blocks: [...blocksOf(homeParts(seats, t, LIMITS.blocksInView, notice), t)],
});

/** The conversations alone, to choose from; or a new one. */
export const seatsModal = (seats: Seats, t: Speech): Modal => ({
  type: "modal",
  callback_id: "seats",
  title: title(t("chat.page")),
  close: plain(cut(t("chat.close"), LIMITS.modalTitle)),
  blocks: [...blocksOf(seatsParts(seats, t, LIMITS.blocksInView), t)],
});
