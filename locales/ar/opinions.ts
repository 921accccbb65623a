import type { opinions as en } from "../en/opinions.ts";

/** A map of opinions: what is shared, what divides, and whether there are groups. */
export const opinions: Record<keyof typeof en, string> = {
  "judge.opinions.shared": "ما يشترك فيه الجميع تقريبًا (يوافق عليه الثلثان أو أكثر):",
  "judge.opinions.shared.none": "لا شيء يوافق عليه الجميع تقريبًا.",
  "judge.opinions.more": "عدد ما يرد غير ذلك في الجدول أدناه: {more, number}.",
  "judge.opinions.divides": "ما تنقسم حوله الآراء:",
  "judge.opinions.divides.none": "لا تنقسم الآراء حول شيء.",
  "judge.opinions.none.fewVoters": "عدد المصوّتين {voters, number}، وهو قليل جدًا لرسم خريطة للآراء، وأقلّه 20.",
  "judge.opinions.none.fewPlaced": "عدد من صوّتوا على عبارات تكفي للمقارنة {placed, number}، وهو قليل جدًا للحديث عن مجموعات، وأقلّه 30.",
  "judge.opinions.none.notFoundAgain": "لا توجد مجموعات: ما يمكن رسمه منها لا يتكرر مع أشخاص آخرين أو عبارات أخرى.",
  "judge.opinions.tentative":
    "طيف متدرّج أو مجموعات ضعيفة: يمكن توزيع أصوات الأشخاص، وعددهم {placed, number}، على مجموعات عددها {count, number} ({sizes}). وقد تختلف مع أشخاص آخرين أو عبارات أخرى.",
  "judge.opinions.stable":
    "تتوزع أصوات الأشخاص، وعددهم {placed, number}، على مجموعات عددها {count, number} ({sizes}). وهي تتكرر مع أشخاص آخرين وعبارات أخرى.",
  "judge.opinions.agreeing":
    "تنبيه: أكثر ما يميّز هذه المجموعات أن بعض الأشخاص يوافقون على معظم العبارات وغيرهم على القليل منها. فهي ليست معسكرات.",
  "judge.opinions.evenedOut": "رأى إحدى العبارات عدد أكبر بكثير ممن رأوا غيرها، فأُعطيت وزنًا أقل كي لا تغلب على الخريطة.",
  "judge.opinions.before":
    "من جميع الأصوات معًا تُرسم خريطة للآراء. وهي تصف المجموعات بعدد أفرادها وبأصواتها؛ ولا يُحفظ انتماء أي شخص إلى مجموعة، ولا يُعرض على أحد.",
  "judge.opinions.nobody": "لا يُحفظ انتماء أي شخص إلى مجموعة، ولا يُعرض على أحد.",
  "judge.opinions.shares":
    "تصويت كل مجموعة على العبارات التي يجوز عرضه فيها. وتُترك العبارة التي صوّت عليها أقل من خمسة من مجموعة ما، أو ممن ليسوا في أي مجموعة، أو صوّتوا عليها جميعًا بالطريقة نفسها.",
  "judge.opinions.group": "المجموعة {number, number} ({size, number})",
  "judge.opinions.share": "موافقة {agree, number} في المئة، عدم موافقة {disagree, number} في المئة",
};
