/* What a reader has chosen stands in the address, so that it can be shared: ?show=places,dates. Where a browser refuses
   that, as it does in frames without rights of their own and after many changes, the page goes on without it. */

const WHILE = 30_000; // milliseconds in which Safari allows a hundred changes
const MANY = 60; // changes in that time after which the next ones wait
const REST = 1000; // milliseconds that they wait, and then are one
const kept = new Map(); // name → value, not yet in the address
const times = []; // of the changes before
let timer = 0;

/** Go to an address of this page, without loading it: "pushState" for a step that the reader can take back. */
export function go(address, change = "replaceState") {
  try {
    history[change](history.state, "", address);
  } catch {
    // What was chosen is shown all the same.
  }
}

function write() {
  timer = 0;
  const address = new URL(location.href);
  for (const [name, value] of kept) {
    if (value === null) address.searchParams.delete(name);
    else address.searchParams.set(name, value);
  }
  kept.clear();
  address.search = address.search.replaceAll("%2C", ",");
  if (address.href === location.href) return;
  times.push(performance.now());
  go(address);
}

/** Keep values by their names, null for none: at once, or soon where the address has often been changed. */
export function keep(values) {
  for (const [name, value] of Object.entries(values)) kept.set(name, value);
  while (times[0] < performance.now() - WHILE) times.shift();
  if (times.length < MANY) write();
  else timer ||= setTimeout(write, REST);
}
