// A client of this host's Direct Line service: a socket that is opened again after every loss and continues where it stopped,
// and polling where sockets do not get through.

import { wait } from "./dom.js";
import { memory } from "./memory.js";

const SERVICE = "v3/directline";
const SILENCE = 50_000; // The server sends a frame at least every 20 seconds.
const KEEP_ALIVE = 20_000;
const POLL = 3_000;
const RETRY_SOCKET_AFTER_POLLS = 20;

/** The server's answer to a call, as far as anybody here needs it. */
class Refused extends Error {
  constructor(response) {
    super(`status ${response.status}`);
    this.status = response.status;
    this.retryAfter = Number(response.headers.get("Retry-After")) || 0;
  }
}

export class Connection {
  #token = null;
  #expires = 0;
  #renewal = null;
  #watermark = "";
  #socket = null;
  #failures = 0;
  #wake = null;
  #stopped = false;
  #online = null;

  /**
   * @param onActivities called with every batch, also an empty first one
   * @param onOnline called with true or false when that changes
   * @param onLost called when the conversation cannot be continued and a new one begins
   */
  constructor({ onActivities, onOnline, onLost }) {
    Object.assign(this, { onActivities, onOnline, onLost });
    addEventListener("online", () => this.hurry());
    addEventListener("offline", () => this.#tell(false));
    document.addEventListener("visibilitychange", () => document.hidden || this.hurry());
  }

  /** Runs until stopped. */
  async run() {
    while (!this.#stopped) {
      try {
        if (this.#failures < 2) await this.#stream();
        else await this.#poll();
      } catch (error) {
        this.#failures++;
        if (error.status === 403 || error.status === 401) this.#token = null;
        else this.#tell(false);
      }
      if (!this.#stopped) await this.#pause();
    }
  }

  /** Tries again at once, after the network or the reader came back. */
  hurry() {
    if (this.#socket?.readyState !== WebSocket.OPEN) this.#wake?.();
  }

  stop() {
    this.#stopped = true;
    this.#socket?.close();
    this.#wake?.();
  }

  /** Begins a conversation that knows nothing of the one before. */
  restart() {
    this.#token = null;
    this.#watermark = "";
    this.#socket?.close();
    this.#failures = 0;
    this.#wake?.();
  }

  /** Posts one activity; throws what the outbox decides about. */
  async post(activity) {
    const send = () => this.#call("POST", "/activities", activity);
    try {
      return await send();
    } catch (error) {
      if (error.status !== 403) throw error;
      this.#token = null;
      return send();
    }
  }

  async #stream() {
    const resumed = this.#watermark !== "";
    const conversation = resumed
      ? await this.#call("GET", `?watermark=${encodeURIComponent(this.#watermark)}`)
      : await this.#call("POST", null, {});
    // The address is the server's idea of itself; the page knows better which one gets through.
    const { pathname, search } = new URL(conversation.streamUrl);
    const address = `${location.protocol === "https:" ? "wss:" : "ws:"}//${location.host}${pathname}${search}`;
    await new Promise((resolve, reject) => {
      const socket = (this.#socket = new WebSocket(address));
      let opened = false;
      let watchdog = setTimeout(() => socket.close(), SILENCE);
      const alive = setInterval(() => socket.readyState === WebSocket.OPEN && socket.send(""), KEEP_ALIVE);
      socket.onopen = () => {
        opened = true;
        this.#failures = 0;
        this.#tell(true);
      };
      socket.onmessage = ({ data }) => {
        clearTimeout(watchdog);
        watchdog = setTimeout(() => socket.close(), SILENCE);
        if (data) this.#take(JSON.parse(data));
      };
      socket.onclose = () => {
        clearTimeout(watchdog);
        clearInterval(alive);
        if (opened) resolve();
        else reject(new Error("no socket"));
      };
    });
  }

  async #poll() {
    for (let i = 0; i < RETRY_SOCKET_AFTER_POLLS && !this.#stopped; i++) {
      const set = await this.#call("GET", `/activities?watermark=${encodeURIComponent(this.#watermark)}`);
      this.#tell(true);
      this.#take(set);
      if (set.activities.length === 0) await this.#sleep(document.hidden ? POLL * 5 : POLL);
    }
    this.#failures = 1; // One more try with a socket; if that fails, polling goes on.
  }

  #take(set) {
    if (set.watermark) this.#watermark = set.watermark;
    this.onActivities(set.activities);
  }

  async #call(method, path, body) {
    const token = await this.#getToken();
    const id = memory.get("conversation");
    const url = path === null ? `${SERVICE}/conversations` : `${SERVICE}/conversations/${encodeURIComponent(id)}${path}`;
    return request(url, method, body, { Authorization: `Bearer ${token}` });
  }

  async #getToken() {
    if (!this.#token || Date.now() > this.#expires) {
      this.#renewal ??= this.#renew().finally(() => (this.#renewal = null));
      await this.#renewal;
    }
    return this.#token;
  }

  async #renew() {
    const resume = memory.get("resume");
    let issued;
    try {
      issued = await request("chat/token", "POST", resume ? { resume } : {});
    } catch (error) {
      if (error.status !== 403 || !resume) throw error;
      this.#watermark = "";
      this.onLost();
      issued = await request("chat/token", "POST", {});
    }
    memory.set("conversation", issued.conversationId);
    memory.set("resume", issued.resume);
    this.#expires = Date.now() + (issued.expires_in - 120) * 1000;
    this.#token = issued.token;
  }

  #tell(online) {
    if (this.#online !== online) this.onOnline((this.#online = online));
  }

  /** At once after a loss, then 1, 2, 4 … 30 seconds with some chance in it, so that a restarted server is not stormed. */
  #pause() {
    const seconds = this.#failures === 0 ? 0.3 : Math.min(30, 2 ** (this.#failures - 1));
    return this.#sleep(seconds * 1000 * (0.75 + Math.random() / 2));
  }

  #sleep(milliseconds) {
    return Promise.race([wait(milliseconds), new Promise((resolve) => (this.#wake = resolve))]);
  }
}

async function request(url, method, body, headers = {}) {
  const given = new AbortController();
  const timer = setTimeout(() => given.abort(), 20_000);
  try {
    const response = await fetch(url, {
      method,
      headers: body === undefined ? headers : { ...headers, "Content-Type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
      cache: "no-store",
      signal: given.signal,
    });
    if (!response.ok) throw new Refused(response);
    return await response.json();
  } finally {
    clearTimeout(timer);
  }
}
