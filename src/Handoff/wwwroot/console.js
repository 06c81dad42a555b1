// Brings the console to life: it fetches the page again when something has changed, without touching what is being typed,
// and listens to keys. Everything works without it.
(() => {
  'use strict';
  const page = document.documentElement;
  const columns = document.getElementById('columns');
  page.classList.add('js');
  if (!columns) {
    return;
  }

  const self = columns.dataset.self;
  const find = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const boxes = () => all('#reply, #note');
  history.replaceState(null, '', self + location.hash);

  // --- What is typed survives saving a note, opening another case or loading the page again.
  const draftKey = box => `draft ${self} ${box.id}`;
  let sending = null;
  for (const box of boxes()) {
    const kept = sessionStorage.getItem(draftKey(box));
    if (kept && !box.value) {
      box.value = kept;
    }
    sessionStorage.removeItem(draftKey(box));
  }
  document.addEventListener('submit', event => {
    sending = event.target;
    if (sending.action.endsWith('/sign-out')) {
      sessionStorage.clear();
    }
  });
  addEventListener('pagehide', () => {
    const leaving = sending && sending.action.endsWith('/sign-out');
    for (const box of boxes().filter(box => box.value && box.form !== sending && !leaving)) {
      sessionStorage.setItem(draftKey(box), box.value);
    }
  });

  // --- Live updates.
  const talkEnd = talk => { talk.scrollTop = talk.scrollHeight; };
  const offline = (is, text) => {
    const note = find('#offline');
    note.hidden = !is;
    if (text) {
      note.textContent = text;
    }
  };

  function keepOpen(from, to) {
    for (const old of all('details[id]', from)) {
      const fresh = to.querySelector('#' + CSS.escape(old.id));
      if (fresh) {
        fresh.open = old.open;
      }
    }
  }

  function renewForms(fresh) {
    // A message that came while a reply was being written has not been answered yet: the server shall refuse once.
    const writing = find('#reply') && find('#reply').value;
    for (const form of all('form[action]')) {
      const choice = form.elements.choice;
      const twin = all(`form[action="${form.getAttribute('action')}"]`, fresh)
        .find(other => !choice || choice.type !== 'hidden' || other.elements.choice.value === choice.value);
      for (const name of writing && form.id !== 'sign-out' ? ['version', 'token'] : ['version', 'token', 'seen']) {
        if (twin && twin.elements[name] && form.elements[name]) {
          form.elements[name].value = twin.elements[name].value;
        }
      }
    }
  }

  function swap(fresh) {
    const talk = find('.talk');
    const atEnd = talk && talk.scrollHeight - talk.scrollTop - talk.clientHeight < 80;
    const focused = document.activeElement && document.activeElement.getAttribute('href');
    for (const old of all('[data-live]')) {
      const next = find(`[data-live="${old.dataset.live}"]`, fresh);
      if (!next || next.dataset.state && next.dataset.state === old.dataset.state) {
        continue;
      }
      const scroll = old.scrollTop;
      const typed = find('#reply', old);
      keepOpen(old, next);
      if (typed && typed.value && !find('#reply', next)) {
        continue;
      }
      old.replaceWith(next);
      next.scrollTop = scroll;
      if (typed && typed.value) {
        find('#reply').value = typed.value;
      }
    }
    renewForms(fresh);
    if (atEnd) {
      talkEnd(find('.talk'));
    }
    if (focused && document.activeElement === document.body) {
      find(`a[href="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
    }
    document.title = fresh.title;
    const known = new Set(columns.dataset.waiting.split(' '));
    const waiting = find('#columns', fresh).dataset.waiting;
    if (waiting.split(' ').some(id => id && !known.has(id))) {
      announce();
    }
    columns.dataset.waiting = waiting;
  }

  let busy = false;
  let again = false;
  async function refresh() {
    if (busy) {
      again = true;
      return;
    }
    busy = true;
    try {
      const answer = await fetch(self, { headers: { 'X-Console-Refresh': '1' } });
      if (answer.status === 401) {
        signedOut();
      } else if (answer.ok) {
        swap(new DOMParser().parseFromString(await answer.text(), 'text/html'));
        offline(false);
      }
    } catch {
      offline(true);
    } finally {
      busy = false;
      if (again) {
        again = false;
        refresh();
      }
    }
  }

  function signedOut() {
    stream.close();
    if (boxes().some(box => box.value)) {
      offline(true, 'サインインが切れました。別のタブでサインインすると、ここから続けられます。');
    } else {
      location.reload();
    }
  }

  const stream = new EventSource('/staff/events');
  for (const kind of ['ready', 'change', 'beat']) {
    stream.addEventListener(kind, refresh);
  }
  stream.addEventListener('signed-out', signedOut);
  stream.addEventListener('error', () => { offline(true); refresh(); });

  // --- Sound and notification for a new case; off until somebody switches it on, as browsers demand.
  const sound = find('#sound');
  let audio = null;
  const paint = () => {
    const on = localStorage.getItem('console-sound') === 'on';
    sound.setAttribute('aria-pressed', on);
    sound.textContent = on ? '通知音 入' : '通知音 切';
    return on;
  };
  sound.addEventListener('click', () => {
    localStorage.setItem('console-sound', paint() ? 'off' : 'on');
    if (paint()) {
      announce();
      window.Notification?.requestPermission();
    }
  });
  paint();

  function announce() {
    if (localStorage.getItem('console-sound') !== 'on') {
      return;
    }
    audio ??= new AudioContext();
    [660, 880].forEach((pitch, index) => {
      const tone = new OscillatorNode(audio, { frequency: pitch });
      const volume = new GainNode(audio, { gain: 0.15 });
      tone.connect(volume).connect(audio.destination);
      tone.start(audio.currentTime + index * 0.18);
      tone.stop(audio.currentTime + index * 0.18 + 0.16);
    });
    if (document.hidden && window.Notification?.permission === 'granted') {
      new Notification('新しい相談が届きました');
    }
  }

  // --- Keys.
  const help = find('#help');
  const step = by => {
    const rows = all('.queue a.row');
    const at = rows.findIndex(row => row === document.activeElement || row.getAttribute('aria-current') === 'true');
    (rows.find(row => row === document.activeElement) ? rows[Math.min(Math.max(rows.indexOf(document.activeElement) + by, 0), rows.length - 1)]
      : rows[Math.min(Math.max(at + by, 0), rows.length - 1)])?.focus();
  };
  const reach = key => {
    const target = find(`[data-key="${key}"]`);
    if (target?.localName === 'details') {
      target.open = true;
      find('summary', target).focus();
      target.scrollIntoView({ block: 'nearest' });
    } else if (target?.localName === 'button') {
      target.click();
    } else {
      target?.focus();
    }
  };
  document.addEventListener('keydown', event => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && event.target.form) {
      event.target.form.requestSubmit();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || help.open || event.target.closest('input, textarea, select')) {
      return;
    }
    const act = { j: () => step(1), k: () => step(-1), '?': () => help.showModal() }[event.key] ?? ('trpwnc'.includes(event.key) && (() => reach(event.key)));
    if (act) {
      event.preventDefault();
      act();
    }
  });
  find('#help-open').addEventListener('click', () => help.showModal());

  const talk = find('.talk');
  if (talk) {
    talkEnd(talk);
  }
})();
