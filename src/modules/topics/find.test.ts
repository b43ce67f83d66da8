import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { findHotTopics, hotTopicsInSteps } from '../../algorithms/hot-topics/hot-topics.ts';
import { createSegmenter } from '../../algorithms/search-text/segmenter.ts';
import { inSlices } from '../../platform/slices.ts';

const { wordsOf } = createSegmenter([]);
const places = ['槐荫新城', '听涛苑', '望江花园', '云栖家园', '松月府'];
const concerns = ['搅拌站夜里噪音', '路灯坏了一周', '油烟排到楼上', '垃圾没有人收'];
const messages = Array.from({ length: 300 }, (_, i) => {
  const said = `${places[i % places.length]}${concerns[i % concerns.length]}`;
  const at = new Date(Date.parse('2026-09-01T02:00:00Z') + (i % 40) * 86_400_000);
  return { id: String(i), sender: String(i % 90), title: said, text: `${said}，请尽快处理，第${i}次反映。`, at };
});

/** Milliseconds that pass by one whenever somebody looks. */
function tickingClock(): () => number {
  let now = 0;
  return () => {
    now += 1;
    return now;
  };
}

test('requests of others are answered while topics are searched, and the topics are the same', async () => {
  let answered = 0;
  const server = createServer((_, response) => response.end('here'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  let isSearching = true;
  const search = inSlices(hotTopicsInSteps(messages, { wordsOf }), tickingClock()).finally(() => {
    isSearching = false;
  });
  const asking = (async () => {
    while (isSearching) {
      await (await fetch(`http://127.0.0.1:${port}/`)).text();
      if (isSearching) answered += 1;
    }
  })();
  const topics = await search;
  await asking;
  server.close();
  expect(answered).toBeGreaterThan(3);
  expect(topics).toEqual(findHotTopics(messages, { wordsOf }));
  expect(topics.length).toBeGreaterThan(0);
});
