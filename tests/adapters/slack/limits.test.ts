import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cut, grouped, pieces } from "../../../adapters/chat/text.ts";
import { faultsIn } from "../../../adapters/slack/limits.ts";
import { checkBlocks, checkView, isTooLarge, isTooLong } from "../../fakes/slack/checks.ts";

/** Letters of several scripts, marks upon letters, signs of several code points, and spaces of all kinds. */
const texts = fc.string({ unit: fc.constantFrom("a", "é", "e\u0301", "ب", "👩‍👩‍👧", "字", " ", "\n", ".", "! ") as never, maxLength: 400 });

describe("a text that is too long", () => {
  test("is cut between letters, with a sign that it goes on", () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 20, max: 80 }), (text, most) => {
        const short = cut(text, most);
        expect(short.length).toBeLessThanOrEqual(most);
        if (text.length <= most) expect(short).toBe(text);
        else expect(short.endsWith("…")).toBe(true);
        expect(short).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/);
      }),
    );
  });

  test("is paged so that no word of it is lost", () => {
    const bare = (text: string): string => text.replaceAll(/\s+/g, "");
    fc.assert(
      fc.property(texts, fc.integer({ min: 20, max: 80 }), (text, most) => {
        const pages = pieces(text, most);
        for (const page of pages) expect(page.length).toBeLessThanOrEqual(most);
        expect(bare(pages.join(""))).toBe(bare(text));
      }),
    );
  });

  test("breaks after a paragraph if it can, else after a sentence, else after a word", () => {
    expect(pieces("One two three.\nFour five six seven.", 24)).toEqual(["One two three.", "Four five six seven."]);
    expect(pieces("One two three. Four five six.", 24)).toEqual(["One two three.", "Four five six."]);
    expect(pieces("One two three four five six", 16)).toEqual(["One two three", "four five six"]);
  });
});

test("rows are grouped by number and by weight, in order, and none is lost", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 60 }), fc.integer({ min: 1, max: 9 }), (rows, most) => {
      const groups = grouped(rows, most, 25, (row) => row);
      expect(groups.flat()).toEqual(rows);
      for (const group of groups) {
        expect(group.length).toBeLessThanOrEqual(most);
        if (group.length > 1) expect(group.reduce((sum, row) => sum + row, 0)).toBeLessThanOrEqual(25);
      }
    }),
  );
});

interface View {
  readonly type?: string;
  readonly text?: string;
  readonly blocks: readonly object[];
}

const x = (count: number): string => "x".repeat(count);
const plain = (count: number) => ({ type: "plain_text", text: x(count) });
const some = <T>(count: number, one: T): readonly T[] => Array.from({ length: count }, () => one);
const options = (count: number) => some(count, 0).map((_, index) => ({ text: plain(1), value: `${index}` }));
const modal = (...blocks: readonly object[]) => ({ type: "modal", title: plain(1), submit: plain(1), blocks });
const input = (element: object, more: object = {}) => modal({ type: "input", label: plain(1), element, ...more });
const button = (more: object) => modal({ type: "actions", elements: [{ type: "button", text: plain(1), ...more }] });
const confirm = (more: object) => button({ confirm: { title: plain(1), text: plain(1), confirm: plain(1), deny: plain(1), ...more } });
const message = (text: string, ...blocks: readonly object[]) => ({ text, blocks });
const section = { type: "section", text: plain(1) };

