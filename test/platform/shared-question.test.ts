import { expect, it } from 'vitest';
import { SharedQuestion } from '../../src/platform/shared-question.js';

/** Answers what had been asked by the time it was answered, when told to. */
function slowly() {
  const asked: (readonly string[])[] = [];
  const pending: { answer: () => void; fail: () => void }[] = [];
  const question = new SharedQuestion<string, string>((all) => {
    asked.push([...all]);
    return new Promise((resolve, reject) => {
      pending.push({ answer: () => resolve(all.join()), fail: () => reject(new Error('no database')) });
    });
  });
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return { question, asked, pending, settle };
}

it('who asks while an answer is under way is not given that one, but shares the next', async () => {
  const { question, asked, pending, settle } = slowly();

  const first = question.ask('a');
  await settle();
  const [second, third] = [question.ask('b'), question.ask('c')];
  await settle();
  expect(asked).toEqual([['a']]);
  pending[0]!.answer();
  await settle();
  pending[1]!.answer();

  expect(await Promise.all([first, second, third])).toEqual(['a', 'b,c', 'b,c']);
  expect(asked).toEqual([['a'], ['b', 'c']]);
});

it('a question that fails fails for those who asked it, and the next is asked all the same', async () => {
  const { question, pending, settle } = slowly();

  const first = question.ask('a').catch((fault: Error) => fault.message);
  await settle();
  const second = question.ask('b');
  pending[0]!.fail();
  await settle();
  pending[1]!.answer();

  expect(await first).toBe('no database');
  expect(await second).toBe('b');
});
