import type { page as en } from "../en/page.ts";

/**
 * Frames around a round: roles, durations, what the team can press. Roles are named by their function, which fits every
 * person; they hold no comma, since the planning form reads "name, role, side".
 */
export const page: Record<keyof typeof en, string> = {
  "role.facilitator": "التيسير",
  "role.cofacilitator": "التيسير المساعد",
  "role.rapporteur": "تدوين المحضر",
  "role.interpreter": "الترجمة الشفوية",
  "role.delegate": "عضوية وفد",
  "role.expert": "خبرة",
  "role.official": "شخصية رسمية بصفتها الشخصية",
  "role.participant": "مشاركة",
  "role.observer": "مراقبة",

  "page.erased": "(مُحي)",
  "page.seconds":
    "{count, plural, zero {# ثانية} one {ثانية واحدة} two {ثانيتان} few {# ثوانٍ} many {# ثانية} other {# ثانية}}",
  "page.minutes":
    "{count, plural, zero {# دقيقة} one {دقيقة واحدة} two {دقيقتان} few {# دقائق} many {# دقيقة} other {# دقيقة}}",
  "page.hours":
    "{count, plural, zero {# ساعة} one {ساعة واحدة} two {ساعتان} few {# ساعات} many {# ساعة} other {# ساعة}}",
  "page.days": "{count, plural, zero {# يوم} one {يوم واحد} two {يومان} few {# أيام} many {# يومًا} other {# يوم}}",
  "page.shut":
    "تبقى هذه القائمة مغلقة. ولذلك أسباب عادية كثيرة، منها ضعف الاتصال. يُمحى ما كُتب من دون أن يُقرأ.",
  "page.released": "من دون ترتيب. يدور النقاش حول الفكرة، لا حول من كتبها. وإذا كانت إحداها لكم فليكن الجواب جواب قارئ.",
  "page.item.side": "{words} ({side})",
  "page.item.sideTag": "{words} ({side}، {tag})",
  "page.item.person": "{words} ({person})",
  "page.item.tag": "{words} ({tag})",

  "control.open": "افتتاح الحوار",
  "control.next": "التالي",
  "control.undo": "تراجع",
  "control.extend": "إضافة 3 دقائق",
  "control.pause": "إيقاف مؤقت للجميع",
  "control.resume": "متابعة",
  "control.hold": "تعليق",
  "control.skip": "تخطي هذه الجولة",
  "control.proceed": "الفتح رغم ذلك",
  "control.tryAgain": "محاولة الفتح من جديد",
  "control.again": "السؤال من جديد",
  "control.drop": "صرف النظر من دون قراءة",
  "control.lockdown": "إقفال القاعة",
  "control.unlock": "رفع الإقفال",
  "control.close": "إغلاق الحوار",
  "control.destroy": "محو كل شيء الآن",
};
