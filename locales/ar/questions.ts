import type { questions as en } from "../en/questions.ts";

/** Questions about a briefing: asked in private, moderated, supported. */
export const questions: Record<keyof typeof en, string> = {
  "questions.ask": "سؤالكم",
  "questions.moderated":
    "يمكنكم أن تسألوا في أثناء القراءة: {each, plural, zero {لا أسئلة} one {سؤال واحد} two {سؤالان على الأكثر} few {# أسئلة على الأكثر} many {# سؤالًا على الأكثر} other {# سؤال على الأكثر}}، والحد الأقصى لعدد الأحرف في كل منها {chars, number}. تقرأ جهة التيسير الأسئلة أولًا، بلا أسماء، ويمكنها جمع بعضها أو الاعتذار عن بعضها.",
  "questions.unmoderated":
    "يمكنكم أن تسألوا في أثناء القراءة: {each, plural, zero {لا أسئلة} one {سؤال واحد} two {سؤالان على الأكثر} few {# أسئلة على الأكثر} many {# سؤالًا على الأكثر} other {# سؤال على الأكثر}}، والحد الأقصى لعدد الأحرف في كل منها {chars, number}. وتُعرض كلها معًا عند انتهاء هذا الجزء.",
  "questions.waits": "تقرأ جهة التيسير الأسئلة، بلا أسماء. وترونها بعد ذلك.",
  "questions.moderate":
    "يُرجى جمع الأسئلة التي هي سؤال واحد، والاعتذار عما لا يمكن طرحه. يُعرض السبب على الجميع، من دون السؤال، إذ لا يعرف أحد لمن هو. ويُرجى الضغط على «التالي» حين تصبح القائمة جاهزة.",
  "questions.holds": "يجمع هذا السؤال:",
  "questions.items": "الأسئلة",
  "questions.wording": "الصياغة المعتمدة (إذا تُركت فارغة: صياغة أول سؤال محدد)",
  "questions.reason": "السبب، ويقرؤه الجميع",
  "questions.merge": "جمع أسئلة",
  "questions.merge.send": "جمع",
  "questions.decline": "الاعتذار عن سؤال",
  "questions.decline.send": "اعتذار",
  "questions.declinedOne": "اعتُذر عنه:",
  "questions.restore": "طرحه رغم ذلك",
  "questions.support": "يُرجى تحديد كل سؤال تريدون جوابًا عنه. وما يحظى بأكبر تأييد يُجاب عنه أولًا.",
  "questions.othersSupport": "يحدد الآخرون، على انفراد، ما يريدون جوابًا عنه.",
  "questions.declined":
    "{count, plural, zero {لم يُعتذر عن أي سؤال.} one {اعتُذر عن سؤال واحد. والسبب:} two {اعتُذر عن سؤالين. والسببان:} few {اعتُذر عن # أسئلة. والأسباب:} many {اعتُذر عن # سؤالًا. والأسباب:} other {اعتُذر عن # سؤال. والأسباب:}}",
  "questions.caption": "الأسئلة المطروحة",
  "questions.column": "السؤال",
  "questions.votes": "عدد من يريدونه",
  "questions.next.ask": "فتح الأسئلة",
  "questions.next.moderate": "استقرار الأسئلة",
  "questions.refuse.reason": "يُرجى كتابة السبب: يقرؤه الجميع بدلًا من السؤال.",
};
