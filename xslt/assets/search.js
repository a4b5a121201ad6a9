// The search page: what is asked for is sought while it is typed, counted and listed, and stands in the
// address.
import { go } from "./address.js";
import { item } from "./found.js";
import { ask, names, strange } from "./seeking.js";
import { sounding } from "./spelling.js";

const PAGE = 20; // results at once
const PAUSE = 180; // milliseconds without a key before it is sought

const form = document.querySelector("form.search");
const input = form.elements.q;
const boxes = [...form.querySelectorAll("input[type=checkbox]")];
const status = document.querySelector(".found");
const results = document.querySelector(".results");
const list = results.querySelector("ol");
const more = results.querySelector("button");
let known; // all that entries are called
let latest = 0;
let shown = { q: "", found: [] };

/** What the form says, as the query string has it. */
const asked = () => new URLSearchParams([...new FormData(form)].filter(([, value]) => value.trim()));

function restore() {
  const query = new URLSearchParams(location.search);
  input.value = query.get("q") ?? "";
  for (const box of boxes) {
    box.checked = query.getAll(box.name).includes(box.value);
    if (box.checked) box.closest("details")?.setAttribute("open", "");
  }
}

function remember(change) {
  const query = asked().toString();
  if (query !== location.search.slice(1)) go(location.pathname + (query && `?${query}`), change);
}

async function seek() {
  const turn = ++latest;
  const query = asked();
  const written = (query.get("q") ?? "").trim();
  let q = written;
  const missing = [];
  for (const word of await strange(written)) {
    const right = sounding(word, known);
    q = q.replace(word, right);
    if (!right) missing.push(`“${word}”`);
  }
  const answer = await ask(missing.length ? written : q, query);
  if (missing.length || !query.size) answer.found = [];
  const first = await items(answer, 0);
  if (turn !== latest) return;
  shown = answer;
  count(answer.counts);
  const number = answer.found.length;
  status.textContent = !query.size ? ""
    : missing.length ? `Nothing found: ${missing.join(" and ")} is nowhere.`
    : !number ? "Nothing found. Try fewer words or fewer filters."
    : `${q === written ? "" : `Nothing is spelled “${written}”. For “${q}”: `}${number} ${number === 1 ? "result" : "results"}.`;
  list.replaceChildren(...first);
  results.hidden = !number;
  more.hidden = first.length === number;
}

/** How many results each choice leaves; of persons and places only those that leave any. */
function count(counts) {
  for (const box of boxes) {
    const number = counts[box.name]?.[box.value] ?? 0;
    const choice = box.closest("li");
    choice.querySelector(".count").textContent = number;
    choice.classList.toggle("none", !number);
    choice.hidden = !number && !box.checked && box.name !== "layer";
  }
}

async function items({ q, found }, start) {
  const data = await Promise.all(found.slice(start, start + PAGE).map((result) => result.data()));
  return data.map((one) => item(one, q));
}

async function continued() {
  const added = await items(shown, list.children.length);
  list.append(...added);
  more.hidden = list.children.length === shown.found.length;
  added[0]?.querySelector("a").focus();
}

function listen() {
  let timer;
  const now = (change) => {
    clearTimeout(timer);
    remember(change);
    seek();
  };
  form.addEventListener("input", ({ target }) => {
    clearTimeout(timer);
    if (target === input) timer = setTimeout(now, PAUSE, "replaceState");
    else now("pushState");
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    now("pushState");
  });
  input.addEventListener("keydown", (event) => {
    const first = list.querySelector("a");
    if (event.key !== "ArrowDown" || !first) return;
    event.preventDefault();
    first.focus();
  });
  more.addEventListener("click", continued);
  addEventListener("popstate", () => {
    restore();
    seek();
  });
}

restore();
known = await names();
if (known) {
  await seek();
  document.querySelector(".without").hidden = true;
  form.querySelector(".filters").hidden = false;
  listen();
  if (!location.search) input.focus();
}
