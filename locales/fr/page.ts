import type { page as en } from "../en/page.ts";

/**
 * Frames around a round: roles, durations, what the team can press. Roles are named by their function, which fits every
 * person; they hold no comma, since the planning form reads "name, role, side".
 */
export const page: Record<keyof typeof en, string> = {
  "role.facilitator": "Facilitation",
  "role.cofacilitator": "Cofacilitation",
  "role.rapporteur": "Secrétariat de séance",
  "role.interpreter": "Interprétation",
  "role.delegate": "Membre de délégation",
  "role.expert": "Spécialiste",
  "role.official": "Personnalité officielle à titre personnel",
  "role.participant": "Participation",
  "role.observer": "Observation",

  "page.erased": "(effacé)",
  "page.seconds": "{count, plural, one {# seconde} other {# secondes}}",
  "page.minutes": "{count, plural, one {# minute} other {# minutes}}",
  "page.hours": "{count, plural, one {# heure} other {# heures}}",
  "page.days": "{count, plural, one {# jour} other {# jours}}",
  "page.shut":
    "Cette liste reste fermée. Il y a bien des raisons ordinaires à cela, dont une mauvaise connexion. Ce qui a été écrit est effacé sans avoir été lu.",
  "page.released":
    "Sans ordre particulier. Discutez de l’idée, non de qui l’a écrite. Si l’une d’elles est de vous, répondez comme si vous la lisiez.",
  "page.item.side": "{words} ({side})",
  "page.item.sideTag": "{words} ({side}, {tag})",
  "page.item.person": "{words} ({person})",
  "page.item.tag": "{words} ({tag})",

  "control.open": "Ouvrir la conversation",
  "control.next": "Suite",
  "control.undo": "Annuler",
  "control.extend": "Ajouter 3 minutes",
  "control.pause": "Pause générale",
  "control.resume": "Reprendre",
  "control.hold": "Suspendre",
  "control.skip": "Sauter cette séquence",
  "control.proceed": "Ouvrir malgré tout",
  "control.tryAgain": "Réessayer d’ouvrir",
  "control.again": "Redemander",
  "control.drop": "Abandonner sans lire",
  "control.lockdown": "Verrouiller la salle",
  "control.unlock": "Lever le verrouillage",
  "control.close": "Clore la conversation",
  "control.destroy": "Tout effacer maintenant",
};
