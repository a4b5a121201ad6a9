/* The panel in which a passage or a page is cited: a click on a number, or Enter, opens it. The stylesheet has
   written it, with a slot wherever the passage comes in; here the slots are filled, as text. */

const templates = new Map([...document.querySelectorAll("template.citing")].map((one) => [one.dataset.of, one.content]));
const data = JSON.parse(templates.get("passage")?.querySelector("script").textContent ?? '{"passages":{}}');

/* What goes into the slots for a passage, and for some of its words: “5-9” or “5”. */
function fillings(id, words) {
  const [label, number, voice] = data.passages[id] ?? ["", "", 0];
  const [at, mla] = data.kinds?.[label] ?? ["", ""];
  const [by, tex, json] = data.voices?.[voice ?? 0] ?? ["", "", ""];
  return {
    id, label, number, by, "by-tex": tex, "by-json": json,
    at: `${at} ${number}`,
    "at-mla": `${mla} ${number}`,
    words: words ? `, ${words.includes("-") ? "words" : "word"} ${words.replace("-", "–")}` : "",
    query: words ? `?words=${words}` : "",
    here: location.href.replace(/[?#].*$/s, "") + (words ? `?words=${words}` : ""),
  };
}

/* Open the panel for a passage, or without one for the page. */
export function cite(id, words = "") {
  const known = Object.hasOwn(data.passages, id ?? "");
  const dialog = templates.get(known ? "passage" : "page").querySelector("dialog").cloneNode(true);
  const values = fillings(known ? id : "", known ? words : "");
  for (const slot of dialog.querySelectorAll("slot")) slot.replaceWith(values[slot.name] ?? "");
  for (const pre of dialog.querySelectorAll("pre")) pre.normalize();
  const name = (document.querySelector("template.citing").dataset.name + (known ? `-${id}` : "")).replace(/[^\w-]+/g, "-");
  dialog.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (event.target === dialog || button?.matches(".close")) dialog.close();
    else if (button?.matches(".copy")) copy(button, dialog.querySelector("output"));
    else if (button?.matches(".save")) save(button, name);
  });
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  dialog.querySelector("h2").focus();
}

/* A styled citation is copied with its italics, where the browser can. */
async function copy(button, said) {
  const block = [...button.closest("div").querySelectorAll("p, pre")];
  const text = block.map((one) => one.textContent).join("\n");
  const html = block.map((one) => one.outerHTML).join("");
  try {
    const kinds = { "text/plain": text, ...(block[0].matches("p") ? { "text/html": html } : {}) };
    const blobs = Object.entries(kinds).map(([type, value]) => [type, new Blob([value], { type })]);
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
    said.value = "Copied.";
  } catch {
    // Without a safe connection there is no clipboard: what is to be copied is selected.
    getSelection().setBaseAndExtent(block[0], 0, block.at(-1), block.at(-1).childNodes.length);
    said.value = document.execCommand("copy") ? "Copied." : "Selected: copy it with the keyboard.";
  }
}

function save(button, name) {
  const { type, ending } = button.dataset;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([button.closest("div").querySelector("pre").textContent], { type }));
  link.download = `${name}.${ending}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a.address, a.cites");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  const id = link.hash.slice(1);
  const asked = new CustomEvent("cite", { detail: { id, words: "" } });
  document.dispatchEvent(asked); // words-select.js tells which words are selected
  cite(link.matches(".address") ? id : "", asked.detail.words);
});
