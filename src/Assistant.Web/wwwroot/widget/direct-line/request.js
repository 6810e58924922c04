/**
 * One HTTP call and everything that can come of it.
 * @typedef {{ kind: 'ok', body: any }
 *   | { kind: 'limited', retryAfter: number }
 *   | { kind: 'refused', status: number }
 *   | { kind: 'unavailable' }} Outcome
 * `retryAfter` is in seconds; `unavailable` means that trying again later makes sense.
 */

const patience = 20_000;

/** @returns {Promise<Outcome>} */
export async function request(url, { method = 'GET', token, body, signal }) {
  const limit = AbortSignal.timeout(patience);
  const headers = { Accept: 'application/json' };
  if (token) headers.Authorization = `Bearer ${token}`;
  if (body !== undefined) headers['Content-Type'] = 'application/json';

  try {
    const response = await fetch(url, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
      credentials: 'omit',
      cache: 'no-store',
    });
    return await outcomeOf(response);
  } catch {
    return { kind: 'unavailable' };
  }
}

async function outcomeOf(response) {
  if (response.ok) return { kind: 'ok', body: response.status === 204 ? {} : await response.json() };
  if (response.status === 429) return { kind: 'limited', retryAfter: secondsUntil(response.headers.get('Retry-After')) };
  return response.status >= 500 || response.status === 408
    ? { kind: 'unavailable' }
    : { kind: 'refused', status: response.status };
}

/** Retry-After is seconds or an HTTP date. */
function secondsUntil(header) {
  const seconds = Number(header ?? NaN);
  const wait = Number.isNaN(seconds) ? Math.ceil((Date.parse(header) - Date.now()) / 1000) : seconds;
  return Number.isNaN(wait) ? 5 : Math.min(Math.max(wait, 1), 300);
}
