/** A message a second in a channel and a burst of a few; a cap for the workspace that is not published; fifty changes a minute. */
export const RATE = { everyMs: 1_000, apartMs: 60, updates: { most: 45, perMs: 60_000 } } as const;

/**
 * Everything the adapter knows of Block Kit's limits. Characters are UTF-16 units, as Slack counts them. What is too long
 * for one place is cut where the whole stands elsewhere, and paged where it does not: nothing is dropped.
 */
export const LIMITS = {
  section: 3_000,
  header: 150,
  button: 75,
  buttonValue: 2_000,
  /** Of a modal's title, and of its buttons. */
  modalTitle: 24,
  label: 2_000,
  option: 75,
  optionsInSelect: 100,
  optionGroups: 100,
  optionsInChoice: 10,
  actions: 25,
  blocksInMessage: 50,
  blocksInView: 100,
  /** All blocks of one message together; Slack refuses somewhat above 13,000. */
  charsInMessage: 12_000,
  /** A view is refused above 250 kB of JSON. */
  bytesInView: 200_000,
  inputChars: 3_000,
  /** All options of one field together: above it each is cut, since a form has no second leaf. */
  charsInOptions: 30_000,
  confirm: { title: 100, text: 300, button: 30 },
} as const;

/** Most characters of a text, or entries of a list, by what it belongs to and its name there. `*`: to anything. */
const MOST: Readonly<Record<string, number>> = {
  "modal.blocks": LIMITS.blocksInView,
  "home.blocks": LIMITS.blocksInView,
  "message.blocks": LIMITS.blocksInMessage,
  // More is accepted in a new message, and refused in one that is changed.
  "message.text": 4_000,
  "modal.title": LIMITS.modalTitle,
  "modal.submit": LIMITS.modalTitle,
  "modal.close": LIMITS.modalTitle,
  "*.private_metadata": 3_000,
  "*.callback_id": 255,
  "*.block_id": 255,
  "*.action_id": 255,
  "*.placeholder": 150,
  "header.text": LIMITS.header,
  "context.elements": 10,
  "mrkdwn.text": LIMITS.section,
  "plain_text.text": LIMITS.section,
  "markdown.text": 12_000,
  "actions.elements": LIMITS.actions,
  "input.label": LIMITS.label,
  "button.text": LIMITS.button,
  "button.value": LIMITS.buttonValue,
  "confirm.title": LIMITS.confirm.title,
  "confirm.text": LIMITS.confirm.text,
  "confirm.confirm": LIMITS.confirm.button,
  "confirm.deny": LIMITS.confirm.button,
  "option.text": LIMITS.option,
  "option.value": 150,
  "static_select.options": LIMITS.optionsInSelect,
  "multi_static_select.options": LIMITS.optionsInSelect,
  "*.option_groups": LIMITS.optionGroups,
  "group.label": LIMITS.option,
  "group.options": LIMITS.optionsInSelect,
  "checkboxes.options": LIMITS.optionsInChoice,
  "plain_text_input.initial_value": LIMITS.inputChars,
};
const MAY_BE_EMPTY = ["blocks", "private_metadata"];
/** What stands under these names has no type of its own to be known by. */
const KINDS: Readonly<Record<string, string>> = {
  options: "option",
  initial_option: "option",
  initial_options: "option",
  option_groups: "group",
  confirm: "confirm",
};
/** Above these Slack refuses the whole; what is paged stays well below. */
const MOST_BYTES_IN_VIEW = 250_000;
const MOST_CHARS_IN_MESSAGE = 13_000;

type Fields = Readonly<Record<string, unknown>>;

/** Where a view or a message is more than Slack takes, as "place in it: limit". Holds no word of it. */
export function faultsIn(given: { readonly type?: string; readonly text?: string; readonly blocks: readonly object[] }): readonly string[] {
  const { type = "message" } = given;
  const isMessage = type === "message";
  const isTooLarge = isMessage
    ? JSON.stringify(given.blocks).length > MOST_CHARS_IN_MESSAGE
    : Buffer.byteLength(JSON.stringify(given)) > MOST_BYTES_IN_VIEW;
  return [...(isTooLarge ? [`: ${type}`] : []), ...faultsOf({ ...given }, type, "")];
}

function faultsOf(of: Fields, kind: string, at: string): readonly string[] {
  return Object.entries(of).flatMap(([name, value]) => {
    const place = `${at}/${name}`;
    const known = [`${kind}.${name}`, `*.${name}`].find((each) => Object.hasOwn(MOST, each));
    const size = sizeOf(value);
    const most = Math.min(
      known === undefined ? Infinity : (MOST[known] ?? Infinity),
      name === "initial_value" ? maxLengthOf(of) : Infinity,
    );
    const isWrong = size !== null && (size > most || (size === 0 && known !== undefined && !MAY_BE_EMPTY.includes(name)));
    const inside = Array.isArray(value) ? value.map((each, index) => [each, `${place}/${index}`] as const) : [[value, place] as const];
    return [
      ...(isWrong ? [`${place}: ${known ?? name}`] : []),
      ...inside.flatMap(([each, where]) => (isFields(each) ? faultsOf(each, kindOf(each, name), where) : [])),
    ];
  });
}

/** Characters of a text, entries of a list; null: it has no size. */
function sizeOf(value: unknown): number | null {
  if (typeof value === "string" || Array.isArray(value)) return value.length;
  return isFields(value) && typeof value["text"] === "string" ? value["text"].length : null;
}

const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null && !Array.isArray(value);
const kindOf = ({ type }: Fields, name: string): string => (typeof type === "string" ? type : (KINDS[name] ?? name));
const maxLengthOf = ({ max_length: most }: Fields): number => (typeof most === "number" ? most : Infinity);
