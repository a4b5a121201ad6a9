// Keeps an open page as it was last made: loads it again when it has changed, at the same place; puts
// changed style sheets into it as it is; and shows what is wrong in the files until it is mended.

const own = document.querySelector('script[data-page]').dataset;
const PLACE = `edition-preview ${location.pathname}`;
let styles = own.styles;
let stream;
let note;

// Only a page that is seen listens, for a browser opens few connections to one server.
function listen() {
  stream?.close();
  if (document.visibilityState === 'hidden') return;
  stream = new EventSource(`/-/events?page=${encodeURIComponent(location.pathname)}`);
  stream.onmessage = event => show(JSON.parse(event.data));
}

function show(state) {
  if (state.ready && state.page !== own.page) return again();
  if (state.ready && state.styles !== styles) restyle(state.styles);
  blame(state.faults);
}

function again() {
  stream.close();
  const seen = [...document.querySelectorAll('main [id]')].map(mark => [mark.id, mark.getBoundingClientRect()])
    .filter(([, box]) => box.height);
  const first = seen.find(([, box]) => box.top >= 0) ?? seen.at(-1);
  sessionStorage.setItem(PLACE, JSON.stringify({ id: first?.[0], top: first?.[1].top, x: scrollX, y: scrollY }));
  history.scrollRestoration = 'manual';
  location.reload();
}

// What was at the top stays there, whatever has grown or gone above it.
function back() {
  const place = JSON.parse(sessionStorage.getItem(PLACE));
  if (!place) return;
  sessionStorage.removeItem(PLACE);
  const go = () => {
    const mark = place.id && document.getElementById(place.id);
    const y = mark ? scrollY + mark.getBoundingClientRect().top - place.top : place.y;
    scrollTo({ left: place.x, top: y, behavior: 'instant' });
    return scrollY;
  };
  const gone = go();
  document.fonts.ready.then(() => {
    if (scrollY === gone) go();
    history.scrollRestoration = 'auto';
  });
}

function restyle(digest) {
  styles = digest;
  for (const old of document.querySelectorAll('link[rel=stylesheet]')) {
    const address = new URL(old.href);
    address.searchParams.set('preview', digest);
    const fresh = old.cloneNode();
    fresh.href = address;
    fresh.onload = () => old.remove();
    old.after(fresh);
  }
}

function blame(faults) {
  note?.remove();
  note = undefined;
  if (!faults.length) return;
  note = document.createElement('edition-preview');
  const inside = note.attachShadow({ mode: 'open' });
  const add = (parent, name, text, attributes = {}) => {
    const element = document.createElement(name);
    element.textContent = text;
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return parent.appendChild(element);
  };
  add(inside, 'link', '', { rel: 'stylesheet', href: '/-/preview.css' });
  const box = add(inside, 'details', '', { open: '' });
  const many = faults.length === 1 ? 'A fault' : `${faults.length} faults`;
  add(box, 'summary', `${many}; this page is as it was last right`);
  const list = add(box, 'ol', '');
  for (const { place, what, rule } of faults) {
    const item = add(list, 'li', '');
    add(item, 'code', place);
    add(item, 'span', ` ${what}${rule ? ` [${rule}]` : ''}`);
  }
  note.setAttribute('role', 'alert');
  document.body.append(note);
}

document.addEventListener('visibilitychange', listen);
addEventListener('pagehide', () => stream?.close());
addEventListener('pageshow', event => { if (event.persisted) listen(); });
back();
listen();
