/* Cards. A link to an entry of a register shows, on hover and on focus, what the entry's own page says
   in short; on a touch screen the first tap shows it, with a way to open it, and the second goes there.
   Where the page cannot be fetched nothing happens, and the link is a link. */

const ENTRY = 'main a[href*="/"][href$=".html"]:not([href*=":"], .address)';
const PATIENCE = 350; // milliseconds before a card comes
const GRACE = 250; // milliseconds in which the pointer may travel to it
const known = new Map(); // address → what stands there

const card = document.createElement("div");
card.className = "card";
card.id = "card";
card.hidden = true;
document.querySelector("main").append(card);

let link = null; // whose card it is, or is going to be
let timer = 0;
let means = ""; // of the last press: some browsers do not say it of a click

/* What an entry's page has for a card, as elements of this page without addresses of their own. */
async function content(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(answer.statusText);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const short = page.querySelector("[data-card]");
  const parts = short ? short.childNodes : [page.querySelector("article.entry h1"), page.querySelector("article.entry .prose")];
  const copy = document.createElement("div");
  copy.append(...[...parts].filter(Boolean).map((part) => document.importNode(part, true)));
  copy.querySelectorAll(".address").forEach((element) => element.remove());
  copy.querySelectorAll("a").forEach((element) => element.replaceWith(...element.childNodes));
  copy.querySelectorAll("[id]").forEach((element) => element.removeAttribute("id"));
  copy.querySelectorAll("h1, h2, h3").forEach((heading) => {
    const name = document.createElement("p");
    name.className = "name";
    name.append(...heading.childNodes);
    heading.replaceWith(name);
  });
  if (!copy.textContent.trim()) throw new Error("nothing to show");
  return copy;
}

function fetched(address) {
  if (!known.has(address)) known.set(address, content(address));
  return known.get(address);
}

/* Below the words where there is room, above them where there is not, and never under a finger. */
function place(rectangles, pointed, touched) {
  const { width, height } = card.getBoundingClientRect();
  const sheet = document.documentElement;
  const head = document.querySelector(".running:not([hidden])")?.getBoundingClientRect().bottom ?? 0;
  const above = Math.min(...rectangles.map((r) => r.top)) - height - (touched ? 12 : 6);
  const below = Math.max(...rectangles.map((r) => r.bottom)) + (touched ? 24 : 6);
  const fits = touched ? above < head : below + height <= sheet.clientHeight || above < head;
  const left = Math.max(8, Math.min(pointed.left, sheet.clientWidth - width - 8));
  card.style.left = `${left + scrollX}px`;
  card.style.top = `${(fits ? below : above) + scrollY}px`;
}

async function show(target, event, touched = false) {
  hide();
  link = target;
  const rectangles = [...target.getClientRects()];
  const pointed = rectangles.find((r) => event.clientY >= r.top && event.clientY <= r.bottom) ?? rectangles[0];
  try {
    const short = await fetched(target.href);
    if (link !== target) return;
    card.replaceChildren(short.cloneNode(true));
  } catch {
    if (link !== target) return;
    link = null;
    if (touched) location.assign(target.href);
    return;
  }
  card.setAttribute("role", touched ? "dialog" : "tooltip");
  card.removeAttribute("aria-label");
  if (touched) {
    const way = document.createElement("a");
    way.href = target.href;
    way.className = "open";
    way.textContent = "Open the entry";
    card.append(way);
    card.setAttribute("aria-label", card.querySelector("p")?.textContent ?? target.textContent);
  }
  target.removeAttribute("title"); // the card says it
  target.setAttribute("aria-describedby", card.id);
  card.hidden = false;
  place(rectangles, pointed, touched);
}

function hide() {
  clearTimeout(timer);
  link?.removeAttribute("aria-describedby");
  link = null;
  card.hidden = true;
}

function soon(action, delay) {
  clearTimeout(timer);
  timer = setTimeout(action, delay);
}

document.addEventListener("pointerover", (event) => {
  if (event.pointerType === "touch") return;
  if (card.contains(event.target)) return clearTimeout(timer);
  const target = event.target.closest(ENTRY);
  if (target && target === link) clearTimeout(timer);
  else if (target) soon(() => show(target, event), PATIENCE);
  else if (link) soon(hide, GRACE);
  else clearTimeout(timer);
});
document.addEventListener("focusin", (event) => {
  const target = event.target.closest(ENTRY);
  if (target?.matches(":focus-visible") && !card.contains(target)) soon(() => show(target, event), PATIENCE);
});
document.addEventListener("focusout", (event) => {
  if (!link || (event.target === link && card.getAttribute("role") === "tooltip")) hide();
});
document.addEventListener("pointerdown", (event) => { means = event.pointerType; }, { capture: true });
document.addEventListener("click", (event) => {
  const target = event.target.closest(ENTRY);
  if ((event.pointerType ?? means) !== "touch" || card.contains(event.target)) return;
  if (!target || target === link) return hide();
  event.preventDefault();
  show(target, event, true);
});
/* Escape takes the card away before it does anything else. */
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !card.hidden) { event.preventDefault(); hide(); }
}, { capture: true });
