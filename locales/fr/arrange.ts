import type { arrange as en } from "../en/arrange.ts";

/** Naming, rewording and shortening a list. */
export const arrange: Record<keyof typeof en, string> = {
  "arrange.work.name":
    "Donnez à chaque fiche un nom qui convienne à tout le monde. Les mots de personne ne sont modifiés ; le nom figure au-dessus.",
  "arrange.work.shortlist": "Choisissez ce qui reste sur la liste. Tant que rien n’est choisi, tout reste.",
  "arrange.work.edit":
    "Écrivez les nouveaux mots. Les anciens figurent à côté, et chaque personne peut ensuite faire annuler un changement.",
  "arrange.watch.name": "La facilitation donne des noms. Vous pourrez ensuite en faire annuler un.",
  "arrange.watch.shortlist": "La liste est en train d’être raccourcie. Vous voyez ci-dessous ce qui en est écarté.",
  "arrange.watch.edit": "La facilitation écrit les nouveaux mots. Vous pourrez ensuite faire annuler un changement.",
  "arrange.rule": "La liste est raccourcie selon la règle de cette méthode.",
  "arrange.before": "À la place de :",
  "arrange.holds": "Ce nom regroupe :",
  "arrange.takeBack": "Revenir sur ce changement",
  "arrange.which": "Laquelle ?",
  "arrange.reword": "Donner de nouveaux mots à l’une d’elles",
  "arrange.one.edit": "Nouveaux mots pour « {words} »",
  "arrange.one.name": "Un nom pour « {words} »",
  "arrange.newWords": "Nouveaux mots",
  "arrange.save": "Enregistrer",
  "arrange.top": "{top, plural, one {# fiche peut rester.} other {Jusqu’à # fiches peuvent rester.}}",
  "arrange.noneYet": "Rien n’est encore choisi : tout reste.",
  "arrange.onTheList": "{count, plural, one {# fiche est sur la liste :} other {# fiches sont sur la liste :}}",
  "arrange.notOnTheList": "Non choisies :",
  "arrange.keep.title": "Mettre sur la liste",
  "arrange.keep": "Mettre sur la liste",
  "arrange.leave.title": "Retirer de la liste",
  "arrange.leave": "Retirer de la liste",
  "arrange.leftOut": "Écartées :",
  "arrange.contestTeam":
    "Chaque personne peut maintenant faire annuler un changement, en privé. Vous verrez ce qui a été annulé une fois le temps écoulé.",
  "arrange.contest.name":
    "Ces noms ont été donnés. Si l’un d’eux ne convient pas, faites-le retirer : aucun motif n’est nécessaire, et personne ne voit qui l’a fait.",
  "arrange.contest.shortlist":
    "Ces fiches ont été écartées. Si l’une d’elles doit rester sur la liste, dites-le : aucun motif n’est nécessaire, et personne ne voit qui l’a fait.",
  "arrange.contest.edit":
    "Ces mots ont été changés. S’ils ne disent plus ce qui était voulu, faites annuler le changement : aucun motif n’est nécessaire, et personne ne voit qui l’a fait.",
  "arrange.undoTitle.name": "Faut-il retirer un nom ?",
  "arrange.undoTitle.shortlist": "Quelque chose doit-il rester malgré tout ?",
  "arrange.undoTitle.edit": "Faut-il annuler un changement ?",
  "arrange.undo.name": "Retirer",
  "arrange.undo.shortlist": "Laisser sur la liste",
  "arrange.undo.edit": "Annuler",
  "arrange.author": "Vous décidez de ce qui porte votre nom, et de rien d’autre.",
  "arrange.author.others": "Les personnes à qui sont ces fiches peuvent maintenant retirer la leur. Aucune n’est de vous.",
  "arrange.author.out": "Retirer la mienne",
  "arrange.author.back": "Laisser la mienne",
  "arrange.refuse.words": "Écrivez d’abord les mots.",
  "arrange.refuse.none": "Cochez au moins une fiche.",
  "arrange.refuse.empty": "La liste ne peut pas être vide. Mettez-y d’abord une autre fiche.",
  "arrange.refuse.tooMany":
    "{top, plural, one {# fiche seulement peut rester} other {Jusqu’à # fiches peuvent rester}}, et cela en ferait {chosen, number}. Retirez-en d’abord une de la liste.",
  "arrange.refuse.notYours": "Seule la personne dont le nom figure à côté peut le faire.",
};
