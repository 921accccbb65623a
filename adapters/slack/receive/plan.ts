import { z } from "zod";
import type { Client } from "../client.ts";
import { outcomeOf } from "../client.ts";
import type { Block } from "../render/kit.ts";
import { planView, type PlanMeta } from "../render/plan.ts";
import type { Parts } from "./parts.ts";
import { told } from "./open.ts";
import type { Somebody } from "../../chat/receive/person.ts";
import { inTime, once, type Reply, type Shown } from "./reply.ts";
import { planIn } from "../../chat/receive/plan.ts";
import { valuesOf, type State } from "./values.ts";

export interface Planned {
  readonly who: Somebody;
  readonly metadata: string;
  readonly state: State;
  readonly viewId: string;
}

const metaSchema = z.strictObject({ channel: z.string().nullable() });

/** Made a conversation of the form; what it took longer for than a modal waits stands in the modal afterwards. */
export async function onPlan(parts: Parts, client: Client, planned: Planned): Promise<Reply> {
  const { t } = planned.who;
  const mark = `${planned.who.user} ${planned.viewId}`;
  const done = () => told(t("chat.plan"), t("chat.done"), t);
  return inTime(
    client,
    planned.viewId,
    t,
    once(parts.sent, mark, () => made(parts, client, planned), done),
  );
}

/** What was wrong stands above the form, which keeps what was typed. */
async function made(parts: Parts, client: Client, { who, metadata, state }: Planned): Promise<Shown> {
  const { t } = who;
  const meta = metaOf(metadata);
  const values = valuesOf(state);
  const channel = meta.channel ?? values.get("channel")?.[0] ?? null;
  let found: Channel | undefined;
  const planned = await planIn(parts, who, channel, values, async (at) => {
    const stands = await standsIn(client, at, t);
    found = stands.channel;
    return stands.fault;
  });
  if (!planned.ok) {
    const view = refill(planView(parts.deps.plan, who.profile.locale, meta.channel, t, planned.faults), state);
    return { response_action: "update", view };
  }
  const readers =
    planned.shows === "room" && channel !== null && found
      ? [...readersOf(found, t), ...(await othersIn(parts, client, who, channel, planned.invited))]
      : [];
  const words = [t(`chat.plan.made.${planned.shows}`), ...readers, ...planned.warnings].join("\n\n");
  return { response_action: "update", view: told(t("chat.plan"), words, t) };
}

/** What a channel is, and what speaks against posting in it, as a sentence. */
export async function standsIn(
  client: Client,
  channel: string,
  t: Somebody["t"],
): Promise<{ readonly channel: Channel | undefined; readonly fault: string | null }> {
  const known = await outcomeOf(client.conversations.info({ channel }));
  if (known.is === "later" || known.is === "unknown") return { channel: undefined, fault: t("chat.away") };
  const found = known.is === "ok" ? known.value.channel : undefined;
  if (!found?.is_member) return { channel: undefined, fault: t.own("plan.notInChannel") };
  return { channel: found, fault: found.is_archived ? t.own("trouble.archived") : null };
}

interface Channel {
  readonly is_private?: boolean;
  readonly is_ext_shared?: boolean;
  readonly is_archived?: boolean;
}

/** Who else reads the channel, as far as Slack tells. */
function readersOf(channel: Channel, t: Somebody["t"]): readonly string[] {
  return [...(channel.is_private ? [] : [t.own("plan.isPublic")]), ...(channel.is_ext_shared ? [t.own("plan.isShared")] : [])];
}

/** So many members of a channel are looked at. */
const MOST_MEMBERS = 1_000;

/** Those in the channel who are no part of the conversation; apps are none. Said only as far as Slack tells. */
async function othersIn(
  { people }: Parts,
  client: Client,
  { home, t }: Somebody,
  channel: string,
  invited: ReadonlySet<string>,
): Promise<readonly string[]> {
  const listed = await outcomeOf(client.conversations.members({ channel, limit: MOST_MEMBERS }));
  const others = listed.is === "ok" ? (listed.value.members ?? []).filter((user) => !invited.has(user)) : [];
  const known = await Promise.all(others.slice(0, LOOKED_UP).map((user) => people.profile(home, user)));
  const count = others.length - known.filter((profile) => profile?.isBot).length;
  if (listed.is === "ok" && listed.value.response_metadata?.next_cursor) return [t("chat.plan.manyOthers")];
  return count === 0 ? [] : [t("chat.plan.others", { count })];
}

/** Of a large channel the apps in it make no difference. */
const LOOKED_UP = 20;

export function metaOf(metadata: string): PlanMeta {
  try {
    return metaSchema.parse(JSON.parse(metadata));
  } catch {
    return { channel: null };
  }
}

/** Puts what was typed back into a form that is shown again. */
function refill(view: ReturnType<typeof planView>, state: State): ReturnType<typeof planView> {
  const values = valuesOf(state);
  const blocks = (view.blocks as readonly Block[]).map((block): Block => {
    if (block.type !== "input" || block.block_id === undefined) return block;
    const [value = "", ...more] = values.get(block.block_id) ?? [];
    const { element } = block;
    if (value === "") return block;
    switch (element.type) {
      case "plain_text_input":
        return { ...block, element: { ...element, initial_value: value } };
      case "multi_users_select":
        return { ...block, element: { ...element, initial_users: [value, ...more] } };
      case "static_select": {
        const chosen = element.options?.find((option) => option.value === value);
        return chosen ? { ...block, element: { ...element, initial_option: chosen } } : block;
      }
      default:
        return block;
    }
  });
  return { ...view, blocks };
}
