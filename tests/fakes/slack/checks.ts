import { z } from "zod";
import { blocksOf, type Surface } from "./blocks.ts";
import { complaintsOf, type Complaint } from "./complaints.ts";
import { plain } from "./composition.ts";
import { asObject, asObjects, asText, type Json } from "./json.ts";
import { LIMITS } from "./limits.ts";

/** What a check found: what Slack would refuse, and what it would let pass although it is wrong. */
export interface Findings {
  readonly complaints: readonly Complaint[];
  readonly notes: readonly string[];
}

/** The elements of a block that somebody can act on or read an image from, and where they stand. */
export function elementsOf(block: Json): readonly { readonly element: Json; readonly pointer: string }[] {
  if (block.type === "section") return block.accessory ? [{ element: asObject(block.accessory), pointer: "/accessory" }] : [];
  if (block.type === "input") return [{ element: asObject(block.element), pointer: "/element" }];
  if (block.type === "card") return asObjects(block.actions).map((element, at) => ({ element, pointer: `/actions/${at}` }));
  if (block.type === "actions" || block.type === "context_actions") {
    return asObjects(block.elements).map((element, at) => ({ element, pointer: `/elements/${at}` }));
  }
  return [];
}

/** All blocks with those inside containers and carousels, and where they stand. */
export function flatBlocks(blocks: readonly Json[], at = ""): readonly { readonly block: Json; readonly pointer: string }[] {
  return blocks.flatMap((block, index) => {
    const pointer = `${at}/${index}`;
    const inside = block.type === "container" ? "child_blocks" : block.type === "carousel" ? "elements" : null;
    return [{ block, pointer }, ...(inside ? flatBlocks(asObjects(block[inside]), `${pointer}/${inside}`) : [])];
  });
}

function repeated(values: readonly { readonly value: unknown; readonly pointer: string }[], name: string): readonly Complaint[] {
  const seen = new Set<string>();
  return values.flatMap(({ value, pointer }) => {
    if (typeof value !== "string") return [];
    if (seen.has(value)) return [{ pointer, message: `${name} "${value}" already exists` }];
    seen.add(value);
    return [];
  });
}

function twoTheSame(element: Json): boolean {
  const values = [...asObjects(element.options), ...asObjects(element.option_groups).flatMap((group) => asObjects(group.options))].map(
    (option) => option.value,
  );
  return new Set(values).size < values.length;
}

function checkWhole(surface: Surface, blocks: readonly Json[], at: string): Findings {
  const all = flatBlocks(blocks, at);
  const elements = all.flatMap(({ block, pointer }) => elementsOf(block).map((each) => ({ ...each, pointer: pointer + each.pointer })));
  const ofKind = (kind: string) => all.filter(({ block }) => block.type === kind);
  const complain = (isWrong: boolean, message: string): Complaint[] => (isWrong ? [{ pointer: at, message }] : []);
  return {
    complaints: [
      ...repeated(
        all.map(({ block, pointer }) => ({ value: block.block_id, pointer: `${pointer}/block_id` })),
        "block_id",
      ),
      ...all.flatMap(({ block, pointer }) =>
        repeated(
          elementsOf(block).map((each) => ({ value: each.element.action_id, pointer: `${pointer}${each.pointer}/action_id` })),
          "action_id",
        ),
      ),
      ...elements
        .filter(({ element }) => element.type === "file_input" && surface !== "modal")
        .map(({ pointer }) => ({ pointer, message: "file_input stands in modals only" })),
      ...elements
        .filter(({ element }) => element.response_url_enabled === true && surface !== "modal")
        .map(({ pointer }) => ({ pointer, message: "response_url_enabled stands in modals only" })),
      ...complain(elements.filter(({ element }) => element.focus_on_load === true).length > 1, "only one element may have focus_on_load"),
      ...complain(ofKind("table").length > LIMITS.message.tables, "only_one_table_allowed"),
      ...complain(ofKind("data_visualization").length > LIMITS.message.charts, "no more than 2 data_visualization blocks allowed"),
      ...complain(
        ofKind("markdown").reduce((sum, { block }) => sum + asText(block.text).length, 0) > LIMITS.message.markdown,
        "markdown blocks together must be less than 12001 characters",
      ),
    ],
    notes: elements
      .filter(({ element }) => twoTheSame(element))
      .map(({ pointer }) => `two options have the same value [json-pointer:${pointer}]`),
  };
}

/** Blocks of one surface, whole: their forms, their limits, their ids. `at` is the pointer of the list. */
export function checkBlocks(surface: Surface, blocks: unknown, at: string): Findings {
  const most = surface === "message" ? LIMITS.message.blocks : LIMITS.view.blocks;
  const form = complaintsOf(blocksOf[surface], blocks, at);
  const count = Array.isArray(blocks) && blocks.length > most ? [{ pointer: at, message: `no more than ${most} items allowed` }] : [];
  const whole = checkWhole(surface, asObjects(blocks), at);
  return { complaints: [...form, ...count, ...whole.complaints], notes: whole.notes };
}

const common = {
  blocks: z.array(z.unknown()),
  private_metadata: z.string().max(LIMITS.view.privateMetadata).optional(),
  callback_id: z.string().max(LIMITS.id).optional(),
  external_id: z.string().max(LIMITS.id).optional(),
};
const modal = z.strictObject({
  type: z.literal("modal"),
  title: plain(LIMITS.view.title),
  submit: plain(LIMITS.view.title).optional(),
  close: plain(LIMITS.view.title).optional(),
  clear_on_close: z.boolean().optional(),
  notify_on_close: z.boolean().optional(),
  ...common,
});
const home = z.strictObject({ type: z.literal("home"), ...common });

/** A modal or home view that an app sent. */
export function checkView(surface: "modal" | "home", view: unknown, at = "/view"): Findings {
  const given = asObject(view);
  const form = complaintsOf(surface === "modal" ? modal : home, view, at);
  const blocks = Array.isArray(given.blocks) ? checkBlocks(surface, given.blocks, `${at}/blocks`) : { complaints: [], notes: [] };
  const inputs = asObjects(given.blocks).some((block) => block.type === "input");
  const submit =
    surface === "modal" && inputs && !given.submit ? [{ pointer: at, message: "submit is required when blocks contain an input" }] : [];
  return { complaints: [...form, ...blocks.complaints, ...submit], notes: blocks.notes };
}

/** Whether Slack would call the view too large. */
export const isTooLarge = (view: unknown): boolean => JSON.stringify(view).length > LIMITS.view.bytes;

/** Whether Slack would call all blocks of a message together too long. */
export const isTooLong = (blocks: unknown): boolean => Array.isArray(blocks) && JSON.stringify(blocks).length > LIMITS.message.allBlocks;
