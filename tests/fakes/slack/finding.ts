import { elementsOf, flatBlocks } from "./checks.ts";
import { asObject, asText, type Json } from "./json.ts";
import { shownBlocks } from "./showing.ts";
import type { State } from "./state.ts";
import { optionsOf } from "./values.ts";

/** Finding what a person means among the elements that are shown. */

export interface Target {
  readonly block: Json;
  readonly element: Json;
  /** Of two feedback buttons, the one that is meant. */
  readonly side: "positive_button" | "negative_button" | null;
}

const labelOf = (value: unknown): string => asText(asObject(value).text);
const BUTTONS: readonly unknown[] = ["button", "icon_button", "feedback_buttons"];

/** All buttons with their labels, in order. */
export function buttonsIn(blocks: readonly Json[]): readonly { readonly label: string; readonly target: Target }[] {
  return flatBlocks(blocks).flatMap(({ block }) =>
    elementsOf(block)
      .filter(({ element }) => BUTTONS.includes(element.type))
      .flatMap(({ element }): { label: string; target: Target }[] =>
        element.type === "feedback_buttons"
          ? (["positive_button", "negative_button"] as const).map((side) => ({
              label: labelOf(asObject(element[side]).text),
              target: { block, element, side },
            }))
          : [{ label: labelOf(element.text), target: { block, element, side: null } }],
      ),
  );
}

/** The words a person reads next to a block: its own, and those above up to the last block without buttons. */
function wordsBeside(state: State, blocks: readonly Json[], block: Json): string {
  const at = blocks.indexOf(block);
  const above = blocks.slice(0, Math.max(at, 0)).reverse();
  const nearest = above.find((each) => each.type !== "actions" && each.type !== "divider");
  const own = block.type === "actions" ? "" : shownBlocks(state, [block], {});
  return own || (nearest ? shownBlocks(state, [nearest], {}) : "");
}

/** The buttons called so, by label or action_id, and those beside certain words only when some are given. */
export function buttonsCalled(state: State, blocks: readonly Json[], called: string, beside: string | undefined): readonly Target[] {
  return buttonsIn(blocks)
    .filter(({ label, target }) => label === called || target.element.action_id === called)
    .filter(({ target }) => beside === undefined || wordsBeside(state, blocks, target.block).includes(beside))
    .map(({ target }) => target);
}

/**
 * The menus, radio buttons, checkboxes and pickers that act at once: called by action_id, placeholder or label, else
 * by the words of their own block, else by those above it.
 */
export function choicesCalled(state: State, blocks: readonly Json[], called: string): readonly Target[] {
  const all = flatBlocks(blocks).flatMap(({ block }) =>
    elementsOf(block)
      .filter(({ element }) => !BUTTONS.includes(element.type) && element.type !== "image")
      .map(({ element }): Target => ({ block, element, side: null })),
  );
  const isNamed = ({ block, element }: Target): boolean =>
    [element.action_id, labelOf(element.placeholder), labelOf(block.label)].includes(called);
  const isIn = ({ block }: Target): boolean => block.type === "section" && shownBlocks(state, [block], {}).includes(called);
  const isBeside = ({ block }: Target): boolean => block.type === "actions" && wordsBeside(state, blocks, block).includes(called);
  return [isNamed, isIn, isBeside].map((test) => all.filter(test)).find((found) => found.length > 0) ?? [];
}

/** The action of a press, without its time. */
export function pressOf({ block, element, side }: Target): Json {
  const pressed = side === null ? element : asObject(element[side]);
  const { text, value, url, style, confirm } = pressed;
  return {
    action_id: element.action_id,
    block_id: block.block_id,
    type: element.type,
    text,
    ...(value !== undefined && { value }),
    ...(url !== undefined && { url }),
    ...(style !== undefined && { style }),
    ...(confirm !== undefined && { confirm }),
  };
}

/** The action of a choice from a menu that keeps nothing. */
export function overflowOf({ block, element }: Target, words: string): Json {
  const option = optionsOf(element).find((each) => labelOf(each.text) === words);
  if (!option) throw new Error(`no option "${words}"`);
  return { action_id: element.action_id, block_id: block.block_id, type: "overflow", selected_option: option };
}
