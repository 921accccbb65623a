/** Seat words for invented people: trees, so that nobody is taken for somebody. */
export const NAMES: readonly string[] = [
  "Cedar",
  "Birch",
  "Fir",
  "Elm",
  "Oak",
  "Ash",
  "Alder",
  "Maple",
  "Rowan",
  "Larch",
  "Hazel",
  "Linden",
  "Willow",
  "Aspen",
  "Juniper",
  "Beech",
];

/** What invented people write and say. */
export const ideas: readonly string[] = [
  "Both offices read the gauges at the same hour and publish on one page.",
  "A neutral engineer checks the six gauges once a season.",
  "Schools on both banks may visit the gauges and read them aloud.",
  "Write down what was measured before anybody explains it.",
  "When two readings differ, show both and say so.",
  "Repair the third gauge before the dry months.",
  "Send the reading to the clinics as well as to the offices.",
  "Keep the old paper books, and photograph each page.",
  "Agree beforehand what happens when a gauge is silent.",
  "Ten days' notice before a gate is moved by more than a hand.",
  "Let the fishing families choose one of the places.",
  "Nothing measured in the first season is held against anyone.",
  "A telephone line between the two gate keepers, tested every week.",
  "Publish in both languages at the same minute.",
  "Mark on the page which readings are estimates.",
  "Invite the two oldest gate keepers to explain how it was done before.",
];
