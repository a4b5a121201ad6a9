// The search page: what is asked for is sought while it is typed, counted and listed, and stands in the
// address. Pagefind, which lies beside the pages, does the seeking.
import { item } from "./found.js";
import { sounding } from "./spelling.js";
import { spelled } from "./terms.js";

const PAGE = 20; // results at once
const PAUSE = 180; // milliseconds without a key before it is sought

const form = document.querySelector("form.search");
const input = form.elements.q;
const boxes = [...form.querySelectorAll("input[type=checkbox]")];
const status = document.querySelector(".found");
const results = document.querySelector(".results");
const list = results.querySelector("ol");
const more = results.querySelector("button");
let pagefind;
let names; // all that entries are called
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
  if (query !== location.search.slice(1)) history[change](null, "", location.pathname + (query && "?" + query));
}

/** Ask Pagefind: one layer is enough, all persons and places are wanted. */
async function ask(q, query) {
  const named = { person: query.getAll("person"), place: query.getAll("place") };
  const layers = query.getAll("layer");
  const filters = layers.length ? { ...named, layer: { any: layers } } : named;
  // Without words, all that the filters leave, in its order.
  const options = q ? {} : { sort: { order: "asc" } };
  const [all, wider, entries] = await Promise.all([
    pagefind.search(q || null, { ...options, filters }),
    pagefind.search(q || null, { ...options, filters: named }),
    q ? pagefind.search(null, { filters: { ...filters, name: [spelled(q)] } }) : { results: [] },
  ]);
  // First what bears that very name.
  const first = new Set(entries.results.map(({ id }) => id));
  const found = [...entries.results, ...all.results.filter(({ id }) => !first.has(id))];
  return { q, found: query.size ? found : [], counts: { ...all.filters, layer: wider.filters.layer } };
}

/** The words that are nowhere, which Pagefind would pass over. */
async function strange(q) {
  const all = q.split(/[\s"]+/).filter((word) => spelled(word));
  const there = await Promise.all(all.map((word) => pagefind.search(word)));
  return all.filter((_, at) => !there[at].results.length);
}

async function seek() {
  const turn = ++latest;
  const query = asked();
  const written = (query.get("q") ?? "").trim();
  let q = written;
  const missing = [];
  for (const word of await strange(written)) {
    const right = sounding(word, names);
    q = q.replace(word, right);
    if (!right) missing.push(`“${word}”`);
  }
  const answer = missing.length ? { ...(await ask(written, query)), found: [] } : await ask(q, query);
  const first = await items(answer, 0);
  if (turn !== latest) return;
  shown = answer;
  for (const box of boxes) {
    const number = answer.counts[box.name]?.[box.value] ?? 0;
    const choice = box.closest("li");
    choice.querySelector(".count").textContent = number;
    choice.classList.toggle("none", !number);
    choice.hidden = !number && !box.checked && box.name !== "layer";
  }
  const number = answer.found.length;
  status.textContent = !query.size ? ""
    : missing.length ? `Nothing found: ${missing.join(" and ")} is nowhere.`
    : !number ? "Nothing found. Try fewer words or fewer filters."
    : `${q === written ? "" : `Nothing is spelled “${written}”. For “${q}”: `}${number} ${number === 1 ? "result" : "results"}.`;
  list.replaceChildren(...first);
  results.hidden = !number;
  more.hidden = first.length === number;
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
  form.addEventListener("input", ({ target }) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      remember(target === input ? "replaceState" : "pushState");
      seek();
    }, target === input ? PAUSE : 0);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    remember("pushState");
    seek();
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

/** Without an index the page goes on saying what search needs. */
async function loaded() {
  try {
    pagefind = await import("../pagefind/pagefind.js");
    await pagefind.init();
    names = Object.keys((await pagefind.filters()).name ?? {}); // and from now on every answer is counted
    return true;
  } catch {
    return false;
  }
}

restore();
if (await loaded()) {
  await seek();
  document.querySelector(".without").hidden = true;
  form.querySelector(".filters").hidden = false;
  listen();
  if (!location.search) input.focus();
}
