import { expect, it } from 'vitest';
import { SingleFlight } from '../../src/platform/single-flight.service.js';

/** Answers what had been asked by the time it was answered, when told to. */
function slowly() {
  const asked: (readonly string[])[] = [];
  const pending: { answer: () => void; fail: () => void }[] = [];
  const question = new SingleFlight<string, string>((all) => {
    asked.push([...all]);
    return new Promise((resolve, reject) => {
      pending.push({ answer: () => resolve(all.join()), fail: () => reject(new Error('no database')) });
    });
  });
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return { question, asked, pending, settle };
}

it('who asks while an answer is under way is not given that one, but shares another', async () => {
  const { question, asked, pending, settle } = slowly();

  const first = question.ask('a');
  await settle();
  const [second, third] = [question.ask('b'), question.ask('c')];
  await settle();
  pending[1]!.answer();
  pending[0]!.answer();

  expect(await Promise.all([first, second, third])).toEqual(['a', 'b,c', 'b,c']);
  expect(asked).toEqual([['a'], ['b', 'c']]);
});

it('when many are under way, all who come then wait for the first to end, and share one', async () => {
  const { question, asked, pending, settle } = slowly();
  for (const who of 'abcd') {
    void question.ask(who);
    await settle();
  }

  const late = [question.ask('e')];
  await settle();
  late.push(question.ask('f'));
  await settle();
  expect(asked.flat()).toEqual(['a', 'b', 'c', 'd']);
  pending[2]!.answer();
  await settle();
  pending.at(-1)!.answer();

  expect(await Promise.all(late)).toEqual(['e,f', 'e,f']);
});

it('nobody is forgotten, however many ask and whenever they are answered', async () => {
  const question = new SingleFlight<number, readonly number[]>(async (all) => {
    const answer = [...all];
    for (let left = (answer[0]! * 7) % 5; left > 0; left--) await new Promise((resolve) => setImmediate(resolve));
    return answer;
  });
  const all: Promise<readonly number[]>[] = [];
  for (let n = 0; n < 500; n++) {
    all.push(question.ask(n));
    if (n % 3 === 0) await new Promise((resolve) => setImmediate(resolve));
  }

  const answers = await Promise.all(all);
  expect(answers.every((answer, n) => answer.includes(n))).toBe(true);
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

it('where the first waits for others, all who come meanwhile share its question, until somebody says that it is time', async () => {
  const asked: string[] = [];
  const question = new SingleFlight<string, void>(async (all) => void asked.push(all.join()), 4, 20);

  await Promise.all([question.ask('a'), question.ask('b')]);
  const last = question.ask('c');
  question.begin();
  await last;

  expect(asked).toEqual(['a,b', 'c']);
});
