import { ComponentType } from "discord-api-types/v10";
import { asText, type Json } from "../slack/json.ts";
import { isMenu } from "./checks/rules.ts";
import { flat } from "./checks/tree.ts";
import { textsIn } from "./content.ts";
import { labelOf } from "./showing.ts";

/** Finding what a person means among the components that are shown. */

export interface Target {
  readonly component: Json;
  /** The words a person reads next to it. */
  readonly beside: string;
}

/** Buttons and menus with the words of their own section, or else those above them. */
function targets(components: readonly Json[], content: string): readonly Target[] {
  let above = content;
  return flat(components).flatMap(({ component, parent }) => {
    if (component.type === ComponentType.TextDisplay) above = asText(component.content);
    if (component.type !== ComponentType.Button && !isMenu(component)) return [];
    const beside = parent?.type === ComponentType.Section ? textsIn([parent]) : above;
    return [{ component, beside }];
  });
}

export const buttonsIn = (components: readonly Json[], content = ""): readonly Target[] =>
  targets(components, content).filter(({ component }) => component.type === ComponentType.Button);

export const menusIn = (components: readonly Json[], content = ""): readonly Target[] =>
  targets(components, content).filter(({ component }) => isMenu(component));

/** Those called so, by their words or custom_id, and beside certain words only when some are given. */
export const called = (all: readonly Target[], name: string, beside: string | undefined): readonly Target[] =>
  all.filter(
    (target) =>
      (labelOf(target.component) === name || target.component.custom_id === name) &&
      (beside === undefined || target.beside.includes(beside)),
  );
