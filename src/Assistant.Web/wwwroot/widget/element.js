import { accentRules } from './accent.js';
import { Launcher } from './launcher.js';
import { Memory } from './memory.js';
import { readOptions } from './options.js';
import { launcherStyles } from './styles/launcher.js';
import { themeStyles } from './styles/theme.js';
import { loadTexts } from './texts.js';

/**
 * `<assistant-chat>`: a launcher at the edge of the page, and behind it the chat, loaded when it is first opened.
 * The page may call `open()` and `close()`.
 */
class AssistantChat extends HTMLElement {
  #root = this.attachShadow({ mode: 'open' });
  #accent = new CSSStyleSheet();
  #options;
  #texts;
  #memory;
  #launcher;
  #frame;
  #chat = null;
  #isOpen = false;

  async connectedCallback() {
    if (this.#options) {
      // The page moved the element; the conversation goes on.
      this.#chat?.start();
      return;
    }

    this.#options = readOptions(this.options);
    this.#memory = new Memory(this.#options.base);
    this.#texts = await loadTexts(this.#options.locale);
    this.#root.adoptedStyleSheets = [sheet(themeStyles), sheet(launcherStyles), this.#accent];
    this.#launcher = new Launcher(this.#texts, () => (this.#isOpen ? this.close() : this.open()));

    this.#frame = document.createElement('div');
    this.#frame.className = `frame ${this.#options.position} ${this.#options.theme}`;
    this.#frame.lang = this.#options.locale;
    this.#frame.dir = this.#options.direction;
    this.#frame.append(this.#launcher.node);
    this.#root.append(this.#frame);
    this.#applyAccent();
    if (this.#memory.open) this.open({ focus: false });
  }

  disconnectedCallback() {
    this.#chat?.stop();
  }

  /** @param {{ focus?: boolean }} [how]  without focus the shopper stays where they are on the page */
  async open({ focus = true } = {}) {
    if (this.#isOpen || !this.#options) return;
    this.#isOpen = true;
    try {
      this.#launcher.loading();
      await this.#load();
    } catch (error) {
      console.error('The support chat could not be loaded.', error);
      this.#isOpen = false;
      this.#launcher.failed();
      return;
    }

    this.#memory.open = true;
    this.#applyAccent();
    this.#launcher.opened();
    this.#frame.classList.add('open');
    this.#chat.show({ focus });
  }

  close() {
    if (!this.#isOpen || !this.#chat) return;
    this.#isOpen = false;
    this.#memory.open = false;
    this.#chat.hide();
    this.#frame.classList.remove('open');
    this.#launcher.closed();
    this.#launcher.focus();
  }

  async #load() {
    if (this.#chat) return;
    const [{ Admission }, { Chat }, { panelStyles }] = await Promise.all([
      import('./direct-line/admission.js'), import('./chat.js'), import('./styles/panel.js'),
    ]);
    const admission = new Admission({ ...this.#options, memory: this.#memory });
    // Before anything remembered is drawn: a shared computer may remember somebody else.
    await admission.identify();
    this.#root.adoptedStyleSheets = [...this.#root.adoptedStyleSheets, ...panelStyles.map(sheet)];
    this.#chat = new Chat({
      options: this.#options,
      texts: this.#texts,
      memory: this.#memory,
      admission,
      onClose: () => this.close(),
      onUnread: (count) => this.#launcher.showUnread(count),
    });
    // The panel comes before the launcher for the keyboard, as it does for the eye.
    this.#frame.prepend(this.#chat.node);
    this.#chat.start();
  }

  /** The page's own CSS may set the accent; the colours that must be legible on it follow from it. */
  #applyAccent() {
    const { accent } = this.#options;
    if (accent) this.#accent.replaceSync(`:host { --assistant-accent: ${accent}; }`);
    const chosen = getComputedStyle(this).getPropertyValue('--assistant-accent').trim();
    this.#accent.replaceSync(accentRules(chosen, accent));
  }
}

/** Constructed style sheets need no 'unsafe-inline' in the page's style-src. */
function sheet(css) {
  const styles = new CSSStyleSheet();
  styles.replaceSync(css);
  return styles;
}

customElements.define('assistant-chat', AssistantChat);
