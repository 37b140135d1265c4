import { describe, expect, test } from 'vitest';
import { boilerplateLikelihood, splitGlued } from '../../../scripts/ingest/read/boilerplate.ts';

describe('a line of the page itself', () => {
  test.each([
    ['Get trending papers in your email inbox once a day!', 'certain'],
    ['Subscribe', 'certain'],
    ['Upvote 12', 'certain'],
    ['Load more', 'certain'],
    ['© 2031 The Nest', 'certain'],
    ['This website uses cookies to improve your visit.', 'certain'],
    ['Birds of the Week', 'certain'],
    ['Models', 'likely'],
    ['privacy', 'likely'],
    ['Subscribe to the Song: How Fledglings Learn', 'no'],
    ['Upvotes Among Ravens', 'no'],
    ['Models of Song', 'no'],
    ['Load More, Fly Less', 'no'],
    [`We use cookies ${'and seeds '.repeat(100)}`, 'no'],
  ])('%s → %s', (line, likelihood) => {
    expect(boilerplateLikelihood(line.trim(), new Set(['Birds of the Week']))).toBe(likelihood);
  });
});

describe('words glued to a title', () => {
  test.each([
    ['SubscribeFonMTL: Towards Song', 'Subscribe', 'FonMTL: Towards Song'],
    ['SubscribeÜber den Gesang', 'Subscribe', 'Über den Gesang'],
    ['Subscribe鸟鸣的研究', 'Subscribe', '鸟鸣的研究'],
    ['Subscribe$n$ Wrens', 'Subscribe', '$n$ Wrens'],
    ['Upvote 12Wrens at Dawn', 'Upvote 12', 'Wrens at Dawn'],
    [
      'Get trending papers in your email inbox!SubscribeWrens',
      'Get trending papers in your email inbox!Subscribe',
      'Wrens',
    ],
    ['Subscriber churn among robins', '', 'Subscriber churn among robins'],
    ['Subscribe-and-save among robins', '', 'Subscribe-and-save among robins'],
    ['Subscribe to the Song', '', 'Subscribe to the Song'],
    ['Subscribed Robins', '', 'Subscribed Robins'],
    ['subscribeRobins', '', 'subscribeRobins'],
    ['Why Robins SubscribeTo', '', 'Why Robins SubscribeTo'],
  ])('%s', (line, glued, title) => {
    expect(splitGlued(line)).toEqual({ glued, title });
  });
});
