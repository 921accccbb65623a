import type { judgement as en } from "../en/judgement.ts";

/** Judging in private, and its results. */
export const judgement: Record<keyof typeof en, string> = {
  "judge.rankLabel":
    "{places, plural, zero {لا اختيار هنا.} one {أيّ عنصر يأتي أولًا؟} two {أفضل عنصرين لديكم، الأول في الأعلى. ويكفي أقل من ذلك.} few {أفضل # عناصر لديكم، الأول في الأعلى. ويكفي أقل من ذلك.} many {أفضل # عنصرًا لديكم، الأول في الأعلى. ويكفي أقل من ذلك.} other {أفضل # عنصر لديكم، الأول في الأعلى. ويكفي أقل من ذلك.}}",
  "judge.dotsLabel":
    "{total, plural, zero {ليس لديكم نقاط.} one {لديكم نقطة واحدة.} two {لديكم نقطتان، بحد أقصى {perItem} لكل عنصر. لا يلزم استخدامهما معًا.} few {لديكم # نقاط، بحد أقصى {perItem} لكل عنصر. لا يلزم استخدامها كلها.} many {لديكم # نقطة، بحد أقصى {perItem} لكل عنصر. لا يلزم استخدامها كلها.} other {لديكم # نقطة، بحد أقصى {perItem} لكل عنصر. لا يلزم استخدامها كلها.}}",
  "judge.send": "إرسال",
  "judge.received": "تم الاستلام، مرة واحدة. تُحتسب آخر ورقة اقتراع.",
  "judge.change": "إرسال ورقة الاقتراع المعدَّلة",
  "judge.showMine": "عرض ورقة الاقتراع التي أرسلتُها",
  "judge.pass": "تمرير",
  "judge.lastCounts": "يمكنكم تغيير ورقة اقتراعكم حتى إغلاق الجولة؛ وتُحتسب الأخيرة. لا يرى أحد أي عدد قبل ذلك.",
  "judge.counting": "أُغلق الاقتراع ويجري الفرز.",
  "judge.othersJudge": "يُبدي الآخرون رأيهم على انفراد. سترون النتيجة حين يراها الجميع.",
  "judge.waits": "الاقتراع غير مفتوح في هذه اللحظة. ما أُرسل محفوظ.",
  "judge.refuse.onlyBallots": "ليس في هذه الجولة سوى إرسال ورقة اقتراع.",
  "judge.refuse.unreadable": "تعذّرت قراءة ورقة الاقتراع هذه. يُرجى ملؤها من جديد.",
  "judge.refuse.noPass": "لا تمرير في هذه الجولة. ويمكنكم أيضًا عدم إرسال شيء.",
  "judge.refuse.twice": "العنصر نفسه موجود في مرتبتين. يُرجى وضع عنصر مختلف في كل مرتبة.",
  "judge.refuse.tooMany":
    "{top, plural, zero {لا يُختار أي عنصر.} one {يُرجى اختيار عنصر واحد فقط.} two {يُرجى اختيار عنصرين على الأكثر.} few {يُرجى اختيار # عناصر على الأكثر.} many {يُرجى اختيار # عنصرًا على الأكثر.} other {يُرجى اختيار # عنصر على الأكثر.}}",
  "judge.refuse.notAsked": "أحد هذه العناصر ليس ضمن هذه الجولة. يُرجى إعادة تحميل الصفحة والاختيار من جديد.",
  "judge.refuse.noDots": "يُرجى وضع نقطة واحدة على الأقل في مكان ما.",
  "judge.refuse.tooManyDots": "النقاط الموضوعة: {given}؛ والمتاح: {most}. يُرجى إزالة بعضها.",
  "judge.refuse.tooManyOnOne":
    "{most, plural, zero {لا توضع نقاط على عنصر واحد.} one {نقطة واحدة على الأكثر للعنصر الواحد.} two {نقطتان على الأكثر للعنصر الواحد.} few {# نقاط على الأكثر للعنصر الواحد.} many {# نقطة على الأكثر للعنصر الواحد.} other {# نقطة على الأكثر للعنصر الواحد.}}",
  "judge.result.caption": "النتيجة",
  "judge.result.ballots":
    "{ballots, plural, zero {لم يشارك أحد.} one {شارك شخص واحد.} two {شارك شخصان.} few {شارك # أشخاص.} many {شارك # شخصًا.} other {شارك # شخص.}}",
  "judge.result.place": "المرتبة",
  "judge.result.item": "العنصر",
  "judge.result.points": "مجموع النقاط",
  "judge.result.dots": "النقاط",
  "judge.result.voters": "عدد من ذكره",
  "judge.result.rank": "{rank, number}",
  "judge.result.tied": "{rank, number}، بالتساوي",
  "judge.result.number": "{n, number}",
  "judge.result.agreement":
    "{agreed, select, strong {التراتيب متوافقة بقوة} moderate {التراتيب متوافقة باعتدال} other {التراتيب قليلة التوافق}} (معامل كندال W {w, number}؛ والقيمة 1 تعني أن الجميع رتّبوا على النحو نفسه).",
};
