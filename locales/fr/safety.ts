import type { safety as en } from "../en/safety.ts";

/** What may be written, the terms that people accept, and what is said beside a field. ICU messages. */
export const safety: Record<keyof typeof en, string> = {
  "safety.empty": "Il n’y a encore aucun mot.",
  "safety.tooLong":
    "Ce texte compte {length, plural, one {# caractère} other {# caractères}} ; {maxChars, plural, one {# est possible} other {# sont possibles}}. Veuillez le raccourcir.",
  "safety.control":
    "Votre texte contient un caractère qui ne peut pas être affiché. Veuillez le saisir à nouveau, ou le coller en texte brut.",
  "safety.bidi":
    "Votre texte contient une marque cachée qui inverse l’ordre des lettres. Veuillez le saisir à nouveau, ou le coller en texte brut.",
  "safety.phone": "Le texte contient un numéro de téléphone. Un numéro mène à une personne : veuillez le retirer.",
  "safety.email": "Le texte contient une adresse électronique. Une adresse mène à une personne : veuillez la retirer.",
  "safety.link": "Le texte contient un lien. Un lien peut montrer qui écrit ou qui lit : veuillez le dire avec des mots.",
  "safety.coordinates": "Le texte contient un lieu exact. Veuillez désigner la zone en termes généraux.",
  "safety.handle": "Le texte contient un nom de compte. Un compte mène à une personne : veuillez le retirer.",
  "safety.name": "Une personne y est peut-être nommée. Veuillez parler du sujet, sans nommer personne.",
  "safety.nameWord":
    "Un mot du texte fait aussi partie du nom d’une personne présente ici. Si vous parlez de cette personne, veuillez reformuler.",
  "safety.notAPerson": "Ce n’est pas une personne, envoyer",

  "consent.purpose": "À lire avant de participer. Appuyer sur le bouton vaut accord.",
  "consent.present": "Dans la salle :",
  "consent.role.facilitator": "facilitation : {count, number}",
  "consent.role.cofacilitator": "cofacilitation : {count, number}",
  "consent.role.rapporteur": "secrétariat de séance : {count, number}",
  "consent.role.interpreter": "interprétation : {count, number}",
  "consent.role.delegate": "membres de délégation : {count, number}",
  "consent.role.expert": "spécialistes : {count, number}",
  "consent.role.official": "personnalités officielles à titre personnel : {count, number}",
  "consent.role.participant": "participation : {count, number}",
  "consent.role.observer": "observation : {count, number}",
  "consent.outside": "Ni enregistrement ni capture d’écran. Nous ne pouvons les empêcher : si d’autres vous entourent, dites-le-nous.",

  "consent.content.yes": "Ce que vous entendez : vous pouvez l’utiliser.",
  "consent.content.ideasOnly": "Ce que vous entendez : seules les idées sont utilisables.",
  "consent.content.understandingOnly": "Ce que vous entendez : pour votre seule compréhension.",
  "consent.content.no": "Ce que vous entendez : ne l’utilisez pas.",
  "consent.speaker.yes": "Qui l’a dit : vous pouvez le dire.",
  "consent.speaker.agreedDescription": "Qui l’a dit : seulement par description convenue avec la personne.",
  "consent.speaker.no": "Qui l’a dit : jamais, ni son appartenance.",
  "consent.participants.yes": "Qui était là : vous pouvez le dire.",
  "consent.participants.no": "Qui était là : jamais.",
  "consent.meeting.yes": "Notre rencontre : vous pouvez en parler.",
  "consent.meeting.ifAgreed": "Notre rencontre : seulement si tout le monde est d’accord.",
  "consent.meeting.no": "Notre rencontre : n’en parlez jamais.",
  "consent.quotations.yes": "Citations : oui.",
  "consent.quotations.agreedDescription": "Citations : avec une description convenue.",
  "consent.quotations.paraphrase": "Citations : non, seulement avec vos propres mots.",
  "consent.quotations.no": "Citations : non.",
  "consent.notes.yes": "Vos notes : oui.",
  "consent.notes.ownIdeas": "Vos notes : seulement vos propres idées.",
  "consent.notes.no": "Vos notes : aucune.",

  "consent.hidden.room":
    "Quand vous écrivez sans nom, la salle ne voit pas que c’est vous. Qui gère le serveur le pourrait. Rien ne s’ouvre si moins de {opensAt, number} personnes écrivent.",
  "consent.hidden.platform":
    "Sans nom, la salle ne voit pas qui a écrit ; la messagerie le voit ; qui gère le serveur le pourrait. Rien ne s’ouvre si moins de {opensAt, number} écrivent. Un canal garde ce qui y paraît.",
  "consent.links.phase": "À la clôture d’une séquence, ce qui vous relie à vos mots est effacé ; les retirer devient impossible.",
  "consent.links.repeat":
    "À la clôture d’une séquence, ce qui vous relie à vos mots est effacé ; les retirer devient impossible. Là où vous revoyez votre réponse, ce lien dure jusqu’au dernier passage.",
  "consent.links.session":
    "À la clôture d’une séquence, ce qui vous relie à vos mots est effacé ; les retirer devient impossible. Les questions de début et de fin restent reliées jusqu’en fin de session.",
  "consent.kept":
    "Textes et clés sont effacés {words} après la fin ; une synthèse validée, {artefacts} plus tard. De votre consentement restent la version, le jour et un nombre.",
  "consent.published": "Seule une synthèse sort de la salle. Vous la voyez avant et pouvez vous y opposer, sans nom ni motif.",
  "consent.notPublished": "Aucune synthèse ne sort de la salle.",
  "consent.free": "Vous pouvez passer, arrêter ou partir sans motif. Ce que vous avez donné reste, tel que montré.",
  "consent.noAi": "Ni intelligence artificielle ni traduction automatique de vos mots.",
  "consent.worry": "Si vous craignez pour la sécurité de quelqu’un, dites-le, hors de cette plateforme, à qui vous invite.",
  "consent.worryContact": "Si vous craignez pour la sécurité de quelqu’un, hors de cette plateforme : {contact}.",
  "consent.accept": "J’accepte",
  "consent.decline": "Je ne participe pas",

  "assurance.named": "Votre nom figure à côté de ce que vous écrivez.",
  "assurance.room": "Personne dans la salle ne voit qui a écrit ceci.",
  "assurance.slack": "Slack reçoit vos mots avec votre nom. Le canal, non.",
  "assurance.discord": "Discord reçoit vos mots avec votre nom. Le salon, non.",
  "assurance.elsewhere": "Écrire plutôt dans le navigateur",
  "assurance.mixed": "D’autres écrivent par une plateforme de messagerie, qui reçoit leurs mots avec leur nom.",
  "assurance.host": "Les personnes qui gèrent le serveur pourraient le lire, ou le copier pour le lire plus tard.",
  "assurance.line": "Qui surveille votre connexion peut voir que vous avez envoyé quelque chose.",
  "assurance.detail": "Un détail connu de vous et de personne d’autre vous trahit.",
  "assurance.side":
    "Le texte s’affiche comme venant de votre partie si {sideLabelAt, number} personnes ou plus de chaque partie écrivent ; sinon, sans mention de la partie.",
  "assurance.forSide": "Le texte sort comme venant de votre partie. Au sein de votre partie, il peut être évident qui l’a écrit.",
  "assurance.role":
    "Le texte s’affiche avec votre rôle si {roleLabelAt, number} personnes ou plus de chaque rôle écrivent ; sinon, sans mention du rôle.",
  "assurance.opens":
    "{mayWrite, plural, one {# personne peut écrire} other {# personnes peuvent écrire}} ; la boîte ne s’ouvre que si {opensAt, plural, one {# personne ou plus le fait} other {# ou plus le font}}.",
  "assurance.one": "{mayWrite, plural, one {# personne peut écrire} other {# personnes peuvent écrire}} ; une seule suffit pour compter.",
  "assurance.links.phase": "À la clôture, ce qui vous relie à vos mots est effacé.",
  "assurance.links.repeat":
    "Vous reverrez votre propre réponse au prochain passage ; ce qui vous relie à elle est effacé après le dernier.",
  "assurance.links.session":
    "Vos réponses du début et de la fin sont comparées ; ce qui vous relie à elles est effacé à la fin de la session.",
};
