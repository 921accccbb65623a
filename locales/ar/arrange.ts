import type { arrange as en } from "../en/arrange.ts";

/** Naming, rewording and shortening a list. */
export const arrange: Record<keyof typeof en, string> = {
  "arrange.work.name": "يُرجى إعطاء كل منها اسمًا يقبله الجميع. لا تتغيّر كلمات أحد؛ ويظهر الاسم فوقها.",
  "arrange.work.shortlist": "يُرجى اختيار ما يبقى على القائمة. وما دام لم يُختَر شيء، يبقى كل شيء.",
  "arrange.work.edit": "يُرجى كتابة الكلمات الجديدة. تبقى الكلمات القديمة بجانبها، ويمكن لأي شخص طلب إلغاء تغيير بعد ذلك.",
  "arrange.watch.name": "تعطي جهة التيسير الأسماء. ويمكنكم طلب إلغاء اسم بعد ذلك.",
  "arrange.watch.shortlist": "تُختصر القائمة الآن. وترون أدناه ما لم يُختَر.",
  "arrange.watch.edit": "تكتب جهة التيسير الكلمات الجديدة. ويمكنكم طلب إلغاء تغيير بعد ذلك.",
  "arrange.rule": "تُختصر القائمة وفق قاعدة هذه الطريقة.",
  "arrange.before": "بدلًا من:",
  "arrange.holds": "يجمع هذا الاسم:",
  "arrange.takeBack": "التراجع عن هذا التغيير",
  "arrange.which": "أي بطاقة؟",
  "arrange.reword": "إعطاء إحداها كلمات جديدة",
  "arrange.one.edit": "كلمات جديدة بدلًا من «{words}»",
  "arrange.one.name": "اسم لما يلي: «{words}»",
  "arrange.newWords": "الكلمات الجديدة",
  "arrange.save": "حفظ",
  "arrange.top":
    "{top, plural, zero {لا تبقى بطاقات.} one {يمكن أن تبقى بطاقة واحدة.} two {يمكن أن تبقى بطاقتان على الأكثر.} few {يمكن أن تبقى # بطاقات على الأكثر.} many {يمكن أن تبقى # بطاقة على الأكثر.} other {يمكن أن تبقى # بطاقة على الأكثر.}}",
  "arrange.noneYet": "لم يُختَر شيء بعد: يبقى كل شيء.",
  "arrange.onTheList":
    "{count, plural, zero {لا بطاقات على القائمة.} one {على القائمة بطاقة واحدة:} two {على القائمة بطاقتان:} few {على القائمة # بطاقات:} many {على القائمة # بطاقة:} other {على القائمة # بطاقة:}}",
  "arrange.notOnTheList": "لم تُختَر:",
  "arrange.keep.title": "الوضع على القائمة",
  "arrange.keep": "وضع على القائمة",
  "arrange.leave.title": "الرفع من القائمة",
  "arrange.leave": "رفع من القائمة",
  "arrange.leftOut": "ما لم يُختَر:",
  "arrange.contestTeam": "يمكن الآن لأي شخص طلب إلغاء تغيير، على انفراد. سترون ما أُلغي عند انتهاء الوقت.",
  "arrange.contest.name": "أُعطيت هذه الأسماء. إذا كان أحدها غير مناسب، يمكنكم طلب إزالته: لا حاجة إلى سبب، ولا يرى أحد من فعل ذلك.",
  "arrange.contest.shortlist":
    "لم تُختَر هذه البطاقات. إذا كان ينبغي أن تبقى إحداها على القائمة، يمكنكم قول ذلك: لا حاجة إلى سبب، ولا يرى أحد من فعل ذلك.",
  "arrange.contest.edit":
    "تغيّرت هذه الكلمات. إذا لم تعد تقول ما كان مقصودًا، يمكنكم طلب إلغاء التغيير: لا حاجة إلى سبب، ولا يرى أحد من فعل ذلك.",
  "arrange.undoTitle.name": "هل ينبغي إزالة اسم؟",
  "arrange.undoTitle.shortlist": "هل ينبغي أن يبقى شيء رغم ذلك؟",
  "arrange.undoTitle.edit": "هل ينبغي إلغاء تغيير؟",
  "arrange.undo.name": "إزالة",
  "arrange.undo.shortlist": "إبقاء على القائمة",
  "arrange.undo.edit": "إلغاء التغيير",
  "arrange.author": "يمكنكم أن تقرروا في ما يحمل اسمكم، لا في غيره.",
  "arrange.author.others": "يمكن الآن لأصحاب هذه البطاقات سحب بطاقاتهم منها. وليس بينها شيء لكم.",
  "arrange.author.out": "إخراج بطاقتي",
  "arrange.author.back": "إبقاء بطاقتي",
  "arrange.refuse.words": "يُرجى كتابة الكلمات أولًا.",
  "arrange.refuse.none": "يُرجى تحديد بطاقة واحدة على الأقل.",
  "arrange.refuse.empty": "لا يمكن أن تكون القائمة فارغة. يُرجى وضع بطاقة أخرى عليها أولًا.",
  "arrange.refuse.tooMany":
    "{top, plural, zero {لا تبقى بطاقات} one {يمكن أن تبقى بطاقة واحدة فقط} two {يمكن أن تبقى بطاقتان على الأكثر} few {يمكن أن تبقى # بطاقات على الأكثر} many {يمكن أن تبقى # بطاقة على الأكثر} other {يمكن أن تبقى # بطاقة على الأكثر}}، وبهذا يصير عددها {chosen, number}. يُرجى رفع بطاقة من القائمة أولًا.",
  "arrange.refuse.notYours": "لا يفعل ذلك إلا من يظهر اسمه بجانبها.",
};
