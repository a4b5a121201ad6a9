// One thing found, as an item of the list: what it is, an excerpt with the words marked, and the link
// that opens it with the same words marked there (mark.js).
import { key, places, terms, words } from "./terms.js";

const LENGTH = 44; // words of an excerpt
const BEFORE = 9; // of them before the first that is marked
const MOST = 8; // terms to mark

/** A text in which the terms are marked. */
function marked(text, sought) {
  const piece = document.createDocumentFragment();
  let at = 0;
  for (const [{ start }, { end }] of places(words(text), sought)) {
    const mark = document.createElement("mark");
    mark.textContent = text.slice(start, end);
    piece.append(text.slice(at, start), mark);
    at = end;
  }
  piece.append(text.slice(at));
  return piece;
}

/** The terms that made it be found: words that were matched, or the names that stand for them there. */
function standing(data, content, asked) {
  const own = Number(data.meta.words);
  const names = JSON.parse(data.meta.names);
  const matched = new Set();
  const named = new Set();
  for (const place of data.locations) {
    // The s of a genitive is no word.
    const all = place < own ? words(content[place]).map(({ word }) => word) : [];
    for (const word of all) if (all.length === 1 || word.length > 1) matched.add(word);
    if (place >= own) for (const name of (names.find(([end]) => place < end)?.[1] ?? "").split("|")) named.add(key(name));
  }
  // A few letters begin many words: then those words count that are nothing else.
  const few = asked.flatMap((term) => term.split(" ")).filter((word) => word.length < 4);
  const meant = [...matched].filter((word) => !few.some((start) => word !== start && word.startsWith(start)));
  const all = [...new Set([...meant, ...named])].filter(Boolean);
  return all.length ? all.slice(0, MOST) : asked;
}

/** The stretch of the words that are shown in which most of those sought stand. */
function excerpt(shown, sought) {
  const wanted = new Set(sought.flatMap((term) => term.split(" ")));
  const hits = shown.flatMap((text, at) => (words(text).some(({ word }) => wanted.has(word)) ? [at] : []));
  const within = (first) => hits.filter((at) => at >= first && at < first + LENGTH - BEFORE).length;
  const best = hits.reduce((a, b) => (within(b) > within(a) ? b : a), hits[0] ?? 0);
  const start = best - BEFORE < 4 ? 0 : best - BEFORE;
  const end = shown.length - (start + LENGTH) < 6 ? shown.length : start + LENGTH;
  const text = shown.slice(start, end).join(" ");
  return (start && !text.startsWith("…") ? "… " : "") + text + (end < shown.length && !text.endsWith("…") ? " …" : "");
}

function element(name, className, ...content) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...content);
  return made;
}

/** @param {object} data what Pagefind has of a result; @param {string} query what was asked for. */
export function item(data, query) {
  const content = data.raw_content.split(/\s+/);
  const asked = terms(query);
  const phrases = asked.filter((term) => term.includes(" "));
  const sought = query ? [...new Set([...phrases, ...standing(data, content, asked)])] : [];
  const [page, id] = data.raw_url.split("#");
  const written = sought.map((term) => (term.includes(" ") ? `"${term}"` : term)).join(" ");
  const link = element("a", "", marked(data.meta.title, [...sought, ...asked]));
  link.href = page + (written && "?" + new URLSearchParams({ mark: written })) + (id ? "#" + id : "");
  const text = excerpt(content.slice(0, Number(data.meta.words)), sought);
  return element("li", "",
    element("h2", "", link),
    element("p", "where", [data.meta.in, data.meta.by].filter(Boolean).join(" · ")),
    element("p", "excerpt", /\p{L}/u.test(text) ? marked(text, sought) : element("i", "", "All its words are withheld.")));
}
