import { linkHere } from "../../chat/receive/link.ts";
import type { Client } from "../client.ts";
import { linkView } from "../render/link.ts";
import { told } from "./open.ts";
import type { Parts } from "./parts.ts";
import { metaOf, standsIn, type Planned } from "./plan.ts";
import { inTime, once, type Reply, type Shown } from "./reply.ts";
import { valuesOf } from "./values.ts";

/** A code from another place was brought here. */
export async function onLink(parts: Parts, client: Client, sent: Planned): Promise<Reply> {
  const { t, user } = sent.who;
  const done = () => told(t("chat.link"), t("chat.done"), t);
  return inTime(
    client,
    sent.viewId,
    t,
    once(parts.sent, `${user} ${sent.viewId}`, () => linked(parts, client, sent), done),
  );
}

async function linked(parts: Parts, client: Client, { who, metadata, state }: Planned): Promise<Shown> {
  const { t } = who;
  const meta = metaOf(metadata);
  const values = valuesOf(state);
  const channel = meta.channel ?? values.get("channel")?.[0] ?? "";
  const against = (await standsIn(client, channel, t)).fault;
  const { ok, said } = against === null ? await linkHere(parts, who, channel, values.get("code")?.[0] ?? "") : { ok: false, said: against };
  return { response_action: "update", view: ok ? told(t("chat.link"), said, t) : linkView(meta.channel, t, said) };
}
