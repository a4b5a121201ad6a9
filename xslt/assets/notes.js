/* Notes in place. A reference opens its note below the line in which it stands, and closes it again; so
   does Escape. On a wide screen the copy in the margin shows which it is. The list of notes is where a
   reference leads without this, or with a key held down. */

const opened = new Map(); // reference → note
const references = document.querySelectorAll("main .ref[id]");

function note(reference) {
  const source = document.querySelector(reference.hash);
  const box = document.createElement("span");
  box.className = "opened";
  box.id = `${reference.id}-note`;
  box.setAttribute("role", "note");
  box.setAttribute("aria-label", reference.getAttribute("aria-label"));
  box.append(...source.cloneNode(true).childNodes);
  box.classList.toggle("by-edition", reference.matches(".ours"));
  box.querySelectorAll("[id]").forEach((element) => element.removeAttribute("id"));
  const close = document.createElement("button");
  close.className = "close";
  close.textContent = "×";
  close.setAttribute("aria-label", `close ${reference.getAttribute("aria-label")}`);
  close.addEventListener("click", () => shut(reference));
  box.querySelector(".back").replaceWith(close);
  return box;
}

function open(reference) {
  const box = note(reference);
  reference.after(box);
  reference.setAttribute("aria-expanded", "true");
  reference.setAttribute("aria-controls", box.id);
  opened.set(reference, box);
}

function shut(reference) {
  const box = opened.get(reference);
  if (box.contains(document.activeElement)) reference.focus();
  box.remove();
  reference.setAttribute("aria-expanded", "false");
  reference.removeAttribute("aria-controls");
  opened.delete(reference);
}

for (const reference of references) {
  reference.setAttribute("aria-expanded", "false");
  reference.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (opened.has(reference)) shut(reference);
    else open(reference);
  });
}

/* Escape closes the note in which the reader is, or else the one opened last. */
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.defaultPrevented || !opened.size) return;
  const here = document.activeElement;
  const all = [...opened.keys()];
  shut(all.find((reference) => reference === here || opened.get(reference).contains(here)) ?? all.at(-1));
});

/* In the margin: a reference shows its copy, and the copy shows its reference. */
const margin = new Map([...document.querySelectorAll(".beside > p")].map((p) => [p.querySelector(".number").textContent, p]));
for (const reference of references) {
  const copy = margin.get(reference.textContent);
  if (!copy) continue;
  for (const [element, starts, ends] of [[reference, "focus", "blur"], [reference, "pointerenter", "pointerleave"], [copy, "pointerenter", "pointerleave"]]) {
    element.addEventListener(starts, () => [reference, copy].forEach((one) => one.classList.add("pointed")));
    element.addEventListener(ends, () => [reference, copy].forEach((one) => one.classList.remove("pointed")));
  }
}
