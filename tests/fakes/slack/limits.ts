/** Slack's documented limits, in characters and items. */
export const LIMITS = {
  id: 255,
  text: 3000,
  message: {
    blocks: 50,
    /** What Slack recommends; longer is accepted by chat.postMessage and refused by chat.update. */
    text: 4000,
    /** Beyond this chat.postMessage cuts the text off. */
    textCut: 40_000,
    /** All blocks together, in characters of their JSON: undocumented, measured by others between 13,200 and 13,300. */
    allBlocks: 13_200,
    markdown: 12_000,
    attachments: 100,
    charts: 2,
    tables: 1,
  },
  view: { blocks: 100, title: 24, privateMetadata: 3000, bytes: 250_000, stack: 3 },
  section: { text: 3000, fields: 10, field: 2000 },
  header: 150,
  context: 10,
  contextActions: 5,
  actions: 25,
  button: { text: 75, value: 2000, url: 3000, label: 75 },
  option: { text: 75, value: 150, description: 75, url: 3000 },
  options: { select: 100, groups: 100, few: 10, overflow: 5 },
  confirm: { title: 100, text: 300, button: 30 },
  placeholder: 150,
  input: { label: 2000, hint: 2000, text: 3000 },
  image: { alt: 2000, title: 2000, url: 3000 },
  files: 10,
  metadataEventType: 255,
  channelName: 80,
  topic: 250,
  invitees: 100,
} as const;
