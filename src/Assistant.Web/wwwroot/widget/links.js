/** Which addresses from the wire may be followed or shown. Everything else is treated as absent. */
export function createLinks(base) {
  const origin = new URL(base).origin;

  return {
    /** An http(s) address, or undefined. Root-relative addresses belong to the assistant's host. */
    page(address) {
      if (typeof address !== 'string' || !/^(https?:\/\/|\/(?![/\\]))/i.test(address)) return undefined;
      const url = URL.parse ? URL.parse(address, base) : parse(address, base);
      return url && (url.protocol === 'https:' || url.protocol === 'http:') ? url.href : undefined;
    },

    /** Pictures come from the assistant's host alone: no third party learns who chats here. */
    image(address) {
      const url = this.page(address);
      return url && new URL(url).origin === origin ? url : undefined;
    },
  };
}

function parse(address, base) {
  try {
    return new URL(address, base);
  } catch {
    return null;
  }
}
