const keepAlive = 20_000;
const openingTime = 10_000;

/**
 * Follows one WebSocket until it is gone.
 * @param {(set: { activities?: object[], watermark?: string }) => void} onSet
 * @returns {Promise<number>} how long it was open, in milliseconds; 0 when it never opened
 */
export function followStream(url, { onOpen, onSet, signal }) {
  return new Promise((resolve) => {
    let opened = 0;
    let ping;
    let socket;
    try {
      socket = new WebSocket(url);
    } catch {
      // Not a socket address, or the page's connect-src forbids it: polling still works.
      return resolve(0);
    }

    const leave = () => socket.close();
    const impatience = setTimeout(leave, openingTime);
    signal.addEventListener('abort', leave, { once: true });

    socket.addEventListener('open', () => {
      clearTimeout(impatience);
      opened = performance.now();
      ping = setInterval(() => socket.send(''), keepAlive);
      onOpen();
    });

    socket.addEventListener('message', ({ data }) => {
      if (signal.aborted || typeof data !== 'string' || data === '') return;
      const set = parse(data);
      if (set) onSet(set);
    });

    socket.addEventListener('close', () => {
      clearTimeout(impatience);
      clearInterval(ping);
      signal.removeEventListener('abort', leave);
      resolve(opened ? Math.max(performance.now() - opened, 1) : 0);
    });
  });
}

function parse(data) {
  try {
    return JSON.parse(data);
  } catch {
    console.warn('The chat received a frame that is not JSON; it was skipped.');
    return undefined;
  }
}
