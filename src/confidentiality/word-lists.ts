import type { Role } from "../model/vocabulary.ts";
import { fold } from "./fold.ts";

/** Folded like the words they are compared with: accents, vowel signs and case make no difference. */
const list = (...words: readonly string[]): ReadonlySet<string> => new Set(words.flatMap((each) => fold(each).split(" ")));

/** Verbs that judge what somebody said where "said", "noted" or "suggested" would do. */
export const JUDGING = list(
  "claims claimed claiming admits admitted admitting insists insisted insisting alleges alleged concedes conceded confesses confessed",
  "accuses accused boasts boasted complains complained pretends pretended",
  "prétend prétendent prétendait avoue avouent avoué insiste insistent insisté admet admettent allègue allèguent accuse accusent",
  "زعم زعمت زعموا يزعم تزعم يزعمون ادعى ادعت ادعوا يدعي تدعي يدعون أصر أصرت أصروا يصر تصر يصرون اعترف اعترفت اعترفوا يعترف تعترف يعترفون اتهم اتهمت يتهم تتهم يتهمون",
);

/** Titles, in the singular: in the plural they point at nobody. */
export const TITLES = list(
  "mr mrs ms dr prof professor minister ambassador president governor senator colonel excellency sheikh",
  "monsieur madame mme mlle docteur professeur ministre ambassadeur ambassadrice président présidente gouverneur sénateur sénatrice cheikh",
  "السيد السيدة الدكتور الدكتورة دكتور الأستاذ البروفيسور الوزير الوزيرة وزير وزيرة السفير السفيرة سفير سفيرة الرئيس الرئيسة المحافظ العقيد الشيخ معالي فخامة",
);

/** What people call those with a role. Everybody is called a participant, so that word says nothing. */
export const ROLE_WORDS: Readonly<Partial<Record<Role, ReadonlySet<string>>>> = {
  delegate: list("delegate delegates", "délégué déléguée délégués déléguées", "مندوب مندوبة المندوب المندوبة المندوبون المندوبين"),
  expert: list(
    "expert experts specialist specialists",
    "experte expertes spécialiste spécialistes",
    "خبير خبيرة الخبير الخبيرة خبراء الخبراء",
  ),
  official: list(
    "official officials",
    "fonctionnaire fonctionnaires personnalité personnalités",
    "مسؤول مسؤولة المسؤول المسؤولة مسؤولون مسؤولين المسؤولون المسؤولين",
  ),
  observer: list("observer observers", "observateur observatrice observateurs observatrices", "مراقب مراقبة المراقب المراقبون المراقبين"),
};

/** What "official" and "expert" describe where no person is meant. */
export const NOT_PEOPLE = list(
  "process track tracks channel channels talks negotiations position positions language languages level text document documents statement",
  "meeting meetings visit visits opinion opinions advice group panel report reports",
);
