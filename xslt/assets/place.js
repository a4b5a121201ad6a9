/* Where the reader is: a running head with heading, paragraph and progress; the current part marked in
   the contents; and a field that leads to a paragraph by its number. */

const head = document.querySelector(".running");
const contents = document.querySelector(".contents");
const paragraphs = [...document.querySelectorAll(".body p[id]")].filter((p) => p.querySelector(":scope > .address"));
const parts = [...document.querySelectorAll(".contents li > a")].map((link) => [link, document.getElementById(decodeURIComponent(link.hash.slice(1)))]);
const title = document.querySelector("main > .title");

/* Of elements in the order of the page, the last that begins above the line of sight. */
function last(elements, line) {
  let [low, high] = [0, elements.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (elements[middle].getBoundingClientRect().top <= line) low = middle + 1;
    else high = middle;
  }
  return elements[low - 1];
}

let waiting = false;
function look() {
  waiting = false;
  const line = innerHeight / 3;
  const paragraph = last(paragraphs, line);
  const target = last(parts.map(([, element]) => element), line);
  const part = parts.find(([, element]) => element === target)?.[0];
  contents?.querySelector('[aria-current="location"]')?.removeAttribute("aria-current");
  part?.setAttribute("aria-current", "location");
  if (!head) return;
  head.hidden = title.getBoundingClientRect().bottom > 0;
  const outside = target && !document.querySelector(".body").contains(target); // in the notes
  const named = part && (outside || contents.querySelector(".headings"));
  head.querySelector(".heading").textContent = named ? part.textContent : "";
  head.querySelector(".number").textContent = paragraph && !outside ? `§ ${paragraph.id.replace(/^p/, "")} of ${paragraphs.length}` : "";
  head.style.setProperty("--read", scrollY / Math.max(1, document.documentElement.scrollHeight - innerHeight));
}

function soon() {
  if (!waiting) { waiting = true; requestAnimationFrame(look); }
}
addEventListener("scroll", soon, { passive: true });
addEventListener("resize", soon, { passive: true });
look();

const jump = document.querySelector(".jump");
if (jump) {
  jump.hidden = false;
  jump.addEventListener("submit", (event) => {
    event.preventDefault();
    location.hash = `p${Number(jump.elements.p.value)}`;
  });
}
