import type { recap as en } from "../en/recap.ts";

/** The automated recap and the ranked list. Neutral words; names nobody. */
export const recap: Record<keyof typeof en, string> = {
  "recap.heading.purpose": "Objet et question",
  "recap.heading.done": "Ce qui a été fait",
  "recap.heading.voices": "Qui a pris part",
  "recap.heading.items": "Ce qui a été évoqué",
  "recap.heading.ranked": "Liste classée",
  "recap.heading.close": "Où les vues étaient proches",
  "recap.heading.differ": "Où les vues divergeaient",
  "recap.heading.shared": "Ce que presque tout le monde partage",
  "recap.heading.divides": "Ce qui divise les opinions",
  "recap.heading.opinions": "Les groupes, et tous les énoncés",
  "recap.heading.open": "Questions ouvertes",
  "recap.heading.next": "La suite",
  "recap.heading.regime": "Ce que l’on peut en faire",

  "recap.heading.standing": "Statut de ce texte",
  "recap.heading.agreed": "Le texte",
  "recap.heading.apart": "Là où les parties divergent",
  "recap.heading.actions": "Ce qui est à faire",
  "recap.heading.moves": "Ce qui a été fait, et ce qui était attendu",
  "recap.standing.personal": "Les personnes présentes parlent en leur nom propre. Ce texte n’engage personne.",
  "recap.standing.nonPaper": "Texte de discussion. Sans statut. Il n’engage personne.",
  "recap.clause": "{clause} – {words}",
  "recap.apart.none": "Rien n’a été mis à part.",
  "recap.concern": "{side} : {words}",
  "recap.tried": "Essayé : {words}",
  "recap.actions.none": "Aucune action n’a été consignée.",
  "recap.actions.tag": "{tag} :",
  "recap.move": "Coup {number, number}",
  "recap.column.team": "Équipe",
  "recap.column.did": "Ce qu’elle a fait",
  "recap.column.expected": "Ce qu’elle pensait que les autres penseraient",

  "recap.purpose": "{title}",
  "recap.question": "La question était : {question}",
  "recap.done.gate": "« {title} » : tout le monde a lu les conditions et les a acceptées.",
  "recap.done.brief": "« {title} » : un texte a été lu.",
  "recap.done.collect":
    "« {title} » : écrit en privé et ouvert en commun ; {count, plural, =0 {rien n’a été diffusé} one {# fiche} other {# fiches}}.",
  "recap.done.talk":
    "« {title} » : échange à tour de rôle{count, plural, =0 {} one { ; # point a été consigné} other { ; # points ont été consignés}}.",
  "recap.done.organise": "« {title} » : la liste comptait ensuite {count, plural, one {# fiche} other {# fiches}}.",
  "recap.done.judge":
    "« {title} » : jugé en privé ; {ballots, plural, =0 {aucun bulletin n’a été ouvert} one {# bulletin} other {# bulletins}}.",
  "recap.done.other": "« {title} ».",
  "recap.done.asked": "« {title} » : réponse de chaque personne en privé ; une seule réponse a été annoncée.",
  "recap.done.questions":
    "« {title} » : un texte a été lu ; {count, plural, =0 {aucune question n’a été posée} one {# question a été posée} other {# questions ont été posées}}.",
  "recap.done.live":
    "« {title} » : écrit sous les noms, et vu aussitôt par tous ; {count, plural, =0 {rien n’est resté} one {# fiche} other {# fiches}}.",
  "recap.done.kept": "« {title} » : écrit par chaque personne pour elle seule, et resté fermé.",
  "recap.done.draft": "« {title} » : une version du texte a été rédigée.",
  "recap.done.pulse": "« {title} » : de courts énoncés, réponses en privé.",
  "recap.pass": "{title} ({pass, number})",
  "recap.listed": "{title}",
  "recap.questions": "« {title} » : questions",
  "recap.judged.close.some": "« {title} » : sur ces points, les réponses étaient proches :",
  "recap.judged.close.none": "« {title} » : sur aucun point les réponses n’étaient proches.",
  "recap.judged.differ.some": "« {title} » : sur ces points, les réponses étaient très éloignées :",
  "recap.judged.differ.none": "« {title} » : sur aucun point les réponses n’étaient très éloignées.",
  "recap.opinions.close.some": "« {title} » : deux tiers ou plus sont d’accord avec ces énoncés :",
  "recap.opinions.close.none": "« {title} » : il n’y a rien avec quoi presque tout le monde soit d’accord.",
  "recap.opinions.differ.some": "« {title} » : ces énoncés divisent les opinions :",
  "recap.opinions.differ.none": "« {title} » : aucun énoncé ne divise les opinions.",
  "recap.voices": "{count, plural, one {# voix a pris part} other {# voix ont pris part}} à la conversation.",
  "recap.side": "{name} : {count, number}.",
  "recap.column.rank": "Rang",
  "recap.column.item": "Idée",
  "recap.column.points": "Points",
  "recap.column.voters": "Citée par",
  "recap.column.dots": "Pastilles",
  "recap.tied": "{rank, number} (ex æquo)",
  "recap.place": "{rank, number}",
  "recap.unranked": "–",
  "recap.ranking": "« {title} » : {ballots, plural, one {# bulletin} other {# bulletins}}",
  "recap.items": "« {title} », sans ordre particulier",
  "recap.labelled": "{words} ({label})",
  "recap.agreement.strong": "L’accord sur l’ordre était fort (W de Kendall = {w}).",
  "recap.agreement.moderate": "L’accord sur l’ordre était modéré (W de Kendall = {w}).",
  "recap.agreement.weak": "L’accord sur l’ordre était faible (W de Kendall = {w}).",
  "recap.items.none": "Rien n’a été consigné dans cette conversation.",
  "recap.unjudged": "Rien n’a été soumis à un jugement dans cette conversation.",
  "recap.close.some": "La plupart des personnes ont placé ces idées sur leur bulletin :",
  "recap.close.none": "Aucune idée ne figurait sur la plupart des bulletins.",
  "recap.differ.some": "Certaines personnes ont placé ces idées en haut, les autres les ont laissées de côté :",
  "recap.differ.none": "Aucune idée n’a été placée en haut par quelques personnes et laissée de côté par les autres.",
  "recap.open.shut":
    "« {title} » n’a donné aucun résultat : trop peu de personnes y ont pris part pour que quoi que ce soit puisse être ouvert, ou cette séquence a été laissée de côté.",
  "recap.open.none": "Aucune n’a été consignée.",
  "recap.next.silence":
    "Les personnes qui ont pris part lisent ce texte pendant au moins {hours, plural, one {# heure} other {# heures}} et peuvent s’opposer à tout paragraphe, sans donner de motif ; ce qui fait l’objet d’une objection est retiré. Le texte peut ensuite être transmis dans la mesure où la règle de cette conversation le permet.",
  "recap.next.consent":
    "Les personnes qui ont pris part lisent ce texte pendant au moins {hours, plural, one {# heure} other {# heures}} et peuvent s’opposer à tout paragraphe, sans donner de motif ; ce qui fait l’objet d’une objection est retiré. Le texte peut ensuite être transmis dans la mesure où la règle de cette conversation le permet.",
  "recap.next.perPartyClearance":
    "Les personnes qui ont pris part lisent ce texte pendant au moins {hours, plural, one {# heure} other {# heures}} et peuvent s’opposer à tout paragraphe, sans donner de motif ; ce qui fait l’objet d’une objection est retiré. Il ne quitte la salle que si des personnes de chaque partie l’ont validé, ainsi que chaque personnalité officielle présente, et alors dans la mesure où la règle de cette conversation le permet.",
  "recap.next.none": "Ce texte peut être transmis dans la mesure où la règle de cette conversation le permet.",
  "recap.footer.some":
    "« Certaines » désigne moins d’un tiers des personnes qui ont pris part, « plusieurs » un tiers à la moitié, « la plupart » deux tiers ou plus.",
  "recap.footer.made":
    "Composé par le programme à partir des séquences, sans modèle de langage. Ce texte ne nomme personne et n’attribue aucune citation à un nom.",
  "recap.footer.withheld":
    "{count, plural, one {# paragraphe a été retiré} other {# paragraphes ont été retirés}} à la demande d’au moins une personne ayant pris part.",
  "recap.regime.on-the-record":
    "Avec attribution : le contenu peut être utilisé, et les personnes qui ont parlé ou pris part peuvent être nommées.",
  "recap.regime.not-for-attribution":
    "Sans attribution nominative : le contenu peut être utilisé, avec une description convenue de la personne qui a parlé, jamais son nom.",
  "recap.regime.chatham-house":
    "Règle de Chatham House : le contenu peut être utilisé ; ni l’identité ni l’appartenance d’aucune des personnes présentes ne peuvent être révélées. Reformulez, ne citez pas.",
  "recap.regime.background":
    "Contexte seulement : les idées peuvent être utilisées ; aucune citation, aucune mention de qui a parlé ou pris part.",
  "recap.regime.off-the-record": "En confidence : pour la seule compréhension. Rien de cet échange ne peut être utilisé ni transmis.",
  "recap.regime.closed": "À huis clos : ni le contenu ni la rencontre elle-même ne peuvent être mentionnés.",
};
