// Marks the words of ?mark=… (and "words that stand together") in the passage that the address leads to,
// or in the entry that the page is about. Escape, or the button, takes the marks away.
import { keep } from "./address.js";
import { places, terms, words } from "./terms.js";

const SKIPPED = "[hidden], [aria-hidden=true], .phrase, .address, .number, .ref";
const NAME = "sought";
// Here and not in search.css, for the W3C's checker of style sheets does not know it yet.
const LOOK = `::highlight(${NAME}) { background-color: var(--tint); color: var(--red); text-decoration: underline solid var(--red) 0.09em; }`;

function ranges(place, sought) {
  const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement.closest(SKIPPED) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
  const list = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    list.push(...words(node.data).map((word) => ({ ...word, node })));
  }
  return [...places(list, sought)].map(([first, last]) => {
    const range = new Range();
    range.setStart(first.node, first.start);
    range.setEnd(last.node, last.end);
    return range;
  });
}

/** Mark the ranges; what it returns takes the marks away. */
function mark(found) {
  if (globalThis.CSS?.highlights) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(LOOK);
    document.adoptedStyleSheets.push(sheet);
    CSS.highlights.set(NAME, new Highlight(...found));
    return () => CSS.highlights.delete(NAME);
  }
  // From the last to the first, for each change moves what comes after it.
  const marks = found.reverse().map((range) => {
    const element = document.createElement("mark");
    element.append(range.extractContents());
    range.insertNode(element);
    return element;
  });
  return () => marks.forEach((element) => element.replaceWith(...element.childNodes));
}

function offer(number, unmark) {
  const note = document.createElement("p");
  note.className = "marked";
  note.setAttribute("role", "status");
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Take the marks away";
  document.body.append(note);
  note.append(`${number} ${number === 1 ? "place" : "places"} marked. `, button);
  const away = () => {
    unmark();
    note.remove();
    removeEventListener("keydown", escape);
    keep({ mark: null });
  };
  const escape = (event) => event.key === "Escape" && away();
  button.addEventListener("click", away);
  addEventListener("keydown", escape);
}

const sought = terms(new URLSearchParams(location.search).get("mark") ?? "");
const place = document.getElementById(location.hash.slice(1)) ?? document.querySelector("article.entry");
if (sought.length && place) {
  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = new URL("search.css", import.meta.url);
  document.head.append(style);
  const found = ranges(place, sought);
  if (found.length) offer(found.length, mark(found));
}
