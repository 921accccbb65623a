import { z } from "zod";
import {
  actionId,
  confirm,
  dispatchConfig,
  filter,
  option,
  optionGroup,
  overflowOption,
  plain,
  richOption,
  slackFile,
} from "./composition.ts";
import { LIMITS } from "./limits.ts";
import { richText } from "./rich-text.ts";

/** Block elements, with Slack's limits, and the lists of which block holds which. */

const placeholder = plain(LIMITS.placeholder).optional();
const focus = z.boolean().optional();
const style = z.enum(["primary", "danger"]).optional();
const url = z.url().max(LIMITS.button.url);
const label = z.string().max(LIMITS.button.label).optional();
const value = z.string().min(1).max(LIMITS.button.value);

const button = z.strictObject({
  type: z.literal("button"),
  text: plain(LIMITS.button.text),
  action_id: actionId,
  value: value.optional(),
  url: url.optional(),
  style,
  confirm: confirm.optional(),
  accessibility_label: label,
});

const workflowButton = z.strictObject({
  type: z.literal("workflow_button"),
  text: plain(LIMITS.button.text),
  action_id: actionId,
  workflow: z.strictObject({
    trigger: z.strictObject({
      url: z.url(),
      customizable_input_parameters: z.array(z.strictObject({ name: z.string(), value: z.string() })).optional(),
    }),
  }),
  style,
  accessibility_label: label,
});

const sameOption = (a: z.infer<typeof richOption>, b: z.infer<typeof richOption>): boolean =>
  a.value === b.value && a.text.text === b.text.text && a.text.type === b.text.type;

const among = (wanted: readonly z.infer<typeof richOption>[], offered: readonly z.infer<typeof richOption>[]): boolean =>
  wanted.every((each) => offered.some((option) => sameOption(each, option)));

const checkboxes = z
  .strictObject({
    type: z.literal("checkboxes"),
    action_id: actionId,
    options: z.array(richOption).min(1).max(LIMITS.options.few),
    initial_options: z.array(richOption).min(1).optional(),
    confirm: confirm.optional(),
    focus_on_load: focus,
  })
  .refine(({ options, initial_options = [] }) => among(initial_options, options), "initial_options must be among options");

const radioButtons = z
  .strictObject({
    type: z.literal("radio_buttons"),
    action_id: actionId,
    options: z.array(richOption).min(1).max(LIMITS.options.few),
    initial_option: richOption.optional(),
    confirm: confirm.optional(),
    focus_on_load: focus,
  })
  .refine(({ options, initial_option }) => !initial_option || among([initial_option], options), "initial_option must be among options");

const overflow = z.strictObject({
  type: z.literal("overflow"),
  action_id: actionId,
  options: z.array(overflowOption).min(1).max(LIMITS.options.overflow),
  confirm: confirm.optional(),
});

const menu = { action_id: actionId, placeholder, confirm: confirm.optional(), focus_on_load: focus };
const several = { ...menu, max_selected_items: z.int().min(1).optional() };
const choices = {
  options: z.array(option).min(1).max(LIMITS.options.select).optional(),
  option_groups: z.array(optionGroup).min(1).max(LIMITS.options.groups).optional(),
};
type Choices = { options?: z.infer<typeof option>[] | undefined; option_groups?: z.infer<typeof optionGroup>[] | undefined };
const offered = (given: Choices) => given.options ?? (given.option_groups ?? []).flatMap((group) => group.options);
const ONE_LIST = "either options or option_groups";
const hasOneList = (given: Choices): boolean => (given.options === undefined) !== (given.option_groups === undefined);

const staticSelect = z
  .strictObject({ type: z.literal("static_select"), ...menu, ...choices, initial_option: option.optional() })
  .refine(hasOneList, ONE_LIST)
  .refine((given) => !given.initial_option || among([given.initial_option], offered(given)), "initial_option must be among options");

const multiStaticSelect = z
  .strictObject({ type: z.literal("multi_static_select"), ...several, ...choices, initial_options: z.array(option).min(1).optional() })
  .refine(hasOneList, ONE_LIST)
  .refine((given) => among(given.initial_options ?? [], offered(given)), "initial_options must be among options")
  .refine(
    (given) => (given.initial_options ?? []).length <= (given.max_selected_items ?? Infinity),
    "more initial_options than max_selected_items",
  );

const responseUrl = { response_url_enabled: z.boolean().optional() };
const current = { default_to_current_conversation: z.boolean().optional(), filter: filter.optional() };
const ids = z.array(z.string().min(1)).min(1).optional();
const id = z.string().min(1).optional();

const usersSelect = z.strictObject({ type: z.literal("users_select"), ...menu, initial_user: id });
const multiUsersSelect = z.strictObject({ type: z.literal("multi_users_select"), ...several, initial_users: ids });
const conversationsSelect = z.strictObject({
  type: z.literal("conversations_select"),
  ...menu,
  ...current,
  ...responseUrl,
  initial_conversation: id,
});
const multiConversationsSelect = z.strictObject({
  type: z.literal("multi_conversations_select"),
  ...several,
  ...current,
  initial_conversations: ids,
});
const channelsSelect = z.strictObject({ type: z.literal("channels_select"), ...menu, ...responseUrl, initial_channel: id });
const multiChannelsSelect = z.strictObject({ type: z.literal("multi_channels_select"), ...several, initial_channels: ids });
const query = { min_query_length: z.int().min(0).optional() };
const externalSelect = z.strictObject({ type: z.literal("external_select"), ...menu, ...query, initial_option: option.optional() });
const multiExternalSelect = z.strictObject({
  type: z.literal("multi_external_select"),
  ...several,
  ...query,
  initial_options: z.array(option).min(1).optional(),
});

