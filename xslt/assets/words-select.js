/* Who selects words of a passage gets a button that cites those very words; so does the number of the passage,
   while they are selected. */

import { cite } from "./cite.js";
import { WITHHELD, passageOf, rangeOf, words } from "./words.js";

/* Which words of which passage are selected; of a selection that goes on, those of the passage in which it
   begins. */
function selected() {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const passage = passageOf(range.startContainer);
  if (!passage || passage.querySelector(WITHHELD)) return null;
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
