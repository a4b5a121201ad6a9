// Names from Russian are spelled in many ways: Yeltsin, Jelzin, Eltsin. A word that is nowhere is taken for
// the word of a name that sounds like it.
import { spelled } from "./terms.js";

const SOUNDS = [
  [/s?h?ch|[sz]h/g, "s"], [/kh|ch/g, "h"], [/lz/g, "lts"], [/t[sz]|cz/g, "c"], [/ks/g, "x"], [/ff?$|ph/g, "v"],
  [/w/g, "v"], [/z/g, "s"], [/[yj]/g, "i"], [/i+(?=[aeou])/g, ""], [/(.)\1+/g, "$1"],
];

const sound = (word) => SOUNDS.reduce((letters, [from, to]) => letters.replace(from, to), word);

/** The word of a name that sounds like a word; nothing, if there is none. */
export function sounding(word, names) {
  const wanted = sound(spelled(word));
  const right = names.flatMap((name) => name.split(" ")).find((known) => known.length > 2 && sound(known) === wanted) ?? "";
  return /^\p{Lu}/u.test(word) ? right.charAt(0).toUpperCase() + right.slice(1) : right;
}
