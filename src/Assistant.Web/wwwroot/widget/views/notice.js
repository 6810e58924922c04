import { h, say } from './dom.js';

/** One line about the connection, only while there is something to say. */
export class NoticeView {
  #texts;
  #words = h('span');
  #again;

  constructor({ texts, intents }) {
    this.#texts = texts;
    this.#again = h('button', { type: 'button', class: 'link', onclick: () => intents.reconnect() }, texts.tryAgain);
    this.node = h('div', { class: 'notice', role: 'status' }, this.#words, this.#again);
    this.update('online');
  }

  /** @param {import('../direct-line/client.js').ConnectionState} connection */
  update(connection, { seconds, status } = {}) {
    const texts = this.#texts;
    const words = {
      connecting: texts.connecting,
      reconnecting: texts.reconnecting,
      offline: texts.offline,
      unreachable: texts.refused,
      busy: texts.busy(seconds),
      refused: status === 401 ? texts.identityRefused : texts.refused,
    }[connection];
    this.node.dataset.connection = connection;
    say(this.#words, words ?? '');
    this.#again.hidden = !['refused', 'unreachable', 'reconnecting'].includes(connection);
  }
}
