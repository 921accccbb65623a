import type { judgement as en } from "../en/judgement.ts";

/** Judging in private, and its results. */
export const judgement: Record<keyof typeof en, string> = {
  "judge.rankLabel":
    "{places, plural, =1 {Lequel vient en premier ?} one {Vos # préférés, le premier en haut. Moins est possible.} other {Vos # préférés, le premier en haut. Moins est possible.}}",
  "judge.dotsLabel":
    "{total, plural, one {Vous avez # pastille.} other {Vous avez # pastilles, au plus {perItem} par élément. Il n’est pas nécessaire de toutes les utiliser.}}",
  "judge.send": "Envoyer",
  "judge.received": "Bien reçu, une fois. Le dernier bulletin compte.",
  "judge.change": "Envoyer le bulletin modifié",
  "judge.showMine": "Montrer le bulletin que j’ai envoyé",
  "judge.pass": "Passer",
  "judge.lastCounts":
    "Vous pouvez modifier votre bulletin jusqu’à la clôture de la séquence ; le dernier compte. Personne ne voit de décompte avant cela.",
  "judge.counting": "Le scrutin est clos ; le dépouillement est en cours.",
  "judge.othersJudge": "Les autres se prononcent en privé. Vous verrez le résultat en même temps que tout le monde.",
  "judge.waits": "Le scrutin n’est pas ouvert pour le moment. Ce qui a été envoyé est conservé.",
  "judge.refuse.onlyBallots": "Dans cette séquence, il n’y a rien d’autre à faire qu’envoyer un bulletin.",
  "judge.refuse.unreadable": "Ce bulletin n’a pas pu être lu. Veuillez le remplir à nouveau.",
  "judge.refuse.noPass": "Dans cette séquence, on ne peut pas passer. Vous pouvez aussi ne rien envoyer.",
  "judge.refuse.twice": "Le même élément figure à deux places. Donnez à chaque place un autre élément.",
  "judge.refuse.tooMany": "{top, plural, one {Choisissez # élément seulement.} other {Choisissez # éléments au plus.}}",
  "judge.refuse.notAsked": "L’un de ces éléments ne fait pas partie de cette séquence. Rechargez la page et choisissez à nouveau.",
  "judge.refuse.noDots": "Placez au moins une pastille quelque part.",
  "judge.refuse.tooManyDots": "Pastilles placées : {given} ; pastilles disponibles : {most}. Retirez-en.",
  "judge.refuse.tooManyOnOne":
    "{most, plural, one {Au plus # pastille sur un même élément.} other {Au plus # pastilles sur un même élément.}}",
  "judge.result.caption": "Le résultat",
  "judge.result.ballots": "{ballots, plural, one {# personne a participé.} other {# personnes ont participé.}}",
  "judge.result.place": "Rang",
  "judge.result.item": "Élément",
  "judge.result.points": "Points",
  "judge.result.dots": "Pastilles",
  "judge.result.voters": "Cité par",
  "judge.result.rank": "{rank, number}",
  "judge.result.tied": "{rank, number}, ex æquo",
  "judge.result.number": "{n, number}",
  "judge.result.agreement":
    "{agreed, select, strong {Les classements concordent fortement} moderate {Les classements concordent modérément} other {Les classements concordent peu}} (W de Kendall : {w, number} ; 1 signifie que tous les classements sont identiques).",
};