const date = z.iso.date("must be YYYY-MM-DD");
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "must be HH:mm");
const datepicker = z.strictObject({ type: z.literal("datepicker"), ...menu, initial_date: date.optional() });
const timepicker = z.strictObject({
  type: z.literal("timepicker"),
  ...menu,
  initial_time: time.optional(),
  timezone: z.string().optional(),
});
const { placeholder: _none, ...unprompted } = menu;
const datetimepicker = z.strictObject({
  type: z.literal("datetimepicker"),
  ...unprompted,
  initial_date_time: z.int().min(1_000_000_000).max(9_999_999_999).optional(),
});

const typed = { action_id: actionId, placeholder, focus_on_load: focus, dispatch_action_config: dispatchConfig.optional() };
const plainTextInput = z
  .strictObject({
    type: z.literal("plain_text_input"),
    ...typed,
    initial_value: z.string().max(LIMITS.input.text).optional(),
    multiline: z.boolean().optional(),
    min_length: z.int().min(0).max(LIMITS.input.text).optional(),
    max_length: z.int().min(1).max(LIMITS.input.text).optional(),
  })
  .refine(({ min_length = 0, max_length = LIMITS.input.text }) => min_length <= max_length, "min_length is above max_length")
  .refine(
    ({ initial_value = "", max_length = LIMITS.input.text }) => initial_value.length <= max_length,
    "initial_value is longer than max_length",
  );
const emailInput = z.strictObject({ type: z.literal("email_text_input"), ...typed, initial_value: z.email().optional() });
const urlInput = z.strictObject({ type: z.literal("url_text_input"), ...typed, initial_value: z.url().optional() });
const decimal = z.string().regex(/^-?\d+(\.\d+)?$/, "must be a number written as a string");
const numberInput = z
  .strictObject({
    type: z.literal("number_input"),
    ...typed,
    is_decimal_allowed: z.boolean(),
    initial_value: decimal.optional(),
    min_value: decimal.optional(),
    max_value: decimal.optional(),
  })
  .refine(({ min_value = "-Infinity", max_value = "Infinity" }) => Number(min_value) <= Number(max_value), "min_value is above max_value")
  .refine(
    ({ initial_value, min_value = "-Infinity", max_value = "Infinity" }) =>
      initial_value === undefined || (Number(initial_value) >= Number(min_value) && Number(initial_value) <= Number(max_value)),
    "initial_value is out of bounds",
  );
const lines = z.int().min(1).max(100).optional();
const richTextInput = z.strictObject({
  type: z.literal("rich_text_input"),
  ...typed,
  initial_value: richText.optional(),
  min_lines: lines,
  max_lines: lines,
});
const fileInput = z.strictObject({
  type: z.literal("file_input"),
  action_id: actionId,
  filetypes: z.array(z.string()).optional(),
  max_files: z.int().min(1).max(LIMITS.files).optional(),
});

export const image = z
  .strictObject({
    type: z.literal("image"),
    alt_text: z.string().min(1).max(LIMITS.image.alt),
    image_url: z.url().max(LIMITS.image.url).optional(),
    slack_file: slackFile.optional(),
  })
  .refine((given) => (given.image_url === undefined) !== (given.slack_file === undefined), "an image has an image_url or a slack_file");

const feedbackButton = z.strictObject({
  text: plain(LIMITS.button.text),
  value,
  accessibility_label: label,
});
const feedbackButtons = z.strictObject({
  type: z.literal("feedback_buttons"),
  action_id: actionId,
  positive_button: feedbackButton,
  negative_button: feedbackButton,
});
const iconButton = z.strictObject({
  type: z.literal("icon_button"),
  action_id: actionId,
  icon: z.enum(["trash"]),
  text: plain(LIMITS.text),
  value: value.optional(),
  confirm: confirm.optional(),
  accessibility_label: label,
  visible_to_user_ids: z.array(z.string()).max(10).optional(),
});

const selects = [staticSelect, usersSelect, conversationsSelect, channelsSelect, externalSelect] as const;
const multiSelects = [multiStaticSelect, multiUsersSelect, multiConversationsSelect, multiChannelsSelect, multiExternalSelect] as const;
const pickers = [checkboxes, radioButtons, datepicker, timepicker, ...selects, ...multiSelects] as const;

export { button };
export const accessory = z.discriminatedUnion("type", [button, workflowButton, overflow, image, ...pickers]);
export const actionsElement = z.discriminatedUnion("type", [button, workflowButton, overflow, datetimepicker, richTextInput, ...pickers]);
export const inputElement = z.discriminatedUnion("type", [
  plainTextInput,
  emailInput,
  urlInput,
  numberInput,
  richTextInput,
  fileInput,
  datetimepicker,
  ...pickers,
]);
export const contextAction = z.discriminatedUnion("type", [feedbackButtons, iconButton]);
