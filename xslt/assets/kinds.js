/* The boxes named "show" stand in the address: ?show=exile,road. What they switch, the style sheet does. */

const boxes = [...document.querySelectorAll("input[name='show']")];
const wanted = new URL(location.href).searchParams.get("show")?.split(",");
if (wanted) for (const box of boxes) box.checked = wanted.includes(box.value);

for (const box of boxes) {
  box.addEventListener("change", () => {
    const address = new URL(location.href);
    const shown = boxes.filter((one) => one.checked).map((one) => one.value);
    if (shown.length === boxes.length) address.searchParams.delete("show");
    else address.searchParams.set("show", shown.join(","));
    address.search = address.search.replaceAll("%2C", ",");
    history.replaceState(history.state, "", address);
  });
}
