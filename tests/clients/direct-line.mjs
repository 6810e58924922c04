import assert from 'node:assert/strict';
import { once } from 'node:events';
import { sockets } from './browser.mjs';
import { Checks } from './checks.mjs';
import { Shopper, enter } from './shopper.mjs';

const base = process.argv[2]?.replace(/\/$/, '');
if (!base) {
  console.error('usage: node direct-line.mjs <base url>');
  process.exit(2);
}

const online = 2;
const idOf = ({ id }) => id;
const checks = new Checks();

for (const [name, options] of [['stream', { webSocket: true }], ['polling', { webSocket: false, pollingInterval: 300 }]]) {
  await checks.check(`${name}: greeting, echo and answer arrive in order`, async () => {
    const { token, conversationId } = await enter(base);
    const shopper = new Shopper(base, token, options);
    const greeting = await shopper.until('greeting', ({ from }) => from.role === 'bot');

    const id = await shopper.say('How long do I have to return something?', 'client-1');
    const echo = await shopper.until('echo', ({ channelData }) => channelData?.clientActivityID === 'client-1');
    const answer = await shopper.until('answer', ({ type, replyToId }) => type === 'message' && replyToId === id);
    shopper.end();

    assert.equal(echo.id, id);
    assert.match(echo.from.id, /^dl_/);
    assert.equal(echo.from.role, 'user');
    assert.equal(greeting.conversation.id, conversationId);
    assert.equal(answer.channelData.turn.final, true);
    assert.ok(answer.text.length > 0);
    assert.ok(Date.parse(greeting.timestamp) < Date.parse(echo.timestamp) && Date.parse(echo.timestamp) < Date.parse(answer.timestamp));
    assert.deepEqual([...shopper.received].filter(({ type }) => type === 'message').map(idOf), [greeting.id, echo.id, answer.id]);
    assert.ok(shopper.statuses.includes(online));
  });
}

await checks.check('stream: a broken socket is replaced and nothing is lost or repeated', async () => {
  const { token } = await enter(base);
  const shopper = new Shopper(base, token);
  const first = await shopper.say('Hello');
  await shopper.until('first answer', ({ replyToId }) => replyToId === first);

  sockets.at(-1).terminate();
  const second = await shopper.say('Are you still there?');
  // The client waits 3 to 15 seconds before it comes back.
  await shopper.until('echo after the break', ({ id }) => id === second);
  await shopper.until('answer after the break', ({ replyToId }) => replyToId === second);
  shopper.end();

  const ids = shopper.received.filter(({ type }) => type === 'message').map(idOf);
  assert.deepEqual(ids, [...new Set(ids)].sort());
});

await checks.check('the same client id is one message', async () => {
  const { token } = await enter(base);
  const shopper = new Shopper(base, token);
  await shopper.until('greeting', ({ from }) => from.role === 'bot');

  const ids = [await shopper.say('Hello', 'same'), await shopper.say('Hello', 'same')];
  await shopper.until('answer', ({ replyToId }) => replyToId === ids[0]);
  shopper.end();

  assert.equal(ids[0], ids[1]);
  assert.equal(shopper.received.filter(({ channelData }) => channelData?.clientActivityID === 'same').length, 1);
});

await checks.check('a resumed conversation shows its history', async () => {
  const first = await enter(base);
  const before = new Shopper(base, first.token);
  await before.until('greeting', ({ from }) => from.role === 'bot');
  const said = await before.say('Remember this');
  await before.until('answer', ({ replyToId }) => replyToId === said);
  before.end();

  const again = await enter(base, { resume: first.resume });
  const after = new Shopper(base, again.token);
  await after.until('old message', ({ id }) => id === said);
  after.end();

  assert.equal(again.conversationId, first.conversationId);
  assert.notEqual(again.resume, first.resume);
});

await checks.check('an ended conversation ends the client', async () => {
  const { token } = await enter(base);
  const shopper = new Shopper(base, token);
  await shopper.until('greeting', ({ from }) => from.role === 'bot');

  await shopper.post({ type: 'endOfConversation', from: { id: 'ignored' } });
  const end = await shopper.until('end', ({ type }) => type === 'endOfConversation');
  shopper.end();

  assert.equal(end.from.role, 'bot');
});

await checks.check('another conversation is out of reach', async () => {
  const [ada, grace] = [await enter(base), await enter(base)];
  const answer = await fetch(`${base}/v3/directline/conversations/${grace.conversationId}/activities`, {
    headers: { Authorization: `Bearer ${ada.token}` },
  });

  assert.equal(answer.status, 403);
});

await checks.check('the newest socket of a ticket wins, and the older one is told', async () => {
  const { token } = await enter(base);
  const started = await fetch(`${base}/v3/directline/conversations`, { method: 'POST', headers: { Authorization: `Bearer ${token}` } });
  const { streamUrl } = await started.json();

  const older = new WebSocket(streamUrl);
  const told = once(older, 'close');
  await once(older, 'open');
  const newer = new WebSocket(streamUrl);
  const [frame] = await once(newer, 'message');
  const [code] = await told;
  newer.close();

  assert.equal(JSON.parse(frame).activities.length, 1);
  assert.equal(code, 1008);
});

// The client's own timers would keep the process alive.
process.exit(checks.finish());
