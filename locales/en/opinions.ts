/** A map of opinions: what is shared, what divides, and whether there are groups. */
export const opinions = {
  "judge.opinions.shared": "What nearly everyone shares (two thirds or more agree):",
  "judge.opinions.shared.none": "There is nothing that nearly everyone agrees with.",
  "judge.opinions.more": "{more, plural, one {One more stands} other {# more stand}} in the table below.",
  "judge.opinions.divides": "What divides opinions:",
  "judge.opinions.divides.none": "There is nothing on which opinions divide.",
  "judge.opinions.none.fewVoters":
    "{voters, plural, one {One person} other {# people}} voted: too few for a map of opinions, which takes 20.",
  "judge.opinions.none.fewPlaced":
    "{placed, plural, one {One person} other {# people}} voted on enough statements to be compared: too few people for groups, which take 30.",
  "judge.opinions.none.notFoundAgain":
    "There are no groups: whatever groups one could draw would not come out again with other people or other statements.",
  "judge.opinions.tentative":
    "A spectrum or weak groups: the votes of {placed, number} people can be put into {count, number} groups ({sizes}). With other people or other statements they may come out differently.",
  "judge.opinions.stable":
    "The votes of {placed, number} people fall into {count, number} groups ({sizes}). They come out again with other people and other statements.",
  "judge.opinions.agreeing":
    "Take care: what tells these groups apart is largely that some agree with most statements and others with few. They are not camps.",
  "judge.opinions.evenedOut":
    "One statement was seen by far more people than the others. It was given less weight, so that it does not lead.",
  "judge.opinions.before":
    "From all votes together a map of opinions is made. It tells groups by their size and their votes; who is in which is neither kept nor shown to anybody.",
  "judge.opinions.nobody": "Who is in which group is neither kept nor shown to anybody.",
  "judge.opinions.shares":
    "How each group voted on the statements of which that may be shown. A statement is left out where fewer than five of a group, or of those in no group, voted on it, or all of them voted alike.",
  "judge.opinions.group": "Group {number, number} ({size, number})",
  "judge.opinions.share": "{agree, number} % agree, {disagree, number} % disagree",
} as const;
