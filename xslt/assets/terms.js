// Words as people type them: without the marks on letters, in lower case. The search page and the
// marks on a page share this; records-words.xsl folds in the same way.

const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** A name or a query as a key: its words with one space between. */
export const key = (text) => fold(text).replace(/[^\p{L}\p{N}]+/gu, " ").trim();

/** A key in which an apostrophe is nothing: El’tsin, O’Callaghan. */
export const spelled = (text) => key(text.replace(/['’ʼ‘`]/g, ""));

/** The words of a text, folded, each with its start and end. */
export const words = (text) =>
  [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].map(({ 0: found, index }) => ({ word: fold(found), start: index, end: index + found.length }));

/** What is to be marked, from how it is written: words, and "words that stand together". */
export const terms = (written) =>
  [...written.matchAll(/"([^"]*)"|\S+/g)].map(([word, phrase]) => key(phrase ?? word)).filter(Boolean);

/** Where terms stand in a list of words, as pairs of the first word and the last. */
export function* places(list, sought) {
  const phrases = sought.map((term) => term.split(" ")).sort((a, b) => b.length - a.length);
  for (let at = 0; at < list.length; at += 1) {
    const phrase = phrases.find((all) => all.every((word, after) => list[at + after]?.word === word));
    if (!phrase) continue;
    yield [list[at], list[at + phrase.length - 1]];
    at += phrase.length - 1;
  }
}
