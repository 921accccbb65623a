/** Why a session can not be planned so (`no`), what to do instead (`do`), and what to think of (`warn`). ICU messages. */
export const protocol = {
  "protocol.no.kind":
    "“{step}” is {kind, select, relate {a round of questions about pairs} draft {a round for a shared text} other {a round of the kind “{kind}”}}, which does not exist yet.",
  "protocol.do.kind": "Choose another method.",
  "protocol.no.setting":
    "“{step}” needs {setting, select, scale {a way of judging} floor {a way to give the floor} artefact {a kind of result} review {a way to clear what goes out} questions {a queue of questions} reveal {a way to show what was written} show {a way to see what others write} op {a way of sorting cards} instrument {a questionnaire} other {something}} that does not exist yet.",
  "protocol.do.setting": "Choose another method.",
  "protocol.no.mode": "{mode, select, live {This method is not offered live.} other {This method is not offered over days.}}",
  "protocol.do.mode": "{mode, select, live {Plan it over days, or choose another method.} other {Plan it live, or choose another method.}}",
  "protocol.no.tooFew": "This method needs {min, number} voices; there are {people, number}.",
  "protocol.do.tooFew": "Invite {missing, plural, one {# more} other {# more}}, or choose a method for smaller groups.",
  "protocol.no.tooMany": "This method is for at most {max, number} voices; there are {people, number}.",
  "protocol.do.tooMany": "Divide the group into two sessions, or choose a method for larger groups.",
  "protocol.no.sides": "This method needs {needs, number} sides; {sides, plural, =0 {none is named} one {# is named} other {# are named}}.",
  "protocol.do.sides": "Name each side.",
  "protocol.no.sideUnknown":
    "Somebody belongs to side {side, number}, and {sides, plural, =0 {no side is named} one {there is only one} other {there are only #}}.",
  "protocol.do.sideUnknown": "Name that side, or move these people.",
  "protocol.no.sideTwice": "Two sides have the same name.",
  "protocol.do.sideTwice": "Give each side a name of its own.",
  "protocol.no.sideEmpty": "Nobody belongs to “{name}”.",
  "protocol.do.sideEmpty": "Say how many people are of that side, or remove it.",
  "protocol.no.experts": "This method needs an expert; none is planned.",
  "protocol.do.experts": "Plan at least one expert.",
  "protocol.no.nobody": "Nobody here may act in “{step}”.",
  "protocol.do.nobody": "Plan people with one of these roles: {roles}.",
  "protocol.no.anonymity":
    "“{step}” promises that nobody sees who wrote what, and {people, plural, =0 {nobody} one {only one person} other {only #}} may write in it. Anonymity is not offered below {least, number}.",
  "protocol.do.anonymity":
    "Plan at least {least, number} people who may write there, or choose a method in which people speak under their names.",
  "protocol.no.sideLabel":
    "“{step}” shows words as a side’s, and one side has only {people, number}. Fewer than {least, number} on a side can be guessed.",
  "protocol.do.sideLabel": "Plan at least {least, number} on each side who may write there, or choose a method without side labels.",
  "protocol.no.roleLabel":
    "“{step}” shows the role of who wrote, and there {people, plural, one {is only one} other {are only #}} with the role “{role}”: the label would be a name.",
  "protocol.do.roleLabel": "Plan at least {least, number} with that role, or choose a method without role labels.",
  "protocol.no.hours": "The waking hours are not hours of a day, or there is no such time zone.",
  "protocol.do.hours": "Give zones by names such as Europe/Paris, one on each line, and an earlier hour before a later one.",
  "protocol.no.question": "This method puts your question to the people; there is none yet.",
  "protocol.do.question": "Write the question in one sentence.",
  "protocol.no.input": "“{input}” is missing.",
  "protocol.do.input": "Fill it in.",
  "protocol.no.inputUnknown": "This method does not ask for “{input}”.",
  "protocol.do.inputUnknown": "{near, select, none {Leave it out.} other {It may be “{near}” that was meant.}}",
  "protocol.no.inputShape": "“{input}” does not have the right form.",
  "protocol.do.inputShape":
    "{as, select, text {Give one text.} items {Give one item on each line.} textPerSide {Give one text for each of {sides, plural, one {# side} other {# sides}}.} other {Give one text for each time the rounds are repeated.}}",
  "protocol.no.minutes": "There is no round “{round}” whose length could be changed.",
  "protocol.do.minutes": "{near, select, none {Leave it out.} other {It may be “{near}” that was meant.}}",
  "protocol.no.stage": "This method has no such stage.",
  "protocol.do.stage": "Choose one of its stages, or none for all of them in one meeting.",
  "protocol.no.words": "This can not be taken as it is.",
  "protocol.no.long": "It has {length, number} characters; {maxChars, number} are possible.",
  "protocol.do.words": "Write it again, in plain words, without hidden characters.",
  "protocol.do.long": "Shorten it.",

  "protocol.warn.circle":
    "“{step}”: {people, plural, one {# person} other {# people}} × {turns, plural, one {# turn} other {# turns}} × {perTurn, number} {turnUnit, select, seconds {s} other {min}} = {needs, number} min; you have {has, number}: shorten turns or cycles.",
  "protocol.warn.overrun":
    "All rounds together take {needs, number} {unit, select, days {days} other {min}}, and you have {has, number}. Shorten a round, or leave one out.",
  "protocol.warn.mayOverrun":
    "If everything is repeated to the end, the rounds take {needs, number} {unit, select, days {days} other {min}}, and you have {has, number}.",
  "protocol.warn.nearThreshold":
    "“{step}”: {people, number} may write, and it opens only if {least, number} do. {slack, plural, =0 {If one stays silent, it stays shut.} other {If more than # stay silent, it stays shut.}}",
  "protocol.warn.sideLabel":
    "“{step}”: if {drops, plural, =1 {one} =2 {two} =3 {three} =4 {four} =5 {five} =6 {six} =7 {seven} =8 {eight} =9 {nine} other {#}} of {people, plural, =1 {one} =2 {two} =3 {three} =4 {four} =5 {five} =6 {six} =7 {seven} =8 {eight} =9 {nine} other {#}} drop on one side, the side label goes.",
  "protocol.warn.roleLabel":
    "“{step}”: if {drops, plural, =1 {one} =2 {two} =3 {three} =4 {four} =5 {five} =6 {six} =7 {seven} =8 {eight} =9 {nine} other {#}} of {people, plural, =1 {one} =2 {two} =3 {three} =4 {four} =5 {five} =6 {six} =7 {seven} =8 {eight} =9 {nine} other {#}} who have one role drop, the role label goes.",
  "protocol.warn.pulse": "“{step}”: {people, number} may answer, and nothing is shown below {least, number}.",
  "protocol.warn.pulseNear": "“{step}”: {people, number} may answer, and nothing is shown if more than {slack, number} do not.",
  "protocol.warn.uneven":
    "One side has {most, number} people and another {least, number}. Turns alternate, so the smaller side speaks more often.",
  "protocol.warn.loneRole": "There is only one {role}. In talk everyone knows who that is; no label will show it, but the words may.",

  "protocol.no.form": "The form could not be read. Fill it in again.",
  "protocol.terms": "Ground rules and consent",
  "protocol.onceMore": "Once more?",
} as const;
