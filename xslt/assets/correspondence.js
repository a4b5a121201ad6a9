// Chooses a correspondent: lights what concerns them in the drawings and keeps their rows of the
// tables. The choice stands in the address (?who=…), so that it can be shared.

import { keep } from "./address.js";

const form = document.querySelector(".choice");
const choice = form?.elements.who;
const said = form?.querySelector("output");
const rows = [...document.querySelectorAll("tr[data-who]")];
const letters = rows.filter((row) => row.id);
const drawn = [...document.querySelectorAll("svg [data-who]")];

/** Whether a row or a mark concerns the one who was chosen; all do where no one was. */
function concerns(element) {
  return !choice.value || element.dataset.who.split(" ").includes(choice.value);
}

function show() {
  for (const row of rows) row.hidden = !concerns(row);
  for (const mark of drawn) mark.classList.toggle("other", !concerns(mark));
  const kept = letters.filter((row) => !row.hidden).length;
  said.textContent = choice.value ? `${kept} of ${letters.length}` : "";
}

/** The choice that the address names; none where it names no one whom the page has. */
function read() {
  choice.value = new URL(location.href).searchParams.get("who") ?? "";
  if (choice.selectedIndex < 0) choice.value = "";
  show();
}

if (form) {
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  choice.addEventListener("change", () => {
    show();
    keep({ who: choice.value || null });
  });
  addEventListener("popstate", read);
  read();
}
