import type { rounds as en } from "../en/rounds.ts";

/** Rounds but for talk and judgement: gate, brief, collect, organise, report. */
export const rounds: Record<keyof typeof en, string> = {
  "gate.team":
    "{accepted, plural, one {# personne sur {invited, number} est entrée et a accepté les conditions.} other {# personnes sur {invited, number} sont entrées et ont accepté les conditions.}}",
  "gate.next":
    "Appuyez sur « Suite » quand les personnes que vous attendez sont là. Qui arrive plus tard lit d’abord les mêmes conditions.",
  "gate.wait": "Vous êtes dans la salle. La facilitation commence quand tout le monde est là.",
  "gate.yes": "Oui",
  "gate.no": "Pas encore",
  "gate.oneWord":
    "Vous pouvez changer votre réponse jusqu’à la fin. La salle entend un seul mot, oui ou pas encore, et jamais de qui il vient.",
  "gate.othersAnswer": "D’autres répondent à cela en privé. La salle entend un seul mot.",
  "gate.yours.yes": "Votre réponse : oui.",
  "gate.yours.no": "Votre réponse : pas encore.",
  "gate.quorum.all": "Rien n’est décidé avant que {share, number, percent} des personnes interrogées aient répondu.",
  "gate.quorum.perSide": "Rien n’est décidé avant que {share, number, percent} de chaque partie aient répondu.",
  "gate.result.short": "Trop peu de personnes ont répondu.",
  "gate.result.yes": "Oui : nous poursuivons.",
  "gate.result.notYet": "Pas encore.",
  "gate.teamDecides": "La facilitation décide si nous le refaisons une fois.",
  "gate.onceMore": "C’était le passage {pass, number} sur {max, number} au plus. Encore une fois, ou poursuivre ?",
  "gate.again": "Encore une fois",
  "gate.goOn": "Poursuivre",

  "brief.ack": "J’ai lu ce texte",
  "brief.thanks": "Merci. La suite commence bientôt.",
  "brief.read":
    "{count, plural, =0 {Personne n’a encore indiqué avoir lu le texte.} one {# personne a indiqué avoir lu le texte.} other {# personnes ont indiqué avoir lu le texte.}}",

  "collect.notYours": "Cette séquence s’adresse à d’autres. Vous verrez la liste à son ouverture.",
  "collect.live":
    "Ce que vous écrivez est vu aussitôt par toutes les personnes ici, sous votre nom. Vous pouvez le modifier ou le retirer tant que la séquence est ouverte.",
  "collect.howMany":
    "{max, plural, one {# fiche} other {Jusqu’à # fiches}}, de {chars, number} caractères au plus par fiche. Écrivez simplement, comme d’autres l’écriraient.",
  "collect.inBrowser":
    "Ce que vous avez écrit dans votre navigateur n’est montré que là : cette plateforme ne l’a pas reçu et ne le reçoit pas. Modifiez-le là-bas, ou écrivez ici du nouveau.",
  "collect.showMine": "Montrer ce que j’ai envoyé",
  "collect.none": "Vous n’avez rien dans la boîte.",
  "collect.yours": "{count, plural, one {Votre fiche (#)} other {Vos fiches (#)}}, jusqu’à l’ouverture de la boîte :",
  "collect.withdraw": "Retirer",
  "collect.write": "Vos mots",
  "collect.change": "Modifier vos mots",
  "collect.about": "À propos de",
  "collect.tag": "De quoi s’agit-il ?",
  "collect.tagged": "{tag}",
  "collect.send": "Envoyer",
  "collect.save": "Enregistrer la modification",
  "collect.refuse.withdrawn":
    "Vous avez retiré cette fiche. Si vous voulez l’envoyer malgré tout, appuyez encore une fois sur « Envoyer » : elle compte alors comme une nouvelle fiche.",
  "collect.refuse.enough":
    "{max, plural, one {Vous avez déjà envoyé # fiche, le maximum pour cette séquence.} other {Vous avez déjà envoyé # fiches, le maximum pour cette séquence.}} Modifiez-en ou retirez-en une.",
  "collect.refuse.tag": "Choisissez de quel type de fiche il s’agit.",
  "collect.refuse.about": "Choisissez ce dont parlent vos mots.",
  "collect.received": "Bien reçu, une fois.",
  "collect.withdrawn": "Retiré. Le texte est écrasé, et personne ne le verra.",
  "collect.sheet": "Ce que d’autres ont écrit au passage précédent. Partez de là, ou commencez autre chose.",
  "collect.inReview": "La facilitation relit ce qui a été écrit, sans les noms, avant de le montrer.",
  "collect.review":
    "Voici ce qui a été écrit, sans les noms. Écartez ce qui ne peut pas être montré, avec une raison. Appuyez sur « Suite » pour montrer le reste à tout le monde.",
  "collect.leaveOut": "Écarter des fiches",
  "collect.reason": "Pourquoi ?",
  "collect.reason.namesSomebody": "Elle nomme quelqu’un",
  "collect.reason.aboutPeople": "Elle porte sur des personnes, non sur le sujet",
  "collect.reason.twoIdeas": "Elle contient deux idées : écrivez-en une par fiche",
  "collect.reason.saidAlready": "Une autre fiche dit la même chose",
  "collect.reason.offTopic": "Elle ne répond pas à la question",
  "collect.reason.unclear": "On ne peut pas la comprendre",
  "collect.leaveOutSend": "Écarter",
  "collect.takeIn": "La reprendre malgré tout",
  "collect.leftOut": "Écarté par la facilitation : {count, number}. {reason}.",
  "collect.letting":
    "Lesquels de ces mots peuvent être portés à l’autre partie ? Un message ne quitte cette salle que si la personne qui l’a écrit et une autre de votre partie le cochent. Personne ne voit qui a coché quoi.",
  "collect.lettingTitle": "Ce qui peut quitter cette salle",
  "collect.lettingOthers": "La partie indique en privé lesquels de ces mots peuvent quitter la salle.",
  "collect.mayLeave": "Cochez ce qui peut être porté, exactement dans ces mots",
  "collect.letOut": "Autoriser ce que j’ai coché",
  "collect.carried":
    "{count, plural, =0 {Rien n’est parti d’ici.} one {Un message est parti d’ici, mot pour mot :} other {# messages sont partis d’ici, mot pour mot :}}",
  "collect.held":
    "{count, plural, =0 {Rien ne reste ici.} one {Un message reste dans cette salle.} other {# messages restent dans cette salle.}}",
  "assurance.caucus":
    "Les personnes présentes dans cette salle voient que ces mots sont les vôtres. Ils n’en sortent que si vous et une autre personne de votre partie les autorisez, et alors comme ceux de votre partie, sans votre nom.",

  "organise.work":
    "Rassemblez ce qui dit la même chose. Les mots de personne ne sont modifiés, et chaque personne peut ensuite faire annuler un regroupement.",
  "organise.watch": "La facilitation rassemble ce qui dit la même chose. Vous pourrez ensuite faire annuler un regroupement.",
  "organise.same": "{count, plural, one {# fiche dit la même chose, mot pour mot :} other {# fiches disent la même chose, mot pour mot :}}",
  "organise.merge": "En faire une seule",
  "organise.split": "Séparer à nouveau",
  "organise.choose": "Rassembler des fiches",
  "organise.items": "Fiches",
  "organise.wording": "Formulation à garder (vide : celle de la première fiche cochée)",
  "organise.name": "Nom du groupe",
  "organise.together": "Rassembler",
  "organise.contestTeam":
    "Chaque personne peut maintenant faire annuler un regroupement, en privé. Vous verrez ce qui a été annulé une fois le temps écoulé.",
  "organise.contest":
    "Ces fiches ont été rassemblées. Si l’une d’elles doit rester seule, dites-le : aucun motif n’est nécessaire, et personne ne voit qui l’a fait.",
  "organise.undoTitle": "Faut-il séparer quelque chose à nouveau ?",
  "organise.undo": "Séparer",
  "organise.undoSend": "Envoyer",
  "organise.refuse.contest": "La liste est arrêtée ; il s’agit maintenant de dire si un regroupement doit être annulé.",
  "organise.refuse.unknown": "L’une de ces fiches ne figure plus sur la liste. Rechargez la page.",
  "organise.refuse.two": "Cochez au moins deux fiches.",

  "pulse.label": "Comment cela se passe-t-il pour vous, ici et maintenant ?",
  "pulse.1": "1, mal",
  "pulse.2": "2",
  "pulse.3": "3, moyennement",
  "pulse.4": "4",
  "pulse.5": "5, bien",
  "pulse.send": "Envoyer",
  "pulse.result":
    "{low, plural, =0 {Personne n’a répondu « mal »} one {# réponse « mal »} other {# réponses « mal »}}, {middle, plural, =0 {personne « moyennement »} one {# « moyennement »} other {# « moyennement »}}, {high, plural, =0 {personne « bien »} one {# « bien »} other {# « bien »}}.",
  "report.composing": "Le compte rendu est en cours de rédaction.",
  "report.releasing": "Le compte rendu est en cours de diffusion.",
  "report.previewing": "La facilitation lit d’abord le compte rendu. Elle peut le retenir, mais non le réécrire.",
  "report.amending": "Une demande a été faite de retirer un passage. La facilitation décide de ce qui est diffusé.",
  "report.preview":
    "Vous le lisez avant tout le monde. Vous pouvez le retenir, mais non le réécrire. Appuyez sur « Suite » pour le montrer à toutes les personnes qui ont pris part à la conversation.",
  "report.viewOnly": "Lecture seule. Le texte ne sort de la salle qu’une fois validé, et pas avant.",
  "report.clear":
    "Lisez ce qui figure ci-dessous. Un passage permet-il de reconnaître quelqu’un, vous ou une autre personne ? Faites l’un de ces deux choix ; aucun motif n’est nécessaire. Chaque personne en fait un : le faire ne révèle donc rien.",
  "report.fine": "Aucun paragraphe ne désigne quelqu’un",
  "report.objects": "Ces passages désignent quelqu’un",
  "report.tick": "Cochez-les ; aucun motif n’est nécessaire",
  "report.send": "Envoyer ce que j’ai coché",
  "report.needs.consent": "Il ne quitte la salle que lorsque tout le monde a fait l’un des deux choix.",
  "report.needs.perPartyClearance":
    "Il ne quitte la salle que lorsqu’au moins deux personnes de chaque partie, et chaque personnalité officielle, ont fait l’un des deux choix.",
  "report.uncleared.consent":
    "Tout le monde n’a pas fait de choix : il ne quitte donc pas la salle. Redemandez une fois, ou appuyez sur « Suite » pour ne rien diffuser.",
  "report.uncleared.perPartyClearance":
    "Une partie ou une personnalité officielle ne l’a pas validé : il ne quitte donc pas la salle. Redemandez une fois, ou appuyez sur « Suite » pour ne rien diffuser.",
  "report.askAgain": "Redemander une fois",
  "report.look":
    "Pour vous qui animez : ces passages peuvent désigner quelqu’un ou prendre parti. Regardez-les avant la suite ; vous pouvez retenir le texte.",
  "report.look.none":
    "Dans les textes des personnes, ni citation, ni nom, ni titre, ni verbe de jugement n’a été trouvé. Seuls les mots habituels sont connus ; relisez tout de même.",
  "report.look.quoted": "Guillemets : {words}",
  "report.look.name": "Nom d’une personne présente : {words}",
  "report.look.title": "Titre : {words}",
  "report.look.fewRole": "Rôle que peu de personnes ont ici : {words}",
  "report.look.judging": "Verbe de jugement : {words}",
  "report.path":
    "Pour vous qui animez, et dans aucun document : y a-t-il, dans chaque partie, quelqu’un qui portera ce texte auprès du processus officiel ?",
  "report.path.none":
    "Une partie au moins n’a encore personne qui portera ce texte. Ce qu’une seule partie porte est lu comme venant d’elle. Vous pouvez le retenir jusqu’à ce qu’il y ait quelqu’un.",
  "report.path.open": "{side} : sans réponse",
  "report.path.carried": "{side} : quelqu’un le portera",
  "report.path.notYet": "{side} : personne pour l’instant",
  "report.path.do.carried": "{side} : oui, quelqu’un le portera",
  "report.path.do.notYet": "{side} : pas encore",
  "report.plain": "{words}",
  "report.marked": "⚑ {words}",
  "report.amend":
    "{count, plural, one {# paragraphe fait l’objet d’une objection et porte la marque ⚑. Appuyez sur « Suite » pour diffuser le compte rendu sans ce paragraphe} other {# paragraphes font l’objet d’une objection et portent la marque ⚑. Appuyez sur « Suite » pour diffuser le compte rendu sans ces paragraphes}}, ou sautez la séquence pour ne rien diffuser.",
  "report.refuse.unknown": "Ce paragraphe ne figure pas dans le compte rendu. Rechargez la page.",
};
