/* The boxes named "show" stand in the address: ?show=exile,road. What they switch, the style sheet does. */

import { keep } from "./address.js";

const boxes = [...document.querySelectorAll("input[name='show']")];
const asked = new URLSearchParams(location.search).get("show");
const known = asked?.split(/[ ,]/).filter((kind) => boxes.some((box) => box.value === kind));
// None at all may be what is wanted; kinds that are not here are not.
if (known?.length || asked === "") for (const box of boxes) box.checked = known.includes(box.value);

for (const box of boxes) {
  box.addEventListener("change", () => {
    const shown = boxes.filter((one) => one.checked).map((one) => one.value);
    keep({ show: shown.length === boxes.length ? null : shown.join(",") });
  });
}
