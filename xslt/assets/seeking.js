// Asking Pagefind, which lies beside the pages: what is found, what bears the very name, what each filter
// would leave, and which words are nowhere.
import { spelled } from "./terms.js";

let pagefind;

/** All that entries are called; nothing, where there is no index or no way to it. */
export async function names() {
  try {
    pagefind = await import("../pagefind/pagefind.js");
    await pagefind.init();
    return Object.keys((await pagefind.filters()).name ?? {}); // and from now on every answer is counted
  } catch {
    return null;
  }
}

/**
 * What is found, in order, and how many results each filter leaves.
 * @param {string} q the words; without any, all that the filters leave
 * @param {URLSearchParams} query the filters: one of the layers is enough, all persons and places are wanted
 */
export async function ask(q, query) {
  const named = { person: query.getAll("person"), place: query.getAll("place") };
  const layers = query.getAll("layer");
  const filters = layers.length ? { ...named, layer: { any: layers } } : named;
  const options = q ? {} : { sort: { order: "asc" } };
  const [all, wider, entries] = await Promise.all([
    pagefind.search(q || null, { ...options, filters }),
    pagefind.search(q || null, { ...options, filters: named }),
    q ? pagefind.search(null, { filters: { ...filters, name: [spelled(q)] } }) : { results: [] },
  ]);
  // First what bears that very name.
  const first = new Set(entries.results.map(({ id }) => id));
  const found = [...entries.results, ...all.results.filter(({ id }) => !first.has(id))];
  return { q, found, counts: { ...all.filters, layer: wider.filters.layer } };
}

/** The words that are nowhere, which Pagefind would pass over. */
export async function strange(q) {
  const all = q.split(/[\s"]+/).filter(spelled);
  const there = await Promise.all(all.map((word) => pagefind.search(word)));
  return all.filter((_, at) => !there[at].results.length);
}