const edges: readonly (readonly [fault: string, most: number, of: (count: number) => View])[] = [
  ["/title: modal.title", 24, (count) => ({ ...modal(section), title: plain(count) })],
  ["/submit: modal.submit", 24, (count) => ({ ...modal(section), submit: plain(count) })],
  ["/close: modal.close", 24, (count) => ({ ...modal(section), close: plain(count) })],
  ["/private_metadata: *.private_metadata", 3_000, (count) => ({ ...modal(section), private_metadata: x(count) })],
  ["/callback_id: *.callback_id", 255, (count) => ({ ...modal(section), callback_id: x(count) })],
  ["/blocks: modal.blocks", 100, (count) => modal(...some(count, section))],
  ["/blocks: home.blocks", 100, (count) => ({ type: "home", blocks: some(count, section) })],
  ["/blocks: message.blocks", 50, (count) => message("x", ...some(count, section))],
  ["/text: message.text", 4_000, (count) => message(x(count), section)],
  ["/blocks/0/block_id: *.block_id", 255, (count) => modal({ ...section, block_id: x(count) })],
  ["/blocks/0/text/text: plain_text.text", 3_000, (count) => modal({ type: "section", text: plain(count) })],
  ["/blocks/0/text: header.text", 150, (count) => modal({ type: "header", text: plain(count) })],
  ["/blocks/0/elements: context.elements", 10, (count) => modal({ type: "context", elements: some(count, plain(1)) })],
  ["/blocks/0/elements/0/text: plain_text.text", 3_000, (count) => modal({ type: "context", elements: [plain(count)] })],
  [
    "/blocks/0/elements: actions.elements",
    25,
    (count) => modal({ type: "actions", elements: some(count, { type: "button", text: plain(1) }) }),
  ],
  ["/blocks/0/elements/0/text: button.text", 75, (count) => button({ text: plain(count) })],
  ["/blocks/0/elements/0/value: button.value", 2_000, (count) => button({ value: x(count) })],
  ["/blocks/0/elements/0/action_id: *.action_id", 255, (count) => button({ action_id: x(count) })],
  ["/blocks/0/elements/0/confirm/title: confirm.title", 100, (count) => confirm({ title: plain(count) })],
  ["/blocks/0/elements/0/confirm/text: confirm.text", 300, (count) => confirm({ text: plain(count) })],
  ["/blocks/0/elements/0/confirm/deny: confirm.deny", 30, (count) => confirm({ deny: plain(count) })],
  ["/blocks/0/label: input.label", 2_000, (count) => input({ type: "plain_text_input" }, { label: plain(count) })],
  ["/blocks/0/element/placeholder: *.placeholder", 150, (count) => input({ type: "users_select", placeholder: plain(count) })],
  ["/blocks/0/element/options: static_select.options", 100, (count) => input({ type: "static_select", options: options(count) })],
  ["/blocks/0/element/options: checkboxes.options", 10, (count) => input({ type: "checkboxes", options: options(count) })],
  [
    "/blocks/0/element/options/0/text: option.text",
    75,
    (count) => input({ type: "checkboxes", options: [{ text: plain(count), value: "1" }] }),
  ],
  [
    "/blocks/0/element/options/0/value: option.value",
    150,
    (count) => input({ type: "checkboxes", options: [{ text: plain(1), value: x(count) }] }),
  ],
  [
    "/blocks/0/element/option_groups: *.option_groups",
    100,
    (count) => input({ type: "static_select", option_groups: some(count, { label: plain(1), options: options(1) }) }),
  ],
  [
    "/blocks/0/element/option_groups/0/options: group.options",
    100,
    (count) => input({ type: "static_select", option_groups: [{ label: plain(1), options: options(count) }] }),
  ],
  [
    "/blocks/0/element/option_groups/0/label: group.label",
    75,
    (count) => input({ type: "static_select", option_groups: [{ label: plain(count), options: options(1) }] }),
  ],
  [
    "/blocks/0/element/initial_value: plain_text_input.initial_value",
    280,
    (count) => input({ type: "plain_text_input", max_length: 280, initial_value: x(count) }),
  ],
];

const takes = (view: View): boolean => {
  const given = structuredClone(view);
  if (view.type === "modal" || view.type === "home") return checkView(view.type, given).complaints.length === 0 && !isTooLarge(given);
  return checkBlocks("message", given.blocks, "").complaints.length === 0 && !isTooLong(given.blocks) && (view.text ?? "").length <= 4_000;
};

describe("what is more than Slack takes", () => {
  test.each(edges)("is found: %s, most %i", (fault, most, of) => {
    expect([faultsIn(of(most)), takes(of(most))]).toEqual([[], true]);
    expect([faultsIn(of(most + 1)), takes(of(most + 1))]).toEqual([[fault], false]);
  });

  test("is found where it is too large as a whole, or empty where something has to stand", () => {
    const large = some(90, { type: "section", text: plain(3_000) });
    expect(faultsIn(modal(...large))).toEqual([": modal"]);
    expect(faultsIn(modal(...some(90, { type: "section", text: { type: "plain_text", text: "字".repeat(1_000) } })))).toEqual([": modal"]);
    expect(faultsIn(message("x", ...large.slice(0, 5)))).toEqual([": message"]);
    expect(faultsIn(modal({ type: "section", text: plain(0) }))).toEqual(["/blocks/0/text/text: plain_text.text"]);
    expect(faultsIn(input({ type: "static_select", options: [] }))).toEqual(["/blocks/0/element/options: static_select.options"]);
  });
});
