/** Everything the adapter knows of Discord's limits. Characters are UTF-16 units. */
export const LIMITS = {
  /** Of one message, those within others counted. */
  components: 40,
  /** All texts of one message together. */
  charsInMessage: 4_000,
  button: 80,
  buttonsInRow: 5,
  customId: 100,
  optionsInSelect: 25,
  option: 100,
  placeholder: 150,
  optionsInChecks: 10,
  modalTitle: 45,
  /** Of a modal, at its top. */
  partsOfModal: 5,
  label: 45,
  description: 100,
  inputChars: 4_000,
  nonce: 25,
} as const;

/** Five messages in five seconds in a channel, fifty calls a second in all. */
export const RATE = { everyMs: 1_050, apartMs: 25, updates: null } as const;

/** `flags`: components alone, and shown to one person alone. */
export const FLAGS = { components: 1 << 15, private: 1 << 6 } as const;
