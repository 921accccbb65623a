import type { Field, Spoken, SpokenForm } from "../../../src/model/card.ts";
import { roleSchema, type Role } from "../../../src/model/vocabulary.ts";
import type { Page } from "../../../src/platform/page.ts";
import { MEMBER } from "../fields.ts";
import type { Speech } from "../speech.ts";

const said = (words: string): Spoken => ({ words, fromPerson: false });

type Made = Pick<SpokenForm, "args" | "fields"> & { readonly title: string; readonly submit: string };

/** Forms that belong to no round: what the team leads with, and the line to the team. Null: not for this person. */
export function toolForm(page: Page, command: string, t: Speech): SpokenForm | null {
  if (isIdle(page, command)) return null;
  const make = page.team
    ? Object.hasOwn(TEAM, command)
      ? TEAM[command]
      : undefined
    : command === "tell" && page.aside.line !== null
      ? tell
      : undefined;
  if (!make) return null;
  const { title, submit, args, fields } = make(page, t);
  return { is: "form", command, title: said(title), assurance: [], args, fields, submit: said(submit) };
}

const LABELS = {
  announce: "chat.tool.announce",
  insert: "chat.tool.insert",
  park: "tools.park",
  notes: "tools.notes",
  extend: "chat.tool.extend",
  invite: "room.invite",
  listen: "room.notHere",
  remove: "room.remove",
  role: "room.role.do",
  handover: "room.handOver",
  stage: "programme.move",
} as const;

/** What the team can open by a button. */
export const teamForms = (page: Page, t: Speech): readonly { readonly command: string; readonly label: string }[] =>
  page.status === "ended"
    ? []
    : Object.entries(LABELS)
        .filter(([command]) => !isIdle(page, command))
        .map(([command, label]) => ({ command, label: t(label) }));

/** Those that are about somebody else. */
const ABOUT_SOMEBODY = ["listen", "remove", "role", "handover"];

/** There is nobody it could be about, or no stage to move to. */
const isIdle = (page: Page, command: string): boolean =>
  (command === "stage" && !page.programme?.mayMove) || (ABOUT_SOMEBODY.includes(command) && others(page).length === 0);

/** Everybody else who is in the conversation, or is expected. */
const others = ({ team, you }: Page) => (team?.people ?? []).filter(({ person, state }) => state !== "left" && person !== you.person);

const words = (label: string, maxChars: number, lines = 3, value = ""): Field<Spoken> => ({
  is: "words",
  name: "words",
  label: said(label),
  maxChars,
  lines,
  value,
  required: true,
});

const choice = (
  name: string,
  label: string,
  options: readonly (readonly [string, string])[],
  value = "",
  required = true,
): Field<Spoken> => ({
  is: "choice",
  name,
  label: said(label),
  options: options.map(([of, shown]) => ({ value: of, words: said(shown) })),
  value,
  required,
});

/** Rendered as the platform's own list of people. */
const account = (label: string): Field<Spoken> => choice("person", label, []);

/** Somebody else of the conversation, wherever they sit, by the name they have in it: nobody's id is sent, only a mark. */
const who = (page: Page, label: string): Field<Spoken> =>
  choice(
    MEMBER,
    label,
    others(page).map(({ mark, name }) => [mark, name] as const),
  );

const tell = (_page: Page, t: Speech): Made => ({
  title: t("aside.tell.about"),
  submit: t("aside.tell.send"),
  args: { person: "me" },
  fields: [words(t("aside.tell.words"), 1_000)],
});

const ROLES = roleSchema.options.filter((role) => role !== "facilitator");
const INSERTS = ["break", "quiet", "goRound", "temperature", "rules"] as const;

