import type { Caller } from "../../../src/platform/port.ts";
import type { Modal } from "../render/kit.ts";
import { pageView } from "../render/page.ts";
import type { Parts } from "./parts.ts";
import { told } from "./open.ts";
import type { Somebody } from "../../chat/receive/person.ts";

/** Somebody's own page as it is now. `mine`: with their sealed words, because they asked. */
export async function ownPage(
  { deps }: Parts,
  caller: Caller,
  { t }: Somebody,
  { leaf = 0, mine = false }: { readonly leaf?: number | undefined; readonly mine?: boolean } = {},
): Promise<Modal> {
  const page = await deps.engine.page(caller, { mine });
  if ("reason" in page) return told(t("chat.page"), t(page.reason), t);
  return pageView(page, t, leaf);
}
