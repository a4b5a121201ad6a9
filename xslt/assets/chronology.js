/* Keeps in the address which kinds the reader has chosen (?show=event+document). The choice itself is the
   style sheet's, and works without this. */

const boxes = [...document.querySelectorAll(".kinds input")];
const asked = new URLSearchParams(location.search).get("show");

if (asked !== null) {
  const shown = asked.split(" ");
  for (const box of boxes) box.checked = shown.includes(box.value);
}

for (const box of boxes) {
  box.addEventListener("change", () => {
    const shown = boxes.filter((one) => one.checked).map((one) => one.value);
    const address = new URL(location);
    if (shown.length === boxes.length) address.searchParams.delete("show");
    else address.searchParams.set("show", shown.join(" "));
    history.replaceState(history.state, "", address);
  });
}
