/* Switches: which layers of marks are plain to see, and which reading of a correction. What is chosen
   stands in the address: ?show=persons,dates&reading=corrected. */

import { keep } from "./address.js";

const form = document.querySelector(".switches");

/* Copy the state of the switches to the text, whose style sheet does the rest. */
function apply() {
  const main = document.querySelector("main");
  const chosen = new FormData(form);
  main.dataset.show = chosen.getAll("show").join(" ");
  main.dataset.reading = chosen.get("reading") ?? "";
}

function remember() {
  const chosen = new FormData(form);
  keep({ show: chosen.getAll("show").join(",") || null, reading: chosen.get("reading") || null });
}

if (form) {
  const asked = new URLSearchParams(location.search);
  const show = (asked.get("show") ?? "").split(",");
  for (const input of form.elements) {
    if (input.name === "show") input.checked = show.includes(input.value);
    if (input.name === "reading") input.checked = input.value === (asked.get("reading") ?? "");
  }
  if (form.elements.reading && !new FormData(form).has("reading")) form.querySelector('[name="reading"]').checked = true;
  apply();
  form.addEventListener("change", () => { apply(); remember(); });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
}
