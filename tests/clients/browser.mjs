import WebSocket from 'ws';

/**
 * What the client finds in a browser's global scope and Node lacks: a WebSocket and an XMLHttpRequest. Import this before the
 * client, which looks for them when it is loaded.
 */

/** The sockets that clients of this process opened, so that a check can break one. */
export const sockets = [];

class RecordedSocket extends WebSocket {
  constructor(url, ...rest) {
    super(url, ...rest);
    sockets.push(this);
  }
}

/** As much of XMLHttpRequest as the client uses, over fetch. */
class Request {
  readyState = 0;
  status = 0;
  response = null;
  responseText = '';
  responseType = '';
  timeout = 0;
  withCredentials = false;
  #headers = {};
  #answer;
  #cancel = new AbortController();

  open(method, url) {
    Object.assign(this, { method, url, readyState: 1 });
  }

  setRequestHeader(name, value) {
    this.#headers[name] = value;
  }

  getResponseHeader(name) {
    return this.#answer?.headers.get(name) ?? null;
  }

  getAllResponseHeaders() {
    return [...(this.#answer?.headers ?? [])].map(([name, value]) => `${name}: ${value}`).join('\r\n');
  }

  abort() {
    this.#cancel.abort();
  }

  async send(body) {
    const limits = [this.#cancel.signal, ...(this.timeout ? [AbortSignal.timeout(this.timeout)] : [])];
    try {
      this.#answer = await fetch(this.url, { method: this.method, headers: this.#headers, body, signal: AbortSignal.any(limits) });
      this.responseText = await this.#answer.text();
      this.response = this.responseType === 'json' ? parse(this.responseText) : this.responseText;
      this.status = this.#answer.status;
    } catch (fault) {
      if (this.#cancel.signal.aborted) return;
      if (fault.name === 'TimeoutError') return this.ontimeout?.({ type: 'timeout', target: this });
      this.status = 0;
    }

    this.readyState = 4;
    const event = { type: 'load', target: this, currentTarget: this };
    this.onreadystatechange?.(event);
    this.onload?.(event);
  }
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

globalThis.WebSocket = RecordedSocket;
globalThis.XMLHttpRequest = Request;
