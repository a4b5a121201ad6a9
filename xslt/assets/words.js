/* The words of a passage, by which they are linked: what white space parts, in the text as the witness has it,
   without numbers, references to notes, and whatever else this edition adds. */

const NOT = '.address, .number, .back, .ref, .opened, .phrase, .arrow, .who, .or, .beside, .asked-words, ins, button, [aria-hidden="true"]';
const PASSAGE = /^[pqneth]\d+$/;

/* What shows that words of a passage are withheld: there is nothing to count. */
export const WITHHELD = ".bar, .instead";

/* The passage in which a node stands. */
export function passageOf(node) {
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

export function rangeOf({ node, start, end }) {
  const range = new Range();
  range.setStart(node, start);
  range.setEnd(node, end);
  return range;
}
