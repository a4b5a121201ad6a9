/* Puts the lives in the order that the reader chooses, and keeps the order in the address (?sort=birth).
   The ranks of each life in all orders are written into its row. Where the picture is wider than the screen, it begins
   in the middle of what happened, which the stylesheet knows. */

import { keep } from "./address.js";

const fieldset = document.querySelector(".sorting");
const body = document.querySelector(".lives tbody");

function sort(key) {
  const rows = [...body.rows].sort((a, b) => a.dataset[key] - b.dataset[key]);
  body.append(...rows);
}

if (fieldset && body) {
  const choices = [...fieldset.querySelectorAll("input")];
  const first = choices[0].value;
  const asked = new URLSearchParams(location.search).get("sort");
  const chosen = choices.find((choice) => choice.value === asked);
  fieldset.hidden = false;
  (chosen ?? choices[0]).checked = true;
  if (chosen && asked !== first) sort(asked);
  fieldset.addEventListener("change", (event) => {
    const key = event.target.value;
    sort(key);
    keep({ sort: key === first ? null : key });
  });
}

const picture = document.querySelector(".picture[data-middle]");
const [names, line] = picture?.querySelectorAll("thead th") ?? [];
if (line) picture.scrollLeft = (line.offsetWidth * picture.dataset.middle) / 100 - (picture.clientWidth - names.offsetWidth) / 2;
