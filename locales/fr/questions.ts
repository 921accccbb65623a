import type { questions as en } from "../en/questions.ts";

/** Questions about a briefing: asked in private, moderated, supported. */
export const questions: Record<keyof typeof en, string> = {
  "questions.ask": "Votre question",
  "questions.moderated":
    "Pendant la lecture, vous pouvez demander : {each, plural, one {# question} other {jusqu’à # questions}}, de {chars, number} caractères au plus chacune. La facilitation lit d’abord les questions, sans les noms, et peut en réunir ou en écarter.",
  "questions.unmoderated":
    "Pendant la lecture, vous pouvez demander : {each, plural, one {# question} other {jusqu’à # questions}}, de {chars, number} caractères au plus chacune. Elles sont toutes montrées ensemble quand cette partie se termine.",
  "questions.waits": "La facilitation lit les questions, sans les noms. Vous les verrez ensuite.",
  "questions.moderate":
    "Réunissez les questions qui n’en font qu’une, et écartez celles qui ne peuvent pas être posées. Le motif est montré à tout le monde, sans la question, car personne ne sait de qui elle vient. Appuyez sur « Suite » quand la liste est bonne.",
  "questions.holds": "Elle réunit :",
  "questions.items": "Les questions posées",
  "questions.wording": "Formulation à garder (vide : celle de la première question cochée)",
  "questions.reason": "Motif, que tout le monde lira",
  "questions.merge": "Réunir des questions",
  "questions.merge.send": "Réunir",
  "questions.decline": "Écarter une question",
  "questions.decline.send": "Écarter",
  "questions.declinedOne": "Écartée :",
  "questions.restore": "La poser malgré tout",
  "questions.support": "Cochez chaque question dont vous voulez la réponse. Celles qui ont le plus de soutien passent en premier.",
  "questions.othersSupport": "Les autres cochent, en privé, les questions dont ils veulent la réponse.",
  "questions.declined": "{count, plural, one {# question est écartée. Le motif :} other {# questions sont écartées. Les motifs :}}",
  "questions.caption": "Les questions",
  "questions.column": "Ce qui est demandé",
  "questions.votes": "Soutiens",
  "questions.next.ask": "ouvrir les questions",
  "questions.next.moderate": "les questions sont arrêtées",
  "questions.refuse.reason": "Écrivez le motif : tout le monde le lit à la place de la question.",
};
