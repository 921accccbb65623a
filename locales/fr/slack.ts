import type { slack as en } from "../en/slack.ts";

/** Said on Slack alone. */
export const slack: Record<keyof typeof en, string> = {
  "slack.floor.typed":
    "Parlez par le formulaire : vos mots sont publiés sous votre nom. Slack ne peut empêcher personne d’écrire ici ; merci de ne pas le faire.",
  "slack.floor.spoken": "Parlez pendant l’appel. Slack ne peut empêcher personne d’écrire ici ; merci de ne pas le faire.",
  "slack.plan.floor":
    "Slack ne peut faire taire personne. Par écrit, chacun parle à son tour par un formulaire et Parley publie ses mots ; écrire entre-temps va contre les règles que tous ont acceptées.",
  "slack.plan.notInChannel": "Parley n’est pas dans ce canal. Invitez-le avec /invite @Parley, puis envoyez de nouveau.",
  "slack.plan.isPublic": "Le canal est public : tout l’espace de travail peut lire ce qui y est publié.",
  "slack.plan.isShared": "Le canal est partagé avec une autre organisation, qui garde sa propre copie de ce qui y est publié.",
  "slack.sees":
    "Slack reçoit avec votre nom ce que vous écrivez dans les formulaires ; le canal non. Le propriétaire de l’espace peut exporter ce canal.",
  "slack.sees.owner": "Le propriétaire de l’espace peut exporter les canaux, et y voit ce que Parley a publié.",
  "slack.sees.platform": "Slack reçoit chaque formulaire avec le nom de la personne qui l’a envoyé.",
  "slack.sideRoom":
    "Ce canal privé est celui de votre groupe, tant que vous siégez à part. Les personnes qui facilitent la conversation y sont aussi, et le propriétaire de l’espace peut le lire et l’exporter comme tout autre canal. Il est archivé à la fin.",
  "slack.stays": "Ce qui a été publié dans ce canal reste dans Slack, aussi longtemps que l’espace le garde.",
  "slack.trouble.archived":
    "Le canal est archivé, et rien ne peut y être publié. La conversation continue, sur la page de chacun ; ce qui est dévoilé entre-temps s’y trouve.",
  "slack.trouble.members":
    "Slack n’a pas laissé entrer quelqu’un dans le canal privé de son groupe, ou ne l’en a pas laissé sortir ({code}). Regardez qui se trouve dans ces canaux. La personne qui n’y est pas travaille sur sa propre page.",
  "slack.trouble.notIn":
    "Parley n’est plus dans le canal, et ne peut rien y publier. Invitez-le avec /invite @Parley. La conversation continue entre-temps, sur la page de chacun.",
  "slack.trouble.other": "Slack n’accepte rien pour ce canal ({code}). La conversation continue, sur la page de chacun.",
  "slack.trouble.restricted":
    "Parley n’a pas le droit de publier dans le canal. Autorisez-le dans les réglages du canal, parmi les droits de publication. La conversation continue entre-temps, sur la page de chacun.",
  "slack.trouble.rooms":
    "Slack ne laisse pas Parley créer de canaux privés pour les groupes ({code}). Chaque groupe travaille entre-temps sur ses pages ; l’application a besoin de la permission de gérer les canaux privés, et les réglages de l’espace de travail indiquent qui peut créer des canaux privés.",
};
