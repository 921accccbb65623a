import type { discord as en } from "../en/discord.ts";

/** Said on Discord alone. */
export const discord: Record<keyof typeof en, string> = {
  "discord.sees":
    "Discord reçoit avec votre nom ce que vous écrivez dans les formulaires ; le canal, non. Le propriétaire et les administrateurs du serveur lisent tous les canaux.",
  "discord.sees.owner": "Le propriétaire et les administrateurs du serveur lisent tous les canaux et tous les fils privés.",
  "discord.sees.platform": "Discord reçoit chaque formulaire avec le nom de la personne qui l’envoie.",
  "discord.sideRoom":
    "Ce fil privé est pour votre groupe, tant que vous siégez à part. Les personnes qui mènent la conversation y sont aussi, et les administrateurs du serveur peuvent le lire. Ensuite, il est verrouillé.",
  "discord.stays": "Ce qui a été publié dans ce canal reste dans Discord, aussi longtemps que le serveur le garde.",
  "discord.floor.typed": "Parlez par le formulaire : vos mots sont publiés sous votre nom. Merci de ne pas écrire ici entre-temps.",
  "discord.floor.spoken": "Parlez pendant l’appel. Merci de ne pas écrire ici entre-temps.",
  "discord.plan.floor":
    "À l’écrit, chacun parle à son tour par un formulaire, et Parley publie ses mots. Si tout est public, les autres ne peuvent pas écrire entre-temps, et le journal d’audit du serveur montre pendant 45 jours à qui c’était ; sous toutes les autres règles, qui écrit entre-temps le fait contre ce que tous ont accepté.",
  "discord.plan.mayNotWrite": "Vous ne pouvez pas écrire vous-même dans ce canal, donc pas y amener de conversation.",
  "discord.plan.mayNotShut":
    "Si tout est public, Parley ferme le canal aux autres pendant les tours de parole. Qui le prévoit doit gérer le canal ; choisissez une autre règle, ou demandez à une personne qui le gère.",
  "discord.plan.isPublic": "Tout le monde sur le serveur peut lire ce canal et ce qui y est publié.",
  "discord.plan.notInChannel":
    "Parley ne peut pas voir ce canal, ou pas y écrire. Accordez-lui de voir le canal et d’envoyer des messages dans les permissions du canal, puis renvoyez ceci.",
  "discord.trouble.deleted": "Le canal a été supprimé. La conversation continue, sur la page de chacun.",
  "discord.trouble.members":
    "Discord n’a pas laissé quelqu’un entrer dans le fil privé de son groupe, ou pas en sortir ({code}). Regardez qui se trouve dans ces fils. Qui y manque travaille sur sa propre page.",
  "discord.trouble.notIn":
    "Parley ne voit plus le canal. Accordez-lui de voir le canal dans les permissions du canal. La conversation continue entre-temps, sur la page de chacun.",
  "discord.trouble.other": "Discord n’accepte pas de message pour le canal ({code}). La conversation continue, sur la page de chacun.",
  "discord.trouble.restricted":
    "Parley ne peut pas écrire dans le canal. Accordez-lui d’envoyer des messages dans les permissions du canal. La conversation continue entre-temps, sur la page de chacun.",
  "discord.trouble.shut":
    "Les tours étaient gardés dans un canal, et Parley ne peut pas le rendre maintenant ({code}) : les autres ne peuvent pas y écrire. Accordez-lui « Gérer les permissions » dans ce canal, et il est rendu en une minute ou deux ; ou permettez vous-même l’envoi de messages à @everyone. D’ici là, le canal reste fermé.",
  "discord.trouble.turns":
    "Parley ne peut pas empêcher les autres d’écrire par les permissions du canal ({code}). Accordez-lui d’y gérer les permissions. D’ici là, demandez-le.",
  "discord.trouble.rooms":
    "Discord ne laisse pas Parley créer de fils privés pour les groupes ({code}). Chaque groupe travaille entre-temps sur ses propres pages ; les permissions sont « Créer des fils privés » et « Envoyer des messages dans les fils ».",
};
