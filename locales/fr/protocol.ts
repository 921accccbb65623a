import type { protocol as en } from "../en/protocol.ts";

/** Why a session can not be planned so (`no`), what to do instead (`do`), and what to think of (`warn`). ICU messages. */
export const protocol: Record<keyof typeof en, string> = {
  "protocol.no.kind":
    "« {step} » est {kind, select, relate {une séquence de questions par paires} draft {une séquence pour un texte commun} other {une séquence du type « {kind} »}}, ce qui n’existe pas encore.",
  "protocol.do.kind": "Choisissez une autre méthode.",
  "protocol.no.setting":
    "Il manque encore à « {step} » {setting, select, scale {une façon de juger} floor {une façon de donner la parole} artefact {un type de résultat} review {une façon de valider ce qui sort} questions {une file de questions} reveal {une façon de montrer ce qui a été écrit} show {une façon de voir ce que d’autres écrivent} op {une façon de trier les fiches} instrument {un questionnaire} other {quelque chose}}.",
  "protocol.do.setting": "Choisissez une autre méthode.",
  "protocol.no.mode":
    "{mode, select, live {Cette méthode n’est pas proposée en direct.} other {Cette méthode n’est pas proposée sur plusieurs jours.}}",
  "protocol.do.mode":
    "{mode, select, live {Prévoyez-la sur plusieurs jours, ou choisissez une autre méthode.} other {Prévoyez-la en direct, ou choisissez une autre méthode.}}",
  "protocol.no.tooFew": "Cette méthode demande {min, number} voix ; il y en a {people, number}.",
  "protocol.do.tooFew":
    "Invitez {missing, plural, one {# personne} other {# personnes}} de plus, ou choisissez une méthode pour de plus petits groupes.",
  "protocol.no.tooMany": "Cette méthode convient à {max, number} voix au plus ; il y en a {people, number}.",
  "protocol.do.tooMany": "Répartissez le groupe en deux sessions, ou choisissez une méthode pour de plus grands groupes.",
  "protocol.no.sides":
    "Cette méthode demande {needs, plural, one {# partie} other {# parties}} ; {sides, plural, =0 {aucune n’est nommée} one {# est nommée} other {# sont nommées}}.",
  "protocol.do.sides": "Nommez chaque partie.",
  "protocol.no.sideUnknown":
    "Quelqu’un appartient à la partie {side, number}, et {sides, plural, =0 {aucune partie n’est nommée} one {il n’y en a qu’une} other {il n’y en a que #}}.",
  "protocol.do.sideUnknown": "Nommez cette partie, ou déplacez ces personnes.",
  "protocol.no.sideTwice": "Deux parties portent le même nom.",
  "protocol.do.sideTwice": "Donnez à chaque partie un nom qui lui soit propre.",
  "protocol.no.sideEmpty": "Personne n’appartient à « {name} ».",
  "protocol.do.sideEmpty": "Indiquez combien de personnes sont de cette partie, ou retirez-la.",
  "protocol.no.experts": "Cette méthode demande un ou une spécialiste ; personne n’est prévu à ce titre.",
  "protocol.do.experts": "Prévoyez au moins une personne avec ce rôle.",
  "protocol.no.nobody": "Personne ici ne peut agir dans « {step} ».",
  "protocol.do.nobody": "Prévoyez des personnes ayant l’un de ces rôles : {roles}.",
  "protocol.no.anonymity":
    "« {step} » promet que personne ne voit qui a écrit quoi, et {people, plural, =0 {personne ne peut y écrire} one {# personne seulement peut y écrire} other {# personnes seulement peuvent y écrire}}. L’anonymat n’est pas proposé au-dessous de {least, number}.",
  "protocol.do.anonymity":
    "Prévoyez au moins {least, plural, one {# personne pouvant} other {# personnes pouvant}} y écrire, ou choisissez une méthode où l’on parle sous son nom.",
  "protocol.no.sideLabel":
    "« {step} » montre les textes comme venant d’une partie, et une partie ne compte que {people, plural, one {# personne} other {# personnes}}. En dessous de {least, number} par partie, on peut deviner.",
  "protocol.do.sideLabel":
    "Prévoyez, dans chaque partie, au moins {least, plural, one {# personne pouvant} other {# personnes pouvant}} y écrire, ou choisissez une méthode sans mention de la partie.",
  "protocol.no.roleLabel":
    "« {step} » montre le rôle de qui a écrit, et {people, plural, one {# personne seulement a} other {# personnes seulement ont}} là le rôle « {role} » : la mention vaudrait un nom.",
  "protocol.do.roleLabel":
    "Prévoyez au moins {least, plural, one {# personne} other {# personnes}} avec ce rôle, ou choisissez une méthode sans mention du rôle.",
  "protocol.no.hours": "Ces heures d’éveil ne sont pas celles d’une journée, ou il n’existe pas de tel fuseau horaire.",
  "protocol.do.hours": "Indiquez des fuseaux tels que Europe/Paris, un par ligne, et une heure de début avant une heure de fin.",
  "protocol.no.question": "Cette méthode pose votre question aux personnes ; il n’y en a pas encore.",
  "protocol.do.question": "Écrivez la question en une phrase.",
  "protocol.no.input": "Il manque « {input} ».",
  "protocol.do.input": "Complétez ce champ.",
  "protocol.no.inputUnknown": "Cette méthode ne demande pas « {input} ».",
  "protocol.do.inputUnknown": "{near, select, none {Laissez-le de côté.} other {Il s’agit peut-être de « {near} ».}}",
  "protocol.no.inputShape": "« {input} » n’a pas la bonne forme.",
  "protocol.do.inputShape":
    "{as, select, text {Donnez un seul texte.} items {Donnez un élément par ligne.} textPerSide {Donnez un texte pour chaque partie ({sides, plural, one {# partie} other {# parties}}).} other {Donnez un texte pour chaque répétition des séquences.}}",
  "protocol.no.minutes": "Il n’y a pas de séquence « {round} » dont la durée puisse être modifiée.",
  "protocol.do.minutes": "{near, select, none {Laissez-la de côté.} other {Il s’agit peut-être de « {near} ».}}",
  "protocol.no.stage": "Cette méthode n’a pas une telle étape.",
  "protocol.do.stage": "Choisissez l’une de ses étapes, ou aucune pour les avoir toutes en une rencontre.",
  "protocol.no.words": "Ce texte ne peut pas être pris tel quel.",
  "protocol.no.long":
    "Ce texte compte {length, plural, one {# caractère} other {# caractères}} ; {maxChars, plural, one {# est possible} other {# sont possibles}}.",
  "protocol.do.words": "Écrivez-le à nouveau, avec des mots simples et sans caractères cachés.",
  "protocol.do.long": "Raccourcissez-le.",

  "protocol.warn.circle":
    "« {step} » : {people, plural, one {# personne} other {# personnes}} × {turns, plural, one {# tour} other {# tours}} × {perTurn, number} {turnUnit, select, seconds {s} other {min}} = {needs, number} min ; vous avez {has, number} min : raccourcissez les tours ou réduisez-en le nombre.",
  "protocol.warn.overrun":
    "Toutes les séquences ensemble prennent {needs, number} {unit, select, days {j} other {min}}, et vous avez {has, number} {unit, select, days {j} other {min}}. Raccourcissez une séquence, ou laissez-en une de côté.",
  "protocol.warn.mayOverrun":
    "Si tout est répété jusqu’au bout, les séquences prennent {needs, number} {unit, select, days {j} other {min}}, et vous avez {has, number} {unit, select, days {j} other {min}}.",
  "protocol.warn.nearThreshold":
    "« {step} » : {people, plural, one {# personne peut} other {# personnes peuvent}} écrire, et la boîte ne s’ouvre que si {least, number} le font. {slack, plural, =0 {Si une seule se tait, elle reste fermée.} one {Si plus de # personne se tait, elle reste fermée.} other {Si plus de # personnes se taisent, elle reste fermée.}}",
  "protocol.warn.sideLabel":
    "« {step} » : si, dans une partie, {drops, plural, one {# personne se retire} other {# personnes se retirent}} sur {people, number}, la mention de la partie disparaît.",
  "protocol.warn.roleLabel":
    "« {step} » : si, dans un même rôle, {drops, plural, one {# personne se retire} other {# personnes se retirent}} sur {people, number}, la mention du rôle disparaît.",
  "protocol.warn.pulse":
    "« {step} » : {people, plural, one {# personne peut} other {# personnes peuvent}} répondre, et rien n’est montré au-dessous de {least, number}.",
  "protocol.warn.pulseNear":
    "« {step} » : {people, plural, one {# personne peut} other {# personnes peuvent}} répondre, et rien n’est montré si plus de {slack, number} ne le font pas.",
  "protocol.warn.uneven":
    "Une partie compte {most, plural, one {# personne} other {# personnes}} et une autre {least, number}. Les tours alternent ; la plus petite partie parle donc plus souvent.",
  "protocol.warn.loneRole":
    "Une seule personne a le rôle « {role, select, official {personnalité officielle} other {{role}}} ». Dans l’échange, tout le monde sait de qui il s’agit ; aucune mention ne le montrera, mais les mots le peuvent.",

  "protocol.no.form": "Le formulaire n’a pas pu être lu. Remplissez-le à nouveau.",
  "protocol.terms": "Règles de base et consentement",
  "protocol.onceMore": "Encore une fois ?",
};
