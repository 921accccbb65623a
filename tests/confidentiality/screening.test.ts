import * as fc from "fast-check";
import { expect, test } from "vitest";
import { screen } from "../../src/confidentiality/screening.ts";

const people = ["Maren Oduya", "Karim Haddane", "Noor el-Sabri", "A. Teremin", "Zoë Müller-Øst", "كريم حدّان", "June Park", "Cedar"];
const reasons = (text: string): readonly string[] => screen(text, people).handedBack.map(({ reason }) => reason.replace("safety.", ""));
const warned = (text: string): boolean => screen(text, people).warnings.length > 0;

test("a number and a name go back together, for both reasons", () => {
  expect(reasons("Call me, Karim Haddane, on +000 555 0142 if the gauge page is delayed.")).toEqual(["phone", "name"]);
});

test.each([
  ["phone", "That family in the blue house on Mill Lane stole our pump, ask 555 0188."],
  ["phone", "06 12 34 56 78"],
  ["phone", "Appelez le 06.12.34.56.78"],
  ["phone", "Llámame al 612 345 678"],
  ["phone", "+961 71 123 456"],
  ["phone", "(020) 7946 0958"],
  ["phone", "71–123–456"],
  ["phone", "اتصل بي على ٠٥٥٥ ٠١٤ ٢٢٣"],
  ["phone", "+۹۸ ۲۱ ۱۲۳۴ ۵۶۷۸"],
  ["phone", "５５５０１４２"],
  ["phone", "555\u200B0142"],
  ["phone", "tel 55 01 42"],
  ["phone", "call 12 500 000"],
  ["email", "write to the.gauge@example.org"],
  ["email", "gauge (at) example (dot) org"],
  ["link", "it is all on https://example.org/a?b"],
  ["link", "look at www.example.museum"],
  ["link", "example.com."],
  ["link", "bbc.co.uk"],
  ["link", "t.me/gauge"],
  ["coordinates", "meet at 33.8938, 35.5018"],
  ["coordinates", "٣٣٫٨٩٣٨، 33.8938 35.5018"],
  ["coordinates", "33°53'N"],
  ["coordinates", "33.89 N 35.50 E"],
  ["coordinates", "8G4P5F+2X"],
  ["coordinates", "36S YC 1234 5678"],
  ["handle", "ask @gauge_keeper"],
  ["handle", "ask <@900000000000000006>"],
  ["handle", "ask keeper#1234"],
  ["name", "MAREN ODUYA was there"],
  ["name", "Oduya, Maren"],
  ["name", "noor el sabri"],
  ["name", "NoorSabri"],
  ["name", "what A. Teremin told us"],
  ["name", "Zoe Muller Ost"],
  ["name", "قال وكريم حدان ذلك"],
])("%s: %s", (reason, text) => {
  expect(reasons(text)).toContain(reason);
});

test.each([
  "In a dry year such as 2019, in 2019-2021, and in 2019/2020",
  "The readings of gauges one to six are published on one page at 07:00 every day.",
  "80 of 90 days, 15h30, 24/7",
  "Ten-day notice before any large gate change, by text message.",
  "O01 and O02, then O14",
  "12 500 000 cubic metres, or 1,250,000, or 1.250.000",
  "We call for 10 000 people and 20000 cubic metres",
  "1 234 567 people in 2024 30 000 of them",
  "from 12/05/2024 at 14:30 to 2024-06-01 07:00",
  "levels 1, 2, 3, 4, 5, 6, 7, 8",
  "33°C, between 10° and 15°, at 50%",
  "Resolution 1701 (2006), articles 12, 13",
  "The river.It rises, e.g. in May, i.e. late",
  "we meet @ 07:00 or @10",
  "نحتاج إلى إشعار قبل ١٠ أيام، ٨٠ من ٩٠ يوما.",
  "A hotline between two named duty officers, tested every Friday.",
])("may stay: %s", (text) => {
  expect(screen(text, people)).toEqual({ handedBack: [], warnings: [] });
});

