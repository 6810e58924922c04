const chat = 'M12 3.5c-5 0-9 3.4-9 7.7 0 2.4 1.3 4.6 3.3 6l-.6 3.3 3.6-1.8c.9.2 1.8.3 2.7.3 5 0 9-3.4 9-7.8s-4-7.7-9-7.7Z';

/** The round button at the edge of the page. All that is there until the shopper wants to chat. */
export class Launcher {
  #texts;
  #badge = document.createElement('span');

  constructor(texts, pressed) {
    this.#texts = texts;
    this.#badge.className = 'badge';
    this.#badge.hidden = true;
    this.#badge.setAttribute('aria-hidden', 'true');
    this.node = document.createElement('button');
    this.node.type = 'button';
    this.node.className = 'launcher';
    this.node.setAttribute('aria-haspopup', 'dialog');
    this.node.append(draw('chat', chat), this.#badge);
    this.node.addEventListener('click', pressed);
    this.closed();
  }

  loading() {
    this.node.setAttribute('aria-busy', 'true');
  }

  failed() {
    this.node.removeAttribute('aria-busy');
    this.#name(this.#texts.loadFailed);
    this.node.title = this.#texts.loadFailed;
  }

  opened() {
    this.node.removeAttribute('aria-busy');
    this.node.removeAttribute('title');
    this.node.setAttribute('aria-expanded', 'true');
  }

  closed() {
    this.node.setAttribute('aria-expanded', 'false');
    this.#name(this.#texts.openChat);
  }

  showUnread(count) {
    this.#badge.hidden = count === 0;
    this.#badge.textContent = count > 9 ? '9+' : String(count);
    if (count > 0) this.#name(`${this.#texts.openChat}, ${this.#texts.unread(count)}`);
  }

  focus() {
    this.node.focus();
  }

  #name(words) {
    this.node.setAttribute('aria-label', words);
  }
}

function draw(name, outline) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', `icon icon-${name}`);
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', outline);
  svg.append(path);
  return svg;
}
