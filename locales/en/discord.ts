/** Said on Discord alone. */
export const discord = {
  "discord.sees":
    "Discord receives what you write in forms with your name; the channel does not. The server’s owner and administrators read every channel.",
  "discord.sees.owner": "The server’s owner and administrators read every channel and every private thread.",
  "discord.sees.platform": "Discord receives every form with the name of whoever sent it.",
  "discord.sideRoom":
    "This private thread is for your group, while you sit apart. Those who lead the conversation are in it too, and the server’s administrators can read it. When it is over, it is locked.",
  "discord.stays": "What was posted in this channel stays in Discord, as long as the server keeps it.",
  "discord.floor.typed": "Speak by the form: your words are posted under your name. Please do not write here in between.",
  "discord.floor.spoken": "Speak on the call. Please do not write here in between.",
  "discord.plan.floor":
    "Typed, people speak through a form in their turn, and Parley posts their words. On the record, others can not write meanwhile, and the server’s audit log shows for 45 days whose turn it was; under all other rules whoever writes in between does so against what everybody accepted.",
  "discord.plan.mayNotWrite": "You may not write in this channel yourself, so you can not bring a conversation here.",
  "discord.plan.mayNotShut":
    "On the record Parley shuts the channel to others during turns. Whoever plans that has to manage the channel; choose another rule, or ask somebody who does.",
  "discord.plan.isPublic": "Everybody on the server can read this channel, and what is posted in it.",
  "discord.plan.notInChannel":
    "Parley may not see this channel, or not write in it. Allow it View Channel and Send Messages in the channel’s permissions, then send this again.",
  "discord.trouble.deleted": "The channel was deleted. The conversation goes on, on everybody’s own page.",
  "discord.trouble.members":
    "Discord did not let somebody into the private thread of their group, or not out of it ({code}). Look at who is in these threads. Whoever is missing there works on their own page.",
  "discord.trouble.notIn":
    "Parley can not see the channel any more. Allow it View Channel in the channel’s permissions. The conversation goes on meanwhile, on everybody’s own page.",
  "discord.trouble.other": "Discord takes no posts for the channel ({code}). The conversation goes on, on everybody’s own page.",
  "discord.trouble.restricted":
    "Parley may not write in the channel. Allow it Send Messages in the channel’s permissions. The conversation goes on meanwhile, on everybody’s own page.",
  "discord.trouble.shut":
    "Turns were kept in a channel, and Parley may not give it back now ({code}): others can not write there. Allow it Manage Permissions there, and it is given back within a minute or two; or allow Send Messages for @everyone by hand. The channel stays shut until then.",
  "discord.trouble.turns":
    "Parley can not keep others from writing by the channel’s permissions ({code}). Allow it Manage Permissions there. Until then, please ask for it.",
  "discord.trouble.rooms":
    "Discord lets Parley make no private threads for the groups ({code}). Each group works on its own pages meanwhile; the permissions are Create Private Threads and Send Messages in Threads.",
} as const;
