/** Said on Slack alone. */
export const slack = {
  "slack.floor.typed":
    "Speak by the form: your words are posted under your name. Slack can not keep others from writing here; please do not.",
  "slack.floor.spoken": "Speak on the call. Slack can not keep others from writing here; please do not.",
  "slack.plan.floor":
    "Slack can not silence anybody. Typed, people speak through a form in their turn, and Parley posts their words; whoever writes in between does so against the rules everybody accepted.",
  "slack.plan.notInChannel": "Parley is not in this channel. Invite it there with /invite @Parley, then send this again.",
  "slack.plan.isPublic": "The channel is public: everybody in the workspace can read what is posted there.",
  "slack.plan.isShared": "The channel is shared with another organisation, which keeps its own copy of what is posted there.",
  "slack.sees":
    "Slack receives what you write in forms with your name; the channel does not. The workspace’s owner may export this channel.",
  "slack.sees.owner": "The workspace’s owner may export channels, and sees there what Parley posted.",
  "slack.sees.platform": "Slack receives every form with the name of whoever sent it.",
  "slack.sideRoom":
    "This private channel is for your group, while you sit apart. Those who lead the conversation are in it too, and the workspace’s owner can read and export it like any other channel. When it is over, it is archived.",
  "slack.stays": "What was posted in this channel stays in Slack, as long as the workspace keeps it.",
  "slack.trouble.archived":
    "The channel is archived, and nothing can be posted in it. The conversation goes on, on everybody’s own page; what is released while it is archived stands there.",
  "slack.trouble.members":
    "Slack did not let somebody into the private channel of their group, or not out of it ({code}). Look at who is in these channels. Whoever is missing there works on their own page.",
  "slack.trouble.notIn":
    "Parley is not in the channel any more, and can not post in it. Invite it there with /invite @Parley. The conversation goes on meanwhile, on everybody’s own page.",
  "slack.trouble.other": "Slack takes no posts for the channel ({code}). The conversation goes on, on everybody’s own page.",
  "slack.trouble.restricted":
    "Parley may not post in the channel. Allow it in the channel’s settings, under posting permissions. The conversation goes on meanwhile, on everybody’s own page.",
  "slack.trouble.rooms":
    "Slack lets Parley make no private channels for the groups ({code}). Each group works on its own pages meanwhile; the scope is groups:write, and the workspace’s settings say who may make private channels.",
} as const;
