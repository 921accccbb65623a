import type { relate as en } from "../en/relate.ts";

/** Rounds in which people say which idea helps which other, and the map that comes of it. */
export const relate: Record<keyof typeof en, string> = {
  "relate.progress":
    "Partie {batch, number}. {left, plural, =0 {Il ne reste rien à demander ensuite.} one {Il reste au plus # paire, cette partie comprise.} other {Il reste au plus # paires, cette partie comprise.}} Ce qui découle de vos réponses n’est jamais demandé.",
  "relate.before": "Ce qu’a donné la partie précédente",
  "relate.column.pair": "Paire",
  "relate.column.ideas": "Aide ?",
  "relate.column.yes": "Oui",
  "relate.column.voting": "Réponses",
  "relate.column.is": "Compte pour",
  "relate.is.yes": "oui",
  "relate.is.no": "non",
  "relate.is.open": "sans réponse",
  "relate.untold": "trop peu",
  "relate.talkFirst":
    "{seconds, plural, one {Parlez d’abord de ces paires, pendant # seconde.} other {Parlez d’abord de ces paires, pendant # secondes.}} Chaque personne répond ensuite en privé.",
  "relate.others": "Les autres y répondent en privé. Vous verrez les nombres en même temps que tout le monde.",
  "relate.answer.yes": "Oui",
  "relate.answer.no": "Non",
  "relate.answer.unsure": "Je ne peux pas dire",
  "relate.pair": "{a, number} → {b, number} : {from} → {to}",
  "relate.words": "{from} → {to}",
  "relate.places": "{a, number} → {b, number}",
  "relate.arrow": "{from} → {to}",
  "relate.again":
    "{a, number} → {b, number} : le groupe a dit non ({yes, number} oui sur {voting, number}). Ses autres réponses, l’une après l’autre, disent oui. Regardez cette paire encore une fois ; les deux réponses restent au dossier.",
  "relate.refuse.over": "Ces paires ont été comptées entre-temps. Rechargez la page : les suivantes y sont.",
  "relate.refuse.empty": "Répondez au moins à l’une des paires.",
  "relate.result.asked":
    "{asked, plural, one {# réponse du groupe} other {# réponses du groupe}} ; {implied, plural, =0 {rien d’autre n’en découle} one {# autre paire en découle} other {# autres paires en découlent}}. {influences, plural, =0 {Aucune idée n’en aide une autre.} one {Une idée en aide une autre.} other {En tout, # fois une idée en aide une autre.}}",
  "relate.result.level": "Niveau {level, number}",
  "relate.result.roots": "Niveau {level, number}, les racines : avancer ici aide la plupart des autres. Un bon endroit pour commencer.",
  "relate.result.cycle": "Celles-ci s’aident les unes les autres, en cercle :",
  "relate.result.arrows": "Ce qui aide quoi. Tout le reste découle de ces flèches :",
  "relate.result.contested": "Contesté : le groupe a dit non ici, deux fois.",
  "relate.result.chain": "Ses autres réponses disent oui, pas à pas. Les deux restent :",
  "relate.result.unknown":
    "{count, plural, one {# paire n’est pas tranchée ; la carte est dessinée comme si elle n’aidait pas :} other {# paires ne sont pas tranchées ; la carte est dessinée comme si elles n’aidaient pas. En voici :}}",
  "relate.next": "compter cette partie et continuer",
  "control.sure.some":
    "Cette séquence se termine ici. Ce que ses parties précédentes ont donné reste ; ce qui est dans la boîte est effacé sans être lu.",
  "recap.done.relate": "{title} : des paires d’idées ont reçu une réponse en privé.",
  "recap.heading.map": "Ce qui aide quoi",
  "recap.map.level": "Niveau {level, number}",
  "recap.map.roots": "Niveau {level, number}, les racines : avancer ici aide la plupart des autres",
  "recap.map.cycle": "Celles-ci s’aident les unes les autres, en cercle :",
  "recap.map.arrows": "Les flèches de la carte, de ce qui aide vers ce qui est aidé. Toutes les autres influences en découlent.",
  "recap.map.arrow": "{from} → {to}",
  "recap.map.contested": "Le groupe a dit non ici, deux fois, alors que ses autres réponses, ensemble, disent oui. Les deux restent.",
  "recap.map.unknown": "Ces paires ne sont pas tranchées. La carte est dessinée comme si elles n’aidaient pas.",
  "recap.map.asked":
    "{asked, plural, one {# paire a reçu une réponse en privé} other {# paires ont reçu une réponse en privé}} ; {implied, plural, =0 {aucune autre n’en découle} one {# autre en découle} other {# autres en découlent}}.",
};
