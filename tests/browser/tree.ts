import type { CDPSession, Page } from "playwright-core";

/** One thing a screen reader may say. */
export interface Said {
  readonly depth: number;
  readonly role: string;
  readonly name: string;
  readonly level: number | null;
  readonly states: readonly string[];
}

/** What the browser tells assistive technology of a page, in reading order. */
export async function treeOf(page: Page): Promise<readonly Said[]> {
  const session = await page.context().newCDPSession(page);
  const nodes = await nodesOf(session);
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  function toldFrom(node: Node | undefined, depth: number): readonly Said[] {
    if (!node) return [];
    const role = textOf(node.role);
    // It is what its field is called.
    if (role === "LabelText") return [];
    const isSaid = !node.ignored && !SILENT.has(role);
    const own = isSaid ? [saidOf(node, role, depth)] : [];
    // What a control or a heading is called says already what is in it.
    if (isSaid && NAMED_BY_CONTENT.has(role)) return own;
    return [...own, ...(node.childIds ?? []).flatMap((id) => toldFrom(byId.get(id), isSaid ? depth + 1 : depth))];
  }
  return toldFrom(
    nodes.find((node) => node.parentId === undefined),
    0,
  );
}

type Node = Awaited<ReturnType<typeof nodesOf>>[number];
const nodesOf = async (session: CDPSession) => (await session.send("Accessibility.getFullAXTree")).nodes;

function saidOf(node: Node, role: string, depth: number): Said {
  const property = (name: string): string => textOf(node.properties?.find((each) => each.name === name)?.value);
  const states = STATES.flatMap((name) => {
    const state = property(name);
    return state === "" || state === "false" ? [] : [state === "true" ? name : `${name}: ${state}`];
  });
  const value = textOf(node.value);
  const about = textOf(node.description);
  return {
    depth,
    role,
    name: textOf(node.name).replaceAll(/[\u2066-\u2069]/g, ""),
    level: role === "heading" ? Number(property("level")) : null,
    states: [...states, ...(value === "" ? [] : [`value: ${value}`]), ...(about === "" ? [] : [`described as: ${about}`])],
  };
}

function textOf(given: { readonly value?: unknown } | undefined): string {
  const value = given?.value;
  return typeof value === "string" ? value : typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}

const SILENT = new Set(["none", "generic", "InlineTextBox", "LineBreak", "ListMarker", "LayoutTable"]);
const NAMED_BY_CONTENT = new Set([
  "button",
  "link",
  "heading",
  "DisclosureTriangle",
  "option",
  "textbox",
  "combobox",
  "StaticText",
  "cell",
  "columnheader",
  "rowheader",
]);
const STATES = ["expanded", "checked", "disabled", "required", "live"] as const;
const CONTROLS = new Set(["button", "link", "textbox", "combobox", "checkbox", "radio", "spinbutton", "DisclosureTriangle"]);

/** What somebody who only hears the page would miss, a line for each. */
export function missingIn(tree: readonly Said[]): readonly string[] {
  const of = (role: string): readonly Said[] => tree.filter((each) => each.role === role);
  const levels = of("heading").map(({ level }) => level ?? 0);
  const jumps = of("heading").filter((_, index) => (levels[index] ?? 0) > (levels[index - 1] ?? 0) + 1);
  return [
    ...(levels.filter((level) => level === 1).length === 1
      ? []
      : [`headings of the first level: ${levels.filter((level) => level === 1).length}`]),
    ...jumps.map(({ name, level }) => `a heading that leaves out a level: ${level} ${name}`),
    ...(of("main").length === 1 ? [] : [`main landmarks: ${of("main").length}`]),
    ...tree.filter(({ role, name }) => CONTROLS.has(role) && name.trim() === "").map(({ role }) => `a ${role} without a name`),
    ...(tree.some(({ states }) => states.includes("live: polite")) ? [] : ["no live region"]),
  ];
}

/** As lines to read. */
export const written = (tree: readonly Said[]): string =>
  tree
    .filter(({ role, name }) => name.trim() !== "" || (role !== "StaticText" && role !== "paragraph"))
    .map(({ depth, role, name, level, states }) => {
      const about = [...(level === null ? [] : [`level ${level}`]), ...states].join(", ");
      const parts = [role === "StaticText" ? "" : role, name === "" ? "" : `“${name}”`, about === "" ? "" : `(${about})`];
      return "  ".repeat(depth) + parts.filter((part) => part !== "").join(" ");
    })
    .join("\n");
