import type { relate as en } from "../en/relate.ts";

/** Rounds in which people say which idea helps which other, and the map that comes of it. */
export const relate: Record<keyof typeof en, string> = {
  "relate.progress":
    "الجزء {batch, number}. {left, plural, zero {لا يبقى بعده ما يُسأل عنه.} one {يبقى زوج واحد على الأكثر، مع هذا الجزء.} two {يبقى زوجان على الأكثر، مع هذا الجزء.} few {يبقى # أزواج على الأكثر، مع هذا الجزء.} many {يبقى # زوجًا على الأكثر، مع هذا الجزء.} other {يبقى # زوج على الأكثر، مع هذا الجزء.}} وما ينتج عن إجاباتكم لا يُسأل عنه أبدًا.",
  "relate.before": "نتيجة الجزء السابق",
  "relate.column.pair": "الزوج",
  "relate.column.ideas": "هل تساعد؟",
  "relate.column.yes": "نعم",
  "relate.column.voting": "الإجابات",
  "relate.column.is": "تُحسب",
  "relate.is.yes": "نعم",
  "relate.is.no": "لا",
  "relate.is.open": "بلا جواب",
  "relate.untold": "عدد قليل جدًا",
  "relate.talkFirst":
    "{seconds, plural, zero {يُرجى الكلام عن هذه الأزواج أولًا.} one {يُرجى الكلام عن هذه الأزواج أولًا، لثانية واحدة.} two {يُرجى الكلام عن هذه الأزواج أولًا، لثانيتين.} few {يُرجى الكلام عن هذه الأزواج أولًا، لمدة # ثوانٍ.} many {يُرجى الكلام عن هذه الأزواج أولًا، لمدة # ثانية.} other {يُرجى الكلام عن هذه الأزواج أولًا، لمدة # ثانية.}} ثم يجيب كل شخص على انفراد.",
  "relate.others": "يجيب الآخرون عن هذه على انفراد. ترون الأعداد حين يراها الجميع.",
  "relate.answer.yes": "نعم",
  "relate.answer.no": "لا",
  "relate.answer.unsure": "لا يمكنني القول",
  "relate.pair": "{a, number} ← {b, number}: {from} ← {to}",
  "relate.words": "{from} ← {to}",
  "relate.places": "{a, number} ← {b, number}",
  "relate.arrow": "{from} ← {to}",
  "relate.again":
    "{a, number} ← {b, number}: قالت المجموعة لا (عدد من قالوا نعم: {yes, number} من {voting, number}). أما إجاباتها الأخرى، واحدة بعد أخرى، فتقول نعم. يُرجى النظر في هذا الزوج مرة أخرى؛ ويبقى الجوابان مسجّلين.",
  "relate.refuse.over": "حُسبت هذه الأزواج في أثناء ذلك. يُرجى إعادة تحميل الصفحة: الأزواج التالية هناك.",
  "relate.refuse.empty": "يُرجى الإجابة عن زوج واحد على الأقل.",
  "relate.result.asked":
    "{asked, plural, zero {لا إجابات من المجموعة} one {إجابة واحدة من المجموعة} two {إجابتان من المجموعة} few {# إجابات من المجموعة} many {# إجابة من المجموعة} other {# إجابة من المجموعة}}؛ {implied, plural, zero {ولم ينتج عنها غيرها} one {ونتج عنها زوج واحد آخر} two {ونتج عنها زوجان آخران} few {ونتج عنها # أزواج أخرى} many {ونتج عنها # زوجًا آخر} other {ونتج عنها # زوج آخر}}. {influences, plural, zero {لا تساعد أي فكرة فكرة أخرى.} one {مرة واحدة تساعد فكرة فكرة أخرى.} two {مرتين تساعد فكرة فكرة أخرى.} few {في المجموع، # مرات تساعد فكرة فكرة أخرى.} many {في المجموع، # مرة تساعد فكرة فكرة أخرى.} other {في المجموع، # مرة تساعد فكرة فكرة أخرى.}}",
  "relate.result.level": "المستوى {level, number}",
  "relate.result.roots": "المستوى {level, number}، الجذور: التقدم هنا يساعد معظم الأفكار الأخرى. وهو موضع جيد للبدء.",
  "relate.result.cycle": "هذه الأفكار يساعد بعضها بعضًا، في دائرة:",
  "relate.result.arrows": "ما الذي يساعد ماذا. وكل ما عدا ذلك ينتج عن هذه الأسهم:",
  "relate.result.contested": "موضع خلاف: قالت المجموعة لا هنا، مرتين.",
  "relate.result.chain": "أما إجاباتها الأخرى فتقول نعم، خطوة بعد خطوة. ويبقى الاثنان:",
  "relate.result.unknown":
    "{count, plural, zero {كل الأزواج محسومة.} one {زوج واحد لم يُحسم؛ ورُسمت الخريطة كأنه لا يساعد:} two {زوجان لم يُحسما؛ ورُسمت الخريطة كأنهما لا يساعدان:} few {# أزواج لم تُحسم؛ ورُسمت الخريطة كأنها لا تساعد. منها:} many {# زوجًا لم تُحسم؛ ورُسمت الخريطة كأنها لا تساعد. منها:} other {# زوج لم تُحسم؛ ورُسمت الخريطة كأنها لا تساعد. منها:}}",
  "relate.next": "حساب هذا الجزء والمتابعة",
  "control.sure.some": "تنتهي هذه الجولة هنا. يبقى ما جاءت به أجزاؤها السابقة؛ أما ما في الصندوق الآن فيُمحى من دون أن يُقرأ.",
  "recap.done.relate": "{title}: أُجيب عن أزواج من الأفكار على انفراد.",
  "recap.heading.map": "ما الذي يساعد ماذا",
  "recap.map.level": "المستوى {level, number}",
  "recap.map.roots": "المستوى {level, number}، الجذور: التقدم هنا يساعد معظم الأفكار الأخرى",
  "recap.map.cycle": "هذه الأفكار يساعد بعضها بعضًا، في دائرة:",
  "recap.map.arrows": "أسهم الخريطة، مما يساعد إلى ما تصله المساعدة. وكل تأثير آخر ينتج عنها.",
  "recap.map.arrow": "{from} ← {to}",
  "recap.map.contested": "قالت المجموعة لا هنا، مرتين، بينما تقول إجاباتها الأخرى معًا نعم. ويبقى الاثنان.",
  "recap.map.unknown": "لم تُحسم هذه الأزواج. ورُسمت الخريطة كأنها لا تساعد.",
  "recap.map.asked": "الأزواج التي أُجيب عنها على انفراد: {asked, number}. وما نتج عن الإجابات من أزواج أخرى: {implied, number}.",
};