const PHONES = [
  "+000 555 0142",
  "555 0188",
  "06 12 34 56 78",
  "+961 71 123 456",
  "(020) 7946 0958",
  "0555-014-223",
  "612.345.678",
  "٠٥٥٥ ٠١٤ ٢٢٣",
  "5550142",
  "00 44 20 7946 0958",
];

test("a telephone number is found wherever it stands", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "grapheme", maxLength: 40 }),
      fc.string({ unit: "grapheme", maxLength: 40 }),
      fc.constantFrom(...PHONES),
      (before, after, phone) => {
        expect(reasons(`${before} ${phone} ${after}`)).toContain("phone");
      },
    ),
    { numRuns: 2000 },
  );
  const sentence = "Clinics need early word of bad water at 07:00, so that 80 of 90 families are warned.";
  fc.assert(
    fc.property(fc.nat(sentence.length), fc.constantFrom(...PHONES), (place, phone) => {
      expect(reasons(`${sentence.slice(0, place)} ${phone} ${sentence.slice(place)}`)).toContain("phone");
    }),
  );
});

test("a number of any grouping with seven digits or more, beginning with + or 0, is found", () => {
  const separator = fc.constantFrom(" ", "-", ".", "/", "", "\u00A0", " - ");
  const groups = fc.array(fc.tuple(separator, fc.integer({ min: 10, max: 9999 })), { minLength: 4, maxLength: 6 });
  fc.assert(
    fc.property(fc.constantFrom("+", "0"), fc.integer({ min: 100, max: 999 }), groups, (first, start, rest) => {
      const written = `${first}${start}${rest.map(([between, digits]) => `${between}${digits}`).join("")}`;
      expect(reasons(`so ${written} then`)).toContain("phone");
    }),
  );
});

test("a full name is found in any case, without its accents, and with invisible marks inside", () => {
  const dress = fc.constantFrom<(name: string) => string>(
    (name) => name.toUpperCase(),
    (name) => name.toLowerCase(),
    (name) => name.normalize("NFD"),
    (name) => name.normalize("NFD").replace(/\p{M}/gu, ""),
    (name) => Array.from(name).join("\u200D"),
    (name) => `\u2068${name}\u2069`,
    (name) => name.replace(" ", " \u00A0"),
  );
  const full = people.filter((name) => name.includes(" "));
  fc.assert(
    fc.property(fc.constantFrom(...full), dress, fc.string({ maxLength: 20 }), (name, wear, after) => {
      expect(reasons(`I think ${wear(name)}, ${after}`)).toContain("name");
    }),
  );
});

test("a single word of a name is asked about, and may be sent when it is not a person", () => {
  for (const text of ["Karim knows", "park the pump", "the Müller mill", "لكريم رأي", "a cedar by the river"]) {
    expect(reasons(text)).toEqual([]);
    expect(warned(text)).toBe(true);
    expect(screen(text, people, true).warnings).toEqual([]);
  }
  expect(reasons("Karim Haddane")).toEqual(["name"]);
  expect(screen("Karim Haddane", people, true).handedBack).toHaveLength(1);
});

test("particles, initials and words inside other words are no names", () => {
  for (const text of ["el agua", "a plan", "parking", "Junes", "حدانية"]) expect(warned(text)).toBe(false);
});

test("a word that five or more people here bear points at none of them", () => {
  const residents = Array.from({ length: 6 }, (_, index) => `Resident 0${index} Name${index}`);
  expect(screen("every resident knows", residents)).toEqual({ handedBack: [], warnings: [] });
  expect(screen("ask name3", residents).warnings).toHaveLength(1);
  expect(screen("every resident knows", residents.slice(0, 4)).warnings).toHaveLength(1);
});

test("a reason never holds a word of the text", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const { handedBack, warnings } = screen(`${text} Karim Haddane 555 0188 x@y.org`, people);
      for (const each of [...handedBack, ...warnings]) expect(Object.keys(each)).toEqual(["reason"]);
    }),
  );
});
