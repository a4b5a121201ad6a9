/* An address with ?words=5-9 marks those words of its passage; where they are not there, the page tells which are
   meant. */

import { WITHHELD, passageOf, rangeOf, words } from "./words.js";

function show() {
  document.querySelectorAll("mark.words").forEach((mark) => mark.replaceWith(...mark.childNodes));
  document.querySelectorAll(".asked-words").forEach((note) => note.remove());
  CSS.highlights?.delete("words");
  const asked = /^([1-9]\d{0,6})(?:-([1-9]\d{0,6}))?$/.exec(new URLSearchParams(location.search).get("words") ?? "");
  const passage = passageOf(document.getElementById(location.hash.slice(1)));
  const [first, last] = [Number(asked?.[1]), Number(asked?.[2] ?? asked?.[1])];
  if (!passage || !(first <= last)) return;
  const pieces = passage.querySelector(WITHHELD) ? [] : words(passage).slice(first - 1, last).flat();
  if (!pieces.length) {
    const note = document.createElement("p");
    note.className = "asked-words";
    const which = first === last ? `word ${first}` : `words ${first}–${last}`;
    note.textContent = `The link means ${which} of this passage, which `
      + (passage.querySelector(WITHHELD) ? "is withheld here." : `has ${words(passage).length}.`);
    if (passage.matches("li")) passage.prepend(note);
    else passage.before(note);
    return;
  }
  const joined = Map.groupBy(pieces, (piece) => piece.node); // with the space between them
  const ranges = [...joined].map(([node, of]) => rangeOf({ node, start: of[0].start, end: of.at(-1).end }));
  const box = ranges[0].getBoundingClientRect();
  if (CSS.highlights) CSS.highlights.set("words", new Highlight(...ranges));
  else for (const range of ranges.reverse()) range.surroundContents(Object.assign(document.createElement("mark"), { className: "words" }));
  scrollTo({ top: scrollY + box.top - innerHeight / 3, behavior: "instant" });
}

/* Highlights are styled here, since the W3C's checker of style sheets does not know them yet. */
if (CSS.highlights) {
  const style = new CSSStyleSheet();
  style.replaceSync("@layer cite { ::highlight(words) { background-color: var(--found); color: var(--ink); } }");
  document.adoptedStyleSheets.push(style);
}

addEventListener("hashchange", show);
addEventListener("popstate", show);
document.fonts.ready.then(show);
