/* Any drawing with data-pan can be enlarged, as many times as that says, and moved: by the buttons of its figure, by wheel,
   drag, pinch and keys. What has the class "keep" keeps its size through the property --keep; data-enlarged lists the
   scales 2, 4, 8 … that are reached. A drawing with an id keeps its view in the address. */

import { keep } from "./address.js";

for (const svg of document.querySelectorAll("svg[data-pan]")) pan(svg);

function pan(svg) {
  const { width, height } = svg.viewBox.baseVal;
  const region = svg.closest("[tabindex]") ?? svg;
  const buttons = svg.closest("figure")?.querySelectorAll("[data-by]") ?? [];
  const pointers = new Map();
  let [x, y, scale] = [0, 0, 1];
  let dragged = false;

  /* Show so much of the drawing as lies inside it. */
  function show(toX, toY, toScale) {
    scale = Math.min(Number(svg.dataset.pan), Math.max(1, toScale));
    x = Math.min(width - width / scale, Math.max(0, toX));
    y = Math.min(height - height / scale, Math.max(0, toY));
    svg.setAttribute("viewBox", `${x} ${y} ${width / scale} ${height / scale}`);
    svg.style.setProperty("--keep", 1 / scale);
    const reached = [2, 4, 8, 16, 32].filter((step) => scale > step - 0.01);
    svg.toggleAttribute("data-enlarged", scale > 1);
    if (scale > 1) svg.dataset.enlarged = reached.join(" ");
    for (const button of buttons) {
      const by = Number(button.dataset.by);
      button.disabled = by > 1 ? scale >= Number(svg.dataset.pan) : scale === 1;
    }
    remember();
  }

  function remember() {
    if (!svg.id) return;
    const view = [x, y, scale].map((number) => Math.round(number * 10) / 10).join("-");
    keep({ [svg.id]: scale === 1 ? null : view });
  }

  /* The point of the drawing that lies under a point of the screen. */
  function under(clientX, clientY) {
    const box = svg.getBoundingClientRect();
    return [x + ((clientX - box.left) / box.width) * (width / scale), y + ((clientY - box.top) / box.height) * (height / scale)];
  }

  /* Enlarge, while one point stays where it is. */
  function enlarge(by, [px, py] = [x + width / scale / 2, y + height / scale / 2]) {
    const next = Math.min(Number(svg.dataset.pan), Math.max(1, scale * by));
    show(px - ((px - x) * scale) / next, py - ((py - y) * scale) / next, next);
  }

  for (const button of buttons) {
    button.closest("[hidden]")?.removeAttribute("hidden");
    button.addEventListener("click", () => (Number(button.dataset.by) ? enlarge(Number(button.dataset.by)) : show(0, 0, 1)));
  }

  svg.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey && !region.contains(document.activeElement)) return;
    event.preventDefault();
    enlarge(2 ** (-event.deltaY / 240), under(event.clientX, event.clientY));
  }, { passive: false });

  region.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (step && scale > 1) show(x + (step[0] * width) / scale / 8, y + (step[1] * height) / scale / 8, scale);
    else if (event.key === "+" || event.key === "=") enlarge(2);
    else if (event.key === "-") enlarge(0.5);
    else if (event.key === "0") show(0, 0, 1);
    else return;
    event.preventDefault();
  });

  svg.addEventListener("pointerdown", (event) => {
    pointers.set(event.pointerId, [event.clientX, event.clientY]);
    if (pointers.size === 1) dragged = false;
  });

  addEventListener("pointermove", (event) => {
    const before = pointers.get(event.pointerId);
    if (!before) return;
    const now = [event.clientX, event.clientY];
    const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
    if (!dragged && Math.hypot(now[0] - before[0], now[1] - before[1]) < 5) return;
    pointers.set(event.pointerId, now);
    if (other) {
      const apart = (point) => Math.hypot(point[0] - other[0], point[1] - other[1]);
      enlarge(apart(now) / apart(before), under((now[0] + other[0]) / 2, (now[1] + other[1]) / 2));
    } else if (scale > 1) {
      const [[fromX, fromY], [toX, toY]] = [under(...before), under(...now)];
      show(x + fromX - toX, y + fromY - toY, scale);
    } else return;
    dragged = true;
    svg.toggleAttribute("data-held", true);
  });

  for (const end of ["pointerup", "pointercancel"]) {
    addEventListener(end, (event) => {
      pointers.delete(event.pointerId);
      if (!pointers.size) svg.removeAttribute("data-held");
    });
  }

  /* A drag over a link is no click on it. */
  svg.addEventListener("click", (event) => dragged && event.preventDefault(), true);
  svg.addEventListener("dragstart", (event) => event.preventDefault());

  /* What gets the focus comes into view: the browser goes to where it would be if nothing were clipped. (With a listener of
     its own for this, some browsers would put the drawing itself into the order of tabs.) */
  region.addEventListener("focusin", (event) => {
    if (!svg.contains(event.target)) return;
    const [box, target] = [svg.getBoundingClientRect(), event.target.getBoundingClientRect()];
    const [px, py] = [target.left + target.width / 2, target.top + target.height / 2];
    if (px > box.left && px < box.right && py > box.top && py < box.bottom) return;
    const [toX, toY] = under(px, py);
    show(toX - width / scale / 2, toY - height / scale / 2, scale);
    event.target.scrollIntoView({ block: "center", inline: "center" });
  });

  region.scrollLeft = (region.scrollWidth - region.clientWidth) / 2;
  const kept = svg.id && new URL(location.href).searchParams.get(svg.id)?.split("-").map(Number);
  show(...(kept?.length === 3 && kept.every(Number.isFinite) ? kept : [0, 0, 1]));
}
