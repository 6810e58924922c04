import { h, icon } from './dom.js';
import { drawLink, drawWords } from './words.js';

/** The passage behind a citation, over the log. Closing it returns the focus to where it was opened. */
export class SourceView {
  #context;
  #opener = null;
  #covered;

  /** @param {(covered: boolean) => void} covered  told when the source covers the log and when it leaves */
  constructor(context, covered) {
    this.#context = context;
    this.#covered = covered;
    this.node = h('section', { class: 'sheet', role: 'dialog', 'aria-labelledby': 'source-name', hidden: true });
  }

  get isOpen() {
    return !this.node.hidden;
  }

  open(citation, opener) {
    const { texts, links } = this.#context;
    const close = h('button', { type: 'button', class: 'round', 'aria-label': texts.closeSource, onclick: () => this.close() }, icon('close'));
    const href = links.page(citation.url);
    const [here, ...above] = (citation.heading ?? '').split(/\s*›\s*/).filter(Boolean).reverse();
    this.#opener = opener;
    this.node.replaceChildren(
      h('header', null, h('div', { dir: 'auto' },
        h('h2', { id: 'source-name' }, citation.name),
        citation.heading && h('p', { class: 'path' }, [...above.reverse(), here].flatMap((part, index) => [index > 0 && h('span', { 'aria-hidden': 'true' }, ' › '), part]))),
      close),
      h('div', { class: 'passage', dir: 'auto', tabindex: '0', role: 'group', 'aria-labelledby': 'source-name' }, drawWords(citation.passage.replace(/\n+/g, '\n\n'), this.#context)),
      h('footer', null,
        citation.version && h('span', { class: 'under' }, texts.version(citation.version)),
        href && drawLink(href, texts.openPage, this.#context, icon('page'))));
    this.node.hidden = false;
    this.#covered(true);
    close.focus();
  }

  close() {
    this.node.hidden = true;
    this.#covered(false);
    this.#opener?.focus();
    this.#opener = null;
  }
}
