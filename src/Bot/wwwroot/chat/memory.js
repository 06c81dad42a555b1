// What the page remembers: for as long as the tab is open, or on the device when the reader has asked for that.

const KEY = "madoguchi";
const UNSENT = "madoguchi-unsent";
const COOKIE = "madoguchi-language";
const MONTH = 60 * 60 * 24 * 30;

const tab = storage("sessionStorage");
const device = storage("localStorage");

let kept = device.getItem(KEY) !== null;
let values = parse((kept ? device : tab).getItem(KEY)) ?? {};

export const memory = {
  get: (name) => values[name],

  set(name, value) {
    values = { ...values, [name]: value };
    save();
  },

  /** Whether the conversation stays on this device when the tab is closed. */
  get isKept() {
    return kept;
  },

  keep(yes) {
    kept = yes;
    (yes ? tab : device).removeItem(KEY);
    save();
    if (values.language) rememberLanguage(values.language);
  },

  /** Messages not sent yet belong to the tab: two tabs must not overwrite each other's. */
  get unsent() {
    return parse(tab.getItem(UNSENT)) ?? [];
  },

  set unsent(items) {
    if (items.length) tab.setItem(UNSENT, JSON.stringify(items));
    else tab.removeItem(UNSENT);
  },

  /** So that the server can show the page in this language from its first byte. */
  setLanguage(tag) {
    memory.set("language", tag);
    rememberLanguage(tag);
  },

  forgetConversation() {
    values = { language: values.language, place: values.place };
    save();
  },

  /** Leaves nothing behind. */
  clear() {
    kept = false;
    values = {};
    for (const store of [tab, device]) {
      store.removeItem(KEY);
      store.removeItem(UNSENT);
    }
    document.cookie = `${COOKIE}=; Max-Age=0; SameSite=Lax; Path=/`;
  },
};

function save() {
  (kept ? device : tab).setItem(KEY, JSON.stringify(values));
}

function rememberLanguage(tag) {
  document.cookie = `${COOKIE}=${tag}; SameSite=Lax; Path=/${kept ? `; Max-Age=${MONTH}` : ""}`;
}

function parse(json) {
  try {
    return json ? JSON.parse(json) : null;
  } catch {
    return null;
  }
}

/** Storage may be switched off or full; then this page remembers for itself. */
function storage(name) {
  const fallback = new Map();
  let real = null;
  try {
    real = window[name];
  } catch {
    // Refused by the browser's settings.
  }
  const attempt = (action) => {
    try {
      return action();
    } catch {
      return undefined;
    }
  };
  return {
    getItem: (key) => fallback.get(key) ?? attempt(() => real?.getItem(key)) ?? null,
    setItem(key, value) {
      fallback.set(key, value);
      attempt(() => real?.setItem(key, value));
    },
    removeItem(key) {
      fallback.delete(key);
      attempt(() => real?.removeItem(key));
    },
  };
}
