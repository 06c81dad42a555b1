// Brings the console to life: fetches the page again when something has changed, without touching what is being typed, and
// listens to keys. Everything works without it.
(() => {
  'use strict';
  document.documentElement.classList.add('js');
  const columns = document.getElementById('columns');
  if (!columns) {
    return;
  }

  const self = columns.dataset.self;
  const find = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const boxes = () => all('#reply, #note');
  const scrollToEnd = talk => { talk.scrollTop = 0; }; // Its end is its zero: the style sheet turns it round.
  history.replaceState(null, '', self + location.hash);
  all('.talk').forEach(scrollToEnd);
  document.addEventListener('toggle', event => event.target.closest('.act') && all('.talk').forEach(scrollToEnd), true);

  // --- What is typed survives saving a note, opening another case or loading the page again.
  const draftKey = box => `draft ${self} ${box.id}`;
  let sending = null;
  for (const box of boxes()) {
    box.value ||= sessionStorage.getItem(draftKey(box)) ?? '';
    sessionStorage.removeItem(draftKey(box));
  }
  document.addEventListener('submit', event => { sending = event.target; });
  addEventListener('pagehide', () => {
    if (sending?.action.endsWith('/sign-out')) {
      sessionStorage.clear();
      return;
    }
    for (const box of boxes().filter(box => box.value && box.form !== sending)) {
      sessionStorage.setItem(draftKey(box), box.value);
    }
  });

  // --- Live updates.
  const warn = text => {
    const note = find('#offline');
    note.dataset.text ??= note.textContent;
    note.hidden = text === null;
    note.textContent = text || note.dataset.text;
  };

  // Forms that stay get the state that is now on the screen. While a reply is being written, messages that come in meanwhile
  // do not count as seen: the server then refuses once, so that nobody answers past the parent.
  function renewForms(fresh) {
    const names = find('#reply')?.value ? ['version', 'token'] : ['version', 'token', 'seen'];
    for (const form of all('form[action]')) {
      const twin = find(`form[action="${form.getAttribute('action')}"]`, fresh);
      for (const name of names.filter(name => form.elements[name] && twin?.elements[name])) {
        form.elements[name].value = twin.elements[name].value;
      }
    }
  }

  function replace(old, next) {
    const typed = find('#reply', old)?.value;
    if (next.dataset.state && (next.dataset.state === old.dataset.state || (typed && !find('#reply', next)))) {
      return;
    }
    for (const details of all('details[id]', old)) {
      const twin = find('#' + details.id, next);
      if (twin) {
        twin.open = details.open;
      }
    }
    const place = old.scrollTop;
    const isTalk = old.matches('.talk');
    const height = old.scrollHeight;
    const focused = old.contains(document.activeElement) && document.activeElement.getAttribute('href');
    old.replaceWith(next);
    // Who reads further up stays at the same line.
    next.scrollTop = !isTalk ? place : place > -80 ? 0 : place - (next.scrollHeight - height);
    if (focused) {
      find(`a[href="${focused}"]`, next)?.focus({ preventScroll: true });
    }
    if (typed) {
      find('#reply', next).value = typed;
    }
  }

  function swap(fresh) {
    for (const old of all('[data-live]')) {
      const next = find(`[data-live="${old.dataset.live}"]`, fresh);
      if (next) {
        replace(old, document.importNode(next, true));
      }
    }
    renewForms(fresh);
    document.title = fresh.title;
    const known = columns.dataset.waiting.split(' ');
    columns.dataset.waiting = find('#columns', fresh).dataset.waiting;
    if (columns.dataset.waiting.split(' ').some(id => id && !known.includes(id))) {
      announce();
    }
  }

  let running = null;
  let again = false;
  async function fetchPage() {
    const answer = await fetch(self, { headers: { 'X-Console-Refresh': '1' } });
    if (answer.status === 401) {
      signedOut();
    } else if (answer.ok) {
      swap(new DOMParser().parseFromString(await answer.text(), 'text/html'));
      warn(null);
    }
  }
  function refresh() {
    again = running !== null;
    running ??= fetchPage().catch(() => warn('')).finally(() => {
      running = null;
      if (again) {
        refresh();
      }
    });
  }

  const stream = new EventSource('/staff/events');
  ['ready', 'change', 'beat'].forEach(kind => stream.addEventListener(kind, refresh));
  stream.addEventListener('signed-out', signedOut);
  stream.addEventListener('error', () => { warn(''); refresh(); });

  function signedOut() {
    stream.close();
    if (boxes().some(box => box.value)) {
      warn('サインインが切れました。別のタブでサインインすると、ここから続けられます。');
    } else {
      location.reload();
    }
  }

  // --- Sound and notification for a new case: off until somebody switches it on, as browsers demand.
  const sound = find('#sound');
  const isOn = () => localStorage.getItem('console-sound') === 'on';
  const paint = () => {
    sound.setAttribute('aria-pressed', isOn());
    sound.textContent = isOn() ? '通知音 入' : '通知音 切';
  };
  let audio = null;
  function announce() {
    if (!isOn()) {
      return;
    }
    audio ??= new AudioContext();
    [660, 880].forEach((frequency, index) => {
      const tone = new OscillatorNode(audio, { frequency });
      tone.connect(new GainNode(audio, { gain: 0.15 })).connect(audio.destination);
      tone.start(audio.currentTime + index * 0.18);
      tone.stop(audio.currentTime + index * 0.18 + 0.16);
    });
    if (document.hidden && window.Notification?.permission === 'granted') {
      new Notification('新しい相談が届きました');
    }
  }
  sound.addEventListener('click', () => {
    localStorage.setItem('console-sound', isOn() ? 'off' : 'on');
    paint();
    announce();
    window.Notification?.requestPermission();
  });
  paint();

  // --- Keys.
  const help = find('#help');
  find('#help-open').addEventListener('click', () => help.showModal());
  const step = by => {
    const rows = all('.queue a.row');
    const focused = rows.indexOf(document.activeElement);
    const at = focused < 0 ? rows.findIndex(row => row.getAttribute('aria-current') === 'true') : focused;
    rows[Math.min(Math.max(at + by, 0), rows.length - 1)]?.focus();
  };
  const reach = key => {
    const target = find(`[data-key="${key}"]`);
    if (target?.localName === 'details') {
      target.open = true;
      target.scrollIntoView({ block: 'nearest' });
      find('summary', target).focus();
    } else if (target?.localName === 'button') {
      target.click();
    } else {
      target?.focus();
    }
  };
  document.addEventListener('keydown', event => {
    const { key, target } = event;
    if (key === 'Enter' && (event.ctrlKey || event.metaKey) && target.form) {
      target.form.requestSubmit();
    } else if (!event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing && !help.open
      && !target.closest('input, textarea, select') && ['j', 'k', '?', 't', 'r', 'p', 'w', 'n', 'c'].includes(key)) {
      event.preventDefault();
      ({ j: () => step(1), k: () => step(-1), '?': () => help.showModal() }[key] ?? (() => reach(key)))();
    }
  });
})();
