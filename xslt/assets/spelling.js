// Names from Russian are spelled in many ways: Yeltsin, Jelzin, El’tsin. A word that nothing is found for
// is taken for the name that sounds like it.
import { key } from "./words.js";

const SOUNDS = [
  [/s?h?ch|[sz]h/g, "s"], [/kh|ch/g, "h"], [/t[sz]|cz|lz/g, (letters) => (letters === "lz" ? "lc" : "c")],
  [/ks/g, "x"], [/ff?$|ph/g, "v"], [/w/g, "v"], [/z/g, "s"], [/[yj]/g, "i"], [/i+(?=[aeou])/g, ""], [/(.)\1+/g, "$1"],
];

const sound = (word) => SOUNDS.reduce((letters, [from, to]) => letters.replace(from, to), word);

/** The query with each word that is in no name put right, if a name sounds like it; else nothing. */
export function respelled(query, names) {
  const known = new Set(names.flatMap((name) => name.split(" ")));
  const sounding = new Map([...known].map((word) => [sound(word), word]));
  const right = key(query).split(" ").map((word) => (known.has(word) ? word : sounding.get(sound(word)) ?? word)).join(" ");
  return right === key(query) ? "" : right;
}
