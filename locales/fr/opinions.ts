import type { opinions as en } from "../en/opinions.ts";

/** A map of opinions: what is shared, what divides, and whether there are groups. */
export const opinions: Record<keyof typeof en, string> = {
  "judge.opinions.shared": "Ce que presque tout le monde partage (deux tiers ou plus sont d’accord) :",
  "judge.opinions.shared.none": "Il n’y a rien avec quoi presque tout le monde soit d’accord.",
  "judge.opinions.more": "{more, plural, one {# autre se trouve} other {# autres se trouvent}} dans le tableau ci-dessous.",
  "judge.opinions.divides": "Ce qui divise les opinions :",
  "judge.opinions.divides.none": "Aucun énoncé ne divise les opinions.",
  "judge.opinions.none.fewVoters":
    "{voters, plural, =0 {Personne n’a voté} one {Une personne a voté} other {# personnes ont voté}} : c’est trop peu pour une carte des opinions, qui en demande 20.",
  "judge.opinions.none.fewPlaced":
    "{placed, plural, =0 {Personne n’a voté} one {Une personne a voté} other {# personnes ont voté}} sur assez d’énoncés pour être comparées : c’est trop peu pour des groupes, qui en demandent 30.",
  "judge.opinions.none.notFoundAgain":
    "Il n’y a pas de groupes : ceux que l’on pourrait dessiner ne se retrouveraient pas avec d’autres personnes ou d’autres énoncés.",
  "judge.opinions.tentative":
    "Un continuum, ou des groupes faibles : les votes de {placed, number} personnes peuvent être répartis en {count, number} groupes ({sizes}). Avec d’autres personnes ou d’autres énoncés, ils pourraient être différents.",
  "judge.opinions.stable":
    "Les votes de {placed, number} personnes se répartissent en {count, number} groupes ({sizes}). On les retrouve avec d’autres personnes et d’autres énoncés.",
  "judge.opinions.agreeing":
    "Attention : ce qui distingue ces groupes est surtout que certaines personnes approuvent la plupart des énoncés et d’autres peu. Ce ne sont pas des camps.",
  "judge.opinions.evenedOut":
    "Un énoncé a été vu par bien plus de personnes que les autres. Il compte moins, pour ne pas dominer la carte.",
  "judge.opinions.before":
    "De tous les votes ensemble naît une carte des opinions. Elle décrit des groupes par leur taille et leurs votes ; qui appartient à quel groupe n’est ni conservé, ni montré à personne.",
  "judge.opinions.nobody": "Qui appartient à quel groupe n’est ni conservé, ni montré à personne.",
  "judge.opinions.shares":
    "Le vote de chaque groupe, pour les énoncés où il peut être montré. Un énoncé est laissé de côté quand moins de cinq personnes d’un groupe, ou hors des groupes, y ont répondu, ou quand toutes ont voté de même.",
  "judge.opinions.group": "Groupe {number, number} ({size, number})",
  "judge.opinions.share": "{agree, number} % d’accord, {disagree, number} % pas d’accord",
};