const TEAM: Readonly<Record<string, (page: Page, t: Speech) => Made>> = {
  announce: (page, t) => ({
    title: t("chat.tool.announce"),
    submit: t("chat.tool.announce"),
    args: {},
    fields: [
      ...(page.sides.length === 0
        ? []
        : [
            choice(
              "side",
              t("chat.tool.announce.to"),
              [["", t("aside.to.all")] as const, ...page.sides.map(({ side, name }) => [side, name] as const)].filter(([of]) => of !== ""),
              "",
              false,
            ),
          ]),
      words(t("chat.tool.announce.words"), 2_000),
    ],
  }),
  insert: (_page, t) => ({
    title: t("chat.tool.insert"),
    submit: t("chat.tool.insert"),
    args: {},
    fields: [
      choice(
        "what",
        t("chat.tool.insert"),
        INSERTS.map((each) => [each, t(`tools.${each}`)] as const),
      ),
    ],
  }),
  park: (_page, t) => ({ title: t("tools.park.words"), submit: t("tools.park"), args: {}, fields: [words(t("tools.park.words"), 280, 2)] }),
  notes: (page, t) => ({
    title: t("tools.notes.about"),
    submit: t("tools.notes.keep"),
    args: {},
    fields: [words(t("tools.notes.words"), 3_000, 6, page.team?.notes ?? "")],
  }),
  extend: (_page, t) => ({
    title: t("chat.tool.extend"),
    submit: t("chat.tool.extend"),
    args: {},
    fields: [
      choice(
        "minutes",
        t("tools.calendar.minutes"),
        ["1", "3", "5", "10", "15", "30", "60"].map((each) => [each, each] as const),
        "3",
      ),
    ],
  }),
  invite: (page, t) => ({
    title: t("room.invite"),
    submit: t("chat.tool.invite"),
    args: {},
    fields: [account(t("chat.tool.invite.who")), ...part(page, t)],
  }),
  listen: (page, t) => ({
    title: t("room.notHere"),
    submit: t("chat.tool.set"),
    args: {},
    fields: [
      who(page, t("chat.tool.who")),
      choice(
        "on",
        t("chat.tool.who.here"),
        [
          ["yes", t("room.notHere")],
          ["no", t("room.hereAgain")],
        ],
        "yes",
      ),
    ],
  }),
  remove: (page, t) => ({ title: t("room.remove.about"), submit: t("room.remove"), args: {}, fields: [who(page, t("chat.tool.who"))] }),
  role: (page, t) => ({
    title: t("room.role.about"),
    submit: t("room.role.do"),
    args: {},
    fields: [who(page, t("chat.tool.who")), ...part(page, t)],
  }),
  handover: (page, t) => ({ title: t("room.handOver"), submit: t("room.handOver"), args: {}, fields: [who(page, t("chat.tool.who"))] }),
  stage: ({ programme }, t) => ({
    title: t("programme.move"),
    submit: t("programme.move.do"),
    args: {},
    fields: [
      choice(
        "to",
        t("programme.move.to"),
        (programme?.stages ?? []).flatMap((title, index) =>
          index + 1 === programme?.stage?.number ? [] : [[String(index + 1), `${index + 1}. ${title}`] as const],
        ),
      ),
      words(t("programme.move.why"), 300, 2),
    ],
  }),
};

/** The lead alone says who leads with them, and nobody does during a lockdown. Nobody gives the lead away but by handing over. */
const rolesFrom = ({ you, status }: Page): readonly Role[] =>
  you.role === "facilitator" && status !== "locked" ? ROLES : ROLES.filter((role) => role !== "cofacilitator");

/** Which part somebody takes, and on which side. */
const part = (page: Page, t: Speech): readonly Field<Spoken>[] => [
  choice(
    "role",
    t("room.role"),
    rolesFrom(page).map((each) => [each, t(`role.${each}`)] as const),
    "participant",
  ),
  ...(page.sides.length === 0
    ? []
    : [
        choice(
          "side",
          t("room.role.side"),
          page.sides.map(({ side, name }) => [side, name] as const),
          "",
          false,
        ),
      ]),
];
