/**
 * Many who ask at once share one question. No answer is older than its question: whoever asks while one is under way
 * shares the next. Under load the database is asked a few times instead of once a request.
 */
export class SingleFlight<Asked, Answer> {
  private next: { readonly asked: Asked[]; readonly answer: Promise<Answer>; readonly begin: () => void } | undefined;
  private underWay = 0;

  /** `atOnce`: so many questions may be under way. With one alone more share each, but first wait for the end of somebody else's. */
  constructor(
    private readonly answerAll: (asked: readonly Asked[]) => Promise<Answer>,
    private readonly atOnce = 4,
  ) {}

  ask(asked: Asked): Promise<Answer> {
    this.next ??= this.prepare();
    this.next.asked.push(asked);
    return this.next.answer;
  }

  private prepare() {
    const asked: Asked[] = [];
    let begin = () => {};
    const answer = new Promise<void>((resolve) => (begin = resolve)).then(() => this.answerAll(asked));
    const over = () => {
      this.underWay--;
      this.beginNext();
    };
    answer.then(over, over);
    // Those whose requests arrived together ask together; somebody alone need not wait for anybody.
    if (this.underWay === 0) queueMicrotask(() => this.beginNext());
    else if (this.underWay < this.atOnce) setImmediate(() => this.beginNext());
    return { asked, answer, begin };
  }

  private beginNext(): void {
    if (!this.next || this.underWay >= this.atOnce) return;
    const { begin } = this.next;
    this.next = undefined;
    this.underWay++;
    begin();
  }
}
