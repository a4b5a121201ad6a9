// A register's table: put in order by any of its columns, and narrowed by words and by what its rows
// say of themselves (data-…). What is asked for stands in the address, so that it can be shared.

import { keep } from "./address.js";

const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const collator = new Intl.Collator(document.documentElement.lang, { numeric: true, sensitivity: "base" });

function enliven(form, table) {
  const heads = [...table.tHead.rows[0].cells];
  const rows = [...table.querySelectorAll("tbody > tr[id]")];
  const groups = [...table.tBodies];
  const home = new Map(rows.map((row) => [row, row.parentElement]));
  const words = new Map(rows.map((row) => [row, fold(`${row.textContent} ${row.dataset.words ?? ""}`)]));
  const fields = [...form.elements].filter((field) => field.name);
  const count = form.querySelector("output");
  const contents = form.parentElement.querySelector(".index");
  const all = table.createTBody();
  let order = "";

  const value = (row, column) => row.cells[column].dataset.sort ?? row.cells[column].textContent.trim();

  function arrange() {
    const column = heads.findIndex((head) => head.dataset.key === order.replace("-", ""));
    const down = order.startsWith("-") ? -1 : 1;
    heads.forEach((head, at) => {
      const now = column < 0 ? at === 0 : at === column && down;
      if (now) head.setAttribute("aria-sort", now > 0 ? "ascending" : "descending");
      else head.removeAttribute("aria-sort");
    });
    if (column < 0) for (const row of rows) home.get(row).append(row);
    else all.append(...rows.toSorted((a, b) => {
      const [x, y] = [value(a, column), value(b, column)];
      // What has no value comes last, whichever way.
      return x && y ? down * collator.compare(x, y) : Number(!x) - Number(!y);
    }));
  }

  function narrow() {
    const asked = fold(form.elements.q.value).split(/\s+/).filter(Boolean);
    const chosen = fields.filter((field) => field.name !== "q" && field.value);
    let shown = 0;
    for (const row of rows) {
      const here = asked.every((word) => words.get(row).includes(word))
        && chosen.every((field) => (row.dataset[field.name] ?? "").split(" ").includes(field.value));
      row.hidden = !here;
      shown += here;
    }
    for (const group of groups) group.hidden = !group.querySelector("tr[id]:not([hidden])");
    contents.hidden = order !== "" || shown < rows.length;
    count.value = shown < rows.length ? `${shown} of ${rows.length}` : `${shown}`;
  }

  function show() {
    arrange();
    narrow();
    const asked = [...fields.map((field) => [field.name, field.value]), ["sort", order]];
    keep(Object.fromEntries(asked.map(([name, now]) => [name, now || null])));
  }

  for (const [at, head] of heads.entries()) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    button.addEventListener("click", () => {
      const { key } = head.dataset;
      // Numbers begin with the highest; the order of the first column is that of no choice.
      const turns = head.className === "number" ? [`-${key}`, key] : at === 0 ? ["", `-${key}`] : [key, `-${key}`];
      order = turns[(turns.indexOf(order) + 1) % 2];
      show();
    });
    head.replaceChildren(button);
  }

  const given = new URL(location.href).searchParams;
  for (const field of fields) {
    const wanted = given.get(field.name) ?? "";
    if (field.name === "q" || [...field.options].some((option) => option.value === wanted)) field.value = wanted;
  }
  const sort = given.get("sort") ?? "";
  if (heads.some((head) => head.dataset.key === sort.replace("-", ""))) order = sort;

  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => { order = ""; setTimeout(show); });
  form.hidden = false;
  show();
  document.getElementById(location.hash.slice(1))?.scrollIntoView();
}

for (const form of document.querySelectorAll("form.sift")) enliven(form, form.parentElement.querySelector("table"));
