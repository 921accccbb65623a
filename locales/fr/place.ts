import type { place as en } from "../en/place.ts";

/** One’s own place: its devices, its lock, when it begins, what was before one came in. */
export const place: Record<keyof typeof en, string> = {
  "room.comma": ", ",
  "place.used": "Ce lien a déjà servi.",
  "place.used.about":
    "Il appartient à l’appareil qui est entré avec lui. Si c’était vous, sur cet appareil ou sur un autre des vôtres, continuez. Sinon, prévenez tout de suite la facilitation : quelqu’un d’autre avait votre lien.",
  "place.used.ask": "C’était moi : continuer",
  "place.ask.title": "En attente d’être admis",
  "place.ask.about": "Dites ce numéro de vive voix à la facilitation :",
  "place.ask.waits": "Cette page continue d’elle-même dès que l’appareil est admis. Gardez-la ouverte.",
  "place.ask.no": "La facilitation n’a pas admis cet appareil. Demandez-lui un nouveau lien.",
  "place.knock": "Un autre appareil demande à entrer",
  "place.knock.about": "Ne l’admettez que si la personne vous dit ce numéro de vive voix. Tout le monde en est informé.",
  "place.knock.admit": "L’admettre",
  "place.knock.no": "Le renvoyer",
  "place.knock.admitted": "L’appareil est admis. Tout le monde en a été informé.",
  "room.newDevice.by": "{by} a admis un autre appareil de {person} ({at}).",
  "refuse.knockGone": "Aucun appareil n’attend plus avec ce numéro. Demandez à la personne d’ouvrir de nouveau son lien.",
  "refuse.knockTwice":
    "Deux appareils attendent avec ce numéro, et l’un d’eux est peut-être celui d’un inconnu. Renvoyez-les et créez un nouveau lien.",
  "place.lock": "Verrouiller cette page avec un numéro",
  "place.lock.about":
    "Après dix minutes sans contact, ou quand vous appuyez sur Verrouiller, cet appareil ne montre plus rien tant que votre numéro n’est pas donné. Après cinq numéros faux, il est exclu ; ouvrez alors de nouveau votre invitation et demandez à être admis.",
  "place.lock.remove": "Laissez vide pour retirer le numéro.",
  "place.lock.set": "Utiliser ce numéro",
  "place.lock.change": "Changer le numéro",
  "place.lock.now": "Verrouiller",
  "place.lock.on": "Cet appareil se verrouille désormais avec votre numéro.",
  "place.lock.off": "Cet appareil ne se verrouille plus.",
  "place.lock.number": "Votre numéro",
  "place.lock.open": "Ouvrir",
  "place.lock.wrong": "Ce n’est pas le bon numéro.",
  "place.missed": "Ce que vous avez manqué",
  "place.missed.about":
    "Ces étapes étaient finies avant votre arrivée. Ce qui en est sorti se trouve plus bas, sous « Ce qui a été diffusé ». Ce qui a été dit à voix haute n’est conservé nulle part.",
  "schedule.title": "Quand cela commence",
  "schedule.plan.about":
    "Si vous le savez. Chacun le voit à sa propre heure et peut le mettre dans son agenda. Sur plusieurs jours, la conversation s’ouvre d’elle-même à ce moment.",
  "schedule.about.live": "Chacun le voit à sa propre heure. Quelqu’un de l’équipe ouvre la conversation.",
  "schedule.about.async": "Chacun le voit à sa propre heure. La conversation s’ouvre d’elle-même à ce moment.",
  "schedule.hours.about": "Les échéances en cours sont déplacées dans ces heures, et jamais avancées.",
  "schedule.set": "Retenir cela",
  "schedule.begins": "La conversation commence le {at}.",
  "schedule.calendar": "Mettre dans mon agenda",
  "schedule.wrong":
    "Donnez le début par une date, une heure et un fuseau horaire comme « Europe/Paris » ou « UTC », ou laissez date et heure vides.",
  "refuse.startPast": "Ce moment est passé. Choisissez-en un à venir.",
  "refuse.startFar": "Les invitations vivent six semaines. Choisissez un moment dans les {days, number} prochains jours.",
  "refuse.hasBegun": "La conversation a déjà commencé.",
  "refuse.hours":
    "Les heures valent pour les conversations sur plusieurs jours : d’une heure à une heure plus tardive, dans des fuseaux comme « Europe/Paris ».",
  "aside.press.schedule": "a fixé le début ou les heures",
};
