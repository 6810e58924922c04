// The page's own doors to the chat. They appear only where there is a chat to open.
await customElements.whenDefined('assistant-chat');
for (const door of document.querySelectorAll('[data-open-chat]')) {
  door.addEventListener('click', () => document.querySelector('assistant-chat').open());
  door.hidden = false;
}
