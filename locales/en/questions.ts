/** Questions about a briefing: asked in private, moderated, supported. */
export const questions = {
  "questions.ask": "Your question",
  "questions.moderated":
    "While you read, you may ask: {each, plural, one {one question} other {up to # questions}}, each of {chars, number} characters at most. The facilitator reads the questions first, without names, and may join or decline some.",
  "questions.unmoderated":
    "While you read, you may ask: {each, plural, one {one question} other {up to # questions}}, each of {chars, number} characters at most. They are all shown together when this part closes.",
  "questions.waits": "The facilitator is reading the questions, without names. You see them next.",
  "questions.moderate":
    "Join questions that are one, and decline those that can not be put. The reason is shown to everybody, without the question, since nobody knows whose it is. Press Next when the list is good.",
  "questions.holds": "It stands for:",
  "questions.items": "Questions",
  "questions.wording": "Wording to keep (empty: that of the first one ticked)",
  "questions.reason": "Reason, which everybody reads",
  "questions.merge": "Join questions",
  "questions.merge.send": "Join",
  "questions.decline": "Decline a question",
  "questions.decline.send": "Decline",
  "questions.declinedOne": "Declined:",
  "questions.restore": "Put it after all",
  "questions.support": "Tick every question that you want answered. Those with the most support are answered first.",
  "questions.othersSupport": "The others are ticking, in private, what they want answered.",
  "questions.declined": "{count, plural, one {One question was declined. The reason:} other {# questions were declined. The reasons:}}",
  "questions.caption": "The questions",
  "questions.column": "Question",
  "questions.votes": "Wanted by",
  "questions.next.ask": "open the questions",
  "questions.next.moderate": "the questions are set",
  "questions.refuse.reason": "Write the reason: everybody reads it in place of the question.",
} as const;
