/**
 * Many who ask at once share one question. Whoever asks while an answer is under way waits for the next one, so that no
 * answer is older than its question: under load the database is asked a few times instead of once a request.
 */
export class SharedQuestion<Asked, Answer> {
  private next: { readonly asked: Asked[]; readonly answer: Promise<Answer> } | undefined;
  private underWay: Promise<unknown> = Promise.resolve();

  constructor(private readonly answerAll: (asked: readonly Asked[]) => Promise<Answer>) {}

  ask(asked: Asked): Promise<Answer> {
    this.next ??= this.prepare();
    this.next.asked.push(asked);
    return this.next.answer;
  }

  private prepare() {
    const asked: Asked[] = [];
    const answer = this.underWay.then(() => {
      this.next = undefined;
      return this.answerAll(asked);
    });
    this.underWay = answer.catch(() => undefined);
    return { asked, answer };
  }
}
