import type { recap as en } from "../en/recap.ts";

/** The automated recap and the ranked list. Neutral words; names nobody. */
export const recap: Record<keyof typeof en, string> = {
  "recap.heading.purpose": "الغرض والسؤال",
  "recap.heading.done": "ما جرى",
  "recap.heading.voices": "من شارك",
  "recap.heading.items": "ما طُرح",
  "recap.heading.ranked": "القائمة المرتّبة",
  "recap.heading.close": "حيث تقاربت الآراء",
  "recap.heading.differ": "حيث اختلفت الآراء",
  "recap.heading.open": "أسئلة مفتوحة",
  "recap.heading.next": "الخطوات التالية",
  "recap.heading.regime": "ما يجوز استخدامه",

  "recap.purpose": "{title}",
  "recap.question": "كان السؤال: {question}",
  "recap.done.gate": "{title}: قرأ الجميع الشروط وقبلوها.",
  "recap.done.brief": "{title}: قُرئ نص.",
  "recap.done.collect":
    "{title}: كتابة على انفراد وفتح جماعي؛ {count, plural, zero {لم يُتَح شيء} one {بطاقة واحدة} two {بطاقتان} few {# بطاقات} many {# بطاقة} other {# بطاقة}}.",
  "recap.done.talk":
    "{title}: كلام بالتناوب{count, plural, zero {} one {؛ ودُوّنت نقطة واحدة} two {؛ ودُوّنت نقطتان} few {؛ ودُوّنت # نقاط} many {؛ ودُوّنت # نقطة} other {؛ ودُوّنت # نقطة}}.",
  "recap.done.organise": "{title}: عدد البطاقات في القائمة بعد ذلك {count, number}.",
  "recap.done.judge":
    "{title}: إبداء رأي على انفراد؛ {ballots, plural, zero {لم تُفتح أي ورقة اقتراع} one {ورقة اقتراع واحدة} two {ورقتا اقتراع} few {# أوراق اقتراع} many {# ورقة اقتراع} other {# ورقة اقتراع}}.",
  "recap.done.other": "{title}.",
  "recap.voices":
    "{count, plural, zero {لم يشارك أي صوت} one {شارك صوت واحد} two {شارك صوتان} few {شارك # أصوات} many {شارك # صوتًا} other {شارك # صوت}}.",
  "recap.side": "{name}: {count, number}.",
  "recap.column.rank": "المرتبة",
  "recap.column.item": "الفكرة",
  "recap.column.points": "مجموع النقاط",
  "recap.column.voters": "عدد من ذكرها",
  "recap.column.dots": "النقاط",
  "recap.tied": "{rank, number} (بالتساوي)",
  "recap.place": "{rank, number}",
  "recap.unranked": "–",
  "recap.ranking": "{title}: عدد أوراق الاقتراع {ballots, number}",
  "recap.items": "{title}، من دون ترتيب",
  "recap.labelled": "{words} ({label})",
  "recap.agreement.strong": "كان الاتفاق على الترتيب قويًا (معامل كندال W = {w}).",
  "recap.agreement.moderate": "كان الاتفاق على الترتيب معتدلًا (معامل كندال W = {w}).",
  "recap.agreement.weak": "كان الاتفاق على الترتيب ضعيفًا (معامل كندال W = {w}).",
  "recap.items.none": "لم يُدوَّن شيء في هذا الحوار.",
  "recap.unjudged": "لم يُعرض شيء لإبداء الرأي في هذا الحوار.",
  "recap.close.some": "وضع معظم المشاركين هذه الأفكار على أوراق اقتراعهم:",
  "recap.close.none": "لم ترد أي فكرة على معظم أوراق الاقتراع.",
  "recap.differ.some": "وضع بعض المشاركين هذه الأفكار في مراتب عالية، وتركها الآخرون:",
  "recap.differ.none": "لم توجد فكرة وضعها قليلون في مرتبة عالية وتركها الآخرون.",
  "recap.open.shut": "لم يُفضِ «{title}» إلى نتيجة: شارك فيه عدد أقل من أن يُفتح شيء، أو تُرك جانبًا.",
  "recap.open.none": "لم يُدوَّن أي سؤال.",
  "recap.next":
    "يطّلع من شاركوا على هذا النص مدة لا تقل عن {hours, plural, zero {# ساعة} one {ساعة واحدة} two {ساعتين} few {# ساعات} many {# ساعة} other {# ساعة}}، ويمكنهم الاعتراض على أي فقرة من دون ذكر سبب؛ ويُحذف ما اعتُرض عليه. وبعد ذلك يجوز نقله بالقدر الذي تسمح به القاعدة أدناه.",
  "recap.footer.some": "«بعض» تعني أقل من الثلث، و«عدة» من الثلث إلى النصف، و«معظم» الثلثين أو أكثر ممن شاركوا.",
  "recap.footer.made": "أعدّ البرنامج هذا النص من الجولات، من دون نموذج لغوي. وهو لا يسمّي أحدًا ولا ينسب اقتباسًا إلى اسم.",
  "recap.footer.withheld":
    "{count, plural, zero {لم تُحذف أي فقرة} one {حُذفت فقرة واحدة بناءً على طلب ممن شاركوا} two {حُذفت فقرتان بناءً على طلب ممن شاركوا} few {حُذفت # فقرات بناءً على طلب ممن شاركوا} many {حُذفت # فقرة بناءً على طلب ممن شاركوا} other {حُذفت # فقرة بناءً على طلب ممن شاركوا}}.",
  "recap.regime.on-the-record": "علني: يجوز ذكر المضمون ومن تكلم ومن شارك بالاسم.",
  "recap.regime.not-for-attribution": "من دون نسبة بالاسم: يجوز استخدام المضمون مع وصف متفق عليه لمن تكلم، من دون الاسم أبدًا.",
  "recap.regime.chatham-house":
    "قاعدة تشاتام هاوس: يجوز استخدام المضمون؛ ولا يجوز الكشف عن هوية أي من المشاركين ولا عن انتمائه. تُعاد الصياغة ولا يُقتبس.",
  "recap.regime.background": "خلفية فقط: يجوز استخدام الأفكار؛ لا اقتباس، ولا ذكر لمن تكلم أو شارك.",
  "recap.regime.off-the-record": "غير قابل للنشر: للفهم فقط. لا يجوز استخدام شيء منه ولا نقله.",
  "recap.regime.closed": "مغلق: لا يجوز ذكر المضمون ولا الاجتماع نفسه.",
};
