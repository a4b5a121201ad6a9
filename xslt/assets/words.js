/* Links to words. Who selects words of a passage gets a button that cites those very words; an address with
   ?words=5-9 marks them. Words are what white space parts, in the text as the witness has it: without
   numbers, references to notes, and whatever else this edition adds. */

import { cite } from "./cite.js";

const NOT = '.address, .number, .back, .ref, .opened, .phrase, .arrow, .who, .or, .beside, ins, button, [aria-hidden="true"]';
const PASSAGE = /^[pqneth]\d+$/;

function passageOf(node) {
  let at = node?.nodeType === Node.TEXT_NODE ? node.parentElement : node;
  while (at && !(PASSAGE.test(at.id) && !at.matches(".opened *"))) at = at.parentElement;
  return at?.closest("main") ? at : null;
}

/* The words of a passage: of each the pieces of text of which it consists. */
export function words(passage) {
  const found = [];
  let open = false;
  const walker = document.createTreeWalker(passage, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) => {
    if (node.nodeType === Node.ELEMENT_NODE) return node.matches(NOT) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT;
    return node.parentElement.matches(".choice") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT;
  });
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.nodeName === "BR") open = false;
    if (node.nodeType !== Node.TEXT_NODE) continue;
    for (const piece of node.data.matchAll(/[ \t\r\n]+|[^ \t\r\n]+/g)) {
      const text = !/^[ \t\r\n]/.test(piece[0]);
      if (text && !open) found.push([]);
      if (text) found.at(-1).push({ node, start: piece.index, end: piece.index + piece[0].length });
      open = text;
    }
  }
  return found;
}

function rangeOf({ node, start, end }) {
  const range = new Range();
  range.setStart(node, start);
  range.setEnd(node, end);
  return range;
}

/* Which words of which passage are selected; of a selection that goes on, those of the passage in which it
   begins. */
export function selected() {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const passage = passageOf(range.startContainer);
  if (!passage || passage.querySelector(".bar")) return null;
  const within = (piece) => {
    const own = rangeOf(piece);
    return range.compareBoundaryPoints(Range.START_TO_END, own) > 0 && range.compareBoundaryPoints(Range.END_TO_START, own) < 0;
  };
  const numbers = words(passage).flatMap((pieces, at) => (pieces.some(within) ? [at + 1] : []));
  if (!numbers.length) return null;
  const [first, last] = [numbers[0], numbers.at(-1)];
  return { id: passage.id, words: first === last ? `${first}` : `${first}-${last}`, passage, range };
}

document.addEventListener("cite", (event) => {
  const now = selected();
  if (now && now.id === event.detail.id) event.detail.words = now.words;
});

/* The button, below the end of the selection; in the order of the page it stands behind the passage. */
const button = document.createElement("button");
button.type = "button";
button.className = "to-words";
button.textContent = "Link to these words";
button.addEventListener("pointerdown", (event) => event.preventDefault()); // the selection stays
button.addEventListener("click", () => {
  const now = selected();
  if (now) cite(now.id, now.words);
});

function offer() {
  const now = selected();
  if (!now) {
    if (document.activeElement !== button) button.remove();
    return;
  }
  const place = [...now.range.getClientRects()].at(-1) ?? now.passage.getBoundingClientRect();
  (now.passage.closest("ol, ul, header") ?? now.passage).after(button);
  button.style.top = `${scrollY + place.bottom + 4}px`;
  button.style.left = `${Math.max(8, Math.min(scrollX + place.right - button.offsetWidth, innerWidth - button.offsetWidth - 8))}px`;
}

document.addEventListener("selectionchange", () => {
  clearTimeout(offer.timer);
  offer.timer = setTimeout(offer, 150);
});

/* What the address asks for is marked, or, where the words are not there, told. */
function show() {
  document.querySelectorAll("mark.words").forEach((mark) => mark.replaceWith(...mark.childNodes));
  document.querySelectorAll(".asked-words").forEach((note) => note.remove());
  CSS.highlights?.delete("words");
  const asked = /^([1-9]\d{0,6})(?:-([1-9]\d{0,6}))?$/.exec(new URLSearchParams(location.search).get("words") ?? "");
  const passage = passageOf(document.getElementById(decodeURIComponent(location.hash.slice(1))));
  const [first, last] = [Number(asked?.[1]), Number(asked?.[2] ?? asked?.[1])];
  if (!passage || !(first <= last)) return;
  const pieces = passage.querySelector(".bar") ? [] : words(passage).slice(first - 1, last).flat();
  if (!pieces.length) {
    const note = document.createElement("p");
    note.className = "asked-words";
    const which = first === last ? `word ${first}` : `words ${first}–${last}`;
    note.textContent = passage.querySelector(".bar") ? `The link means ${which} of this passage, which are withheld here.`
      : `The link means ${which} of this passage, which has ${words(passage).length}.`;
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

addEventListener("hashchange", show);
addEventListener("popstate", show);
document.fonts.ready.then(show);
