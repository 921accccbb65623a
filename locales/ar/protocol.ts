import type { protocol as en } from "../en/protocol.ts";

/** Why a session can not be planned so (`no`), what to do instead (`do`), and what to think of (`warn`). ICU messages. */
export const protocol: Record<keyof typeof en, string> = {
  "protocol.no.kind":
    "«{step}» {kind, select, relate {جولة أسئلة عن أزواج من الأفكار} draft {جولة لصياغة نص مشترك} other {جولة من نوع «{kind}»}}، وهي غير متوفرة بعد.",
  "protocol.do.kind": "يُرجى اختيار طريقة أخرى.",
  "protocol.no.setting":
    "لم يتوفر بعد ما تحتاج إليه «{step}»: {setting, select, scale {طريقة للتقدير} floor {طريقة لإعطاء الكلمة} artefact {نوع من النتائج} review {طريقة لإجازة ما يخرج} questions {قائمة للأسئلة} reveal {طريقة لعرض ما كُتب} show {طريقة لرؤية ما يكتبه الآخرون} op {طريقة لفرز البطاقات} instrument {استبيان} other {أمر لازم لها}}.",
  "protocol.do.setting": "يُرجى اختيار طريقة أخرى.",
  "protocol.no.mode": "{mode, select, live {هذه الطريقة غير متاحة مباشرةً.} other {هذه الطريقة غير متاحة على مدى أيام.}}",
  "protocol.do.mode":
    "{mode, select, live {يُرجى التخطيط لها على مدى أيام، أو اختيار طريقة أخرى.} other {يُرجى التخطيط لها مباشرةً، أو اختيار طريقة أخرى.}}",
  "protocol.no.tooFew": "الحد الأدنى لعدد الأصوات في هذه الطريقة {min, number}؛ والعدد الحالي {people, number}.",
  "protocol.do.tooFew":
    "يُرجى دعوة {missing, plural, zero {# شخص آخر} one {شخص آخر} two {شخصين آخرين} few {# أشخاص آخرين} many {# شخصًا آخر} other {# شخص آخر}}، أو اختيار طريقة لمجموعات أصغر.",
  "protocol.no.tooMany": "الحد الأقصى لعدد الأصوات في هذه الطريقة {max, number}؛ والعدد الحالي {people, number}.",
  "protocol.do.tooMany": "يُرجى تقسيم المجموعة إلى جلستين، أو اختيار طريقة لمجموعات أكبر.",
  "protocol.no.sides":
    "عدد الأطراف اللازم لهذه الطريقة {needs, number}؛ {sides, plural, zero {ولم يُسمَّ أي طرف} one {وسُمّي طرف واحد} two {وسُمّي طرفان} few {وسُمّيت # أطراف} many {وسُمّي # طرفًا} other {وسُمّي # طرف}}.",
  "protocol.do.sides": "يُرجى تسمية كل طرف.",
  "protocol.no.sideUnknown":
    "هناك من ينتمي إلى الطرف رقم {side, number}، {sides, plural, zero {ولم يُسمَّ أي طرف} one {وليس هناك سوى طرف واحد} two {وليس هناك سوى طرفين} few {وليس هناك سوى # أطراف} many {وليس هناك سوى # طرفًا} other {وليس هناك سوى # طرف}}.",
  "protocol.do.sideUnknown": "يُرجى تسمية ذلك الطرف أو نقل هؤلاء الأشخاص.",
  "protocol.no.sideTwice": "لطرفين الاسم نفسه.",
  "protocol.do.sideTwice": "يُرجى إعطاء كل طرف اسمًا خاصًا به.",
  "protocol.no.sideEmpty": "لا أحد ينتمي إلى «{name}».",
  "protocol.do.sideEmpty": "يُرجى تحديد عدد أشخاص هذا الطرف أو حذفه.",
  "protocol.no.experts": "تحتاج هذه الطريقة إلى شخص صاحب خبرة؛ ولا أحد مقرَّر لذلك.",
  "protocol.do.experts": "يُرجى إدراج شخص واحد على الأقل بهذه الصفة.",
  "protocol.no.nobody": "لا أحد هنا يمكنه المشاركة في «{step}».",
  "protocol.do.nobody": "يُرجى إدراج أشخاص بإحدى هذه الصفات: {roles}.",
  "protocol.no.anonymity":
    "تَعِد «{step}» بألا يرى أحد من كتب ماذا، {people, plural, zero {ولا يمكن لأحد أن يكتب فيها} one {ولا يمكن أن يكتب فيها إلا شخص واحد} two {ولا يمكن أن يكتب فيها إلا شخصان} few {ولا يمكن أن يكتب فيها إلا # أشخاص} many {ولا يمكن أن يكتب فيها إلا # شخصًا} other {ولا يمكن أن يكتب فيها إلا # شخص}}. لا يُتاح إخفاء الهوية إذا قلّ العدد عن {least, number}.",
  "protocol.do.anonymity": "يُرجى إدراج ما لا يقل عن {least, number} ممن يمكنهم الكتابة فيها، أو اختيار طريقة يتكلم فيها كل شخص باسمه.",
  "protocol.no.sideLabel":
    "تعرض «{step}» النصوص على أنها لطرف، وفي أحد الأطراف {people, plural, zero {لا أحد} one {شخص واحد فقط} two {شخصان فقط} few {# أشخاص فقط} many {# شخصًا فقط} other {# شخص فقط}}. إذا قلّ العدد في طرف عن {least, number} أمكن التخمين.",
  "protocol.do.sideLabel": "يُرجى إدراج ما لا يقل عن {least, number} في كل طرف ممن يمكنهم الكتابة فيها، أو اختيار طريقة لا تذكر الطرف.",
  "protocol.no.roleLabel":
    "تعرض «{step}» صفة من كتب، {people, plural, zero {ولا أحد} one {وليس هناك سوى شخص واحد} two {وليس هناك سوى شخصين} few {وليس هناك سوى # أشخاص} many {وليس هناك سوى # شخصًا} other {وليس هناك سوى # شخص}} بصفة «{role}»: فيكون ذكر الصفة بمثابة ذكر الاسم.",
  "protocol.do.roleLabel": "يُرجى إدراج ما لا يقل عن {least, number} بهذه الصفة، أو اختيار طريقة لا تذكر الصفة.",
  "protocol.no.hours": "ساعات اليقظة ليست ساعات يوم، أو لا توجد منطقة زمنية بهذا الاسم.",
  "protocol.do.hours": "يُرجى ذكر المناطق الزمنية بأسمائها اللاتينية المعتمدة، كل منها في سطر، وساعة بداية قبل ساعة نهاية.",
  "protocol.no.question": "تطرح هذه الطريقة سؤالكم على الأشخاص؛ ولا سؤال بعد.",
  "protocol.do.question": "يُرجى كتابة السؤال في جملة واحدة.",
  "protocol.no.input": "«{input}» غير موجود.",
  "protocol.do.input": "يُرجى ملؤه.",
  "protocol.no.inputUnknown": "لا تطلب هذه الطريقة «{input}».",
  "protocol.do.inputUnknown": "{near, select, none {يُرجى حذفه.} other {لعل المقصود «{near}».}}",
  "protocol.no.inputShape": "«{input}» ليس بالشكل الصحيح.",
  "protocol.do.inputShape":
    "{as, select, text {يُرجى كتابة نص واحد.} items {يُرجى كتابة عنصر واحد في كل سطر.} textPerSide {يُرجى كتابة نص لكل طرف، وعدد الأطراف {sides, number}.} other {يُرجى كتابة نص لكل مرة تتكرر فيها الجولات.}}",
  "protocol.no.minutes": "لا توجد جولة «{round}» يمكن تغيير مدتها.",
  "protocol.do.minutes": "{near, select, none {يُرجى حذفها.} other {لعل المقصود «{near}».}}",
  "protocol.no.stage": "ليست في هذه الطريقة مرحلة كهذه.",
  "protocol.do.stage": "يُرجى اختيار إحدى مراحلها، أو عدم اختيار أي منها لتكون كلها في لقاء واحد.",
  "protocol.no.words": "لا يمكن قبول هذا النص كما هو.",
  "protocol.no.long": "عدد أحرفه {length, number}؛ والحد الأقصى {maxChars, number}.",
  "protocol.do.words": "يُرجى كتابته من جديد بكلمات بسيطة ومن دون رموز خفية.",
  "protocol.do.long": "يُرجى اختصاره.",

  "protocol.warn.circle":
    "«{step}»: {people, plural, zero {# شخص} one {شخص واحد} two {شخصان} few {# أشخاص} many {# شخصًا} other {# شخص}} × {turns, plural, zero {# دور} one {دور واحد} two {دوران} few {# أدوار} many {# دورًا} other {# دور}} × {perTurn, number} {turnUnit, select, seconds {ث} other {د}} = {needs, number} د؛ ولديكم {has, number} د: يُرجى تقصير الأدوار أو تقليل الدورات.",
  "protocol.warn.overrun":
    "تستغرق الجولات كلها معًا {needs, number} {unit, select, days {من الأيام} other {د}}، ولديكم {has, number}. يُرجى تقصير جولة أو حذفها.",
  "protocol.warn.mayOverrun":
    "إذا تكرر كل شيء حتى النهاية، تستغرق الجولات {needs, number} {unit, select, days {من الأيام} other {د}}، ولديكم {has, number}.",
  "protocol.warn.nearThreshold":
    "«{step}»: عدد من يمكنهم الكتابة {people, number}، ولا يُفتح الصندوق إلا إذا كتب {least, number}. {slack, plural, zero {إذا صمت شخص واحد بقي مغلقًا.} one {إذا صمت أكثر من شخص واحد بقي مغلقًا.} two {إذا صمت أكثر من شخصين بقي مغلقًا.} few {إذا صمت أكثر من # أشخاص بقي مغلقًا.} many {إذا صمت أكثر من # شخصًا بقي مغلقًا.} other {إذا صمت أكثر من # شخص بقي مغلقًا.}}",
  "protocol.warn.sideLabel":
    "«{step}»: إذا انسحب في أحد الأطراف {drops, plural, zero {# شخص} one {شخص واحد} two {شخصان} few {# أشخاص} many {# شخصًا} other {# شخص}} من أصل {people, number}، يُحذف ذكر الطرف.",
  "protocol.warn.roleLabel":
    "«{step}»: إذا انسحب من أصحاب صفة واحدة {drops, plural, zero {# شخص} one {شخص واحد} two {شخصان} few {# أشخاص} many {# شخصًا} other {# شخص}} من أصل {people, number}، يُحذف ذكر الصفة.",
  "protocol.warn.pulse": "«{step}»: عدد من يمكنهم الجواب {people, number}، ولا يُعرض شيء إذا قلّ العدد عن {least, number}.",
  "protocol.warn.pulseNear": "«{step}»: عدد من يمكنهم الجواب {people, number}، ولا يُعرض شيء إذا امتنع أكثر من {slack, number}.",
  "protocol.warn.uneven":
    "عدد الأشخاص في أحد الأطراف {most, number} وفي طرف آخر {least, number}. الأدوار بالتناوب، ولذلك يتكلم الطرف الأصغر أكثر.",
  "protocol.warn.loneRole":
    "ليس هناك سوى شخص واحد بصفة «{role, select, official {شخصية رسمية} other {{role}}}». في الكلام يعرف الجميع من هو؛ لن يُظهره أي وسم، لكن الكلمات قد تُظهره.",

  "protocol.no.form": "تعذّرت قراءة الاستمارة. يُرجى ملؤها من جديد.",
  "protocol.terms": "القواعد الأساسية والموافقة",
  "protocol.onceMore": "مرة أخرى؟",
};
