// Renews a page of the weather when the weather changed (PO-04). Without it the page is whole, and is renewed by hand.
// Of several windows one listens and tells the others: a browser keeps few connections to one address.

const news = new BroadcastChannel('atrium-weather');
const content = () => document.querySelector('#content');
const focusable = 'a[href], button, summary, input, select';

const nameOf = (one) => `${one.id} ${one.getAttribute('href') ?? one.textContent}`;
const like = (main, name) => [...main.querySelectorAll(focusable)].filter((one) => nameOf(one) === name);

/** Where the reader is: what has the focus, by its name and which of that name it is; what is unfolded, by its place. */
const placeOf = (main) => {
  const at = main.contains(document.activeElement) ? document.activeElement : null;
  const name = at === null ? '' : nameOf(at);
  return {
    name,
    which: like(main, name).indexOf(at),
    open: [...main.querySelectorAll('details')].map((one) => one.open),
  };
};

const takePlace = (main, { name, which, open }) => {
  main.querySelectorAll('details').forEach((one, index) => (one.open = open[index] ?? one.open));
  const alike = like(main, name);
  (alike[which] ?? alike[0])?.focus({ preventScroll: true });
};

const show = (fresh) => {
  const [old, main] = [content(), fresh.querySelector('#content')];
  if (old === null || main === null || old.innerHTML === main.innerHTML) return;
  const place = placeOf(old);
  old.replaceWith(main);
  takePlace(main, place);
  document.title = fresh.title;
  document.body.className = fresh.body.className;
  for (const part of ['link[rel="icon"]', 'footer.foot']) {
    const next = fresh.querySelector(part);
    if (next !== null) document.querySelector(part)?.replaceWith(next);
  }
};

let isAsking = false;
let isStale = false;

/** Asks for the page again; what changes meanwhile is asked for after it. */
const renew = async () => {
  isStale = true;
  if (isAsking) return;
  isAsking = true;
  try {
    while (isStale) {
      isStale = false;
      const answer = await fetch(location.href, {
        headers: { accept: 'text/html' },
        signal: AbortSignal.timeout(15_000),
      });
      if (answer.ok) show(new DOMParser().parseFromString(await answer.text(), 'text/html'));
    }
  } catch {
    // The page stays as it is, with its age; the next sign of change asks again.
  } finally {
    isAsking = false;
  }
};

const listen = () => {
  const source = new EventSource('/api/v1/live');
  source.addEventListener('weather', () => {
    news.postMessage('changed');
    void renew();
  });
};

news.addEventListener('message', () => void renew());
// Held until this window closes: then another one listens.
void navigator.locks.request('atrium-weather', () => new Promise(() => listen()));
