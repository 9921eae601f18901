interface Question<Asked, Answer> {
  readonly asked: Asked[];
  readonly answer: Promise<Answer>;
  readonly begin: () => void;
  /** Nobody else is waited for. */
  isDue: boolean;
}

/**
 * Many who ask at once share one question. No answer is older than its question: whoever asks while one is under way
 * shares the next. Under load the database is asked a few times instead of once a request.
 */
export class SingleFlight<Asked, Answer> {
  private next: Question<Asked, Answer> | undefined;
  private underWay = 0;

  /**
   * `atOnce`: so many questions may be under way. With one alone more share each, but first wait for the end of somebody else's.
   * `milliseconds`: so long whoever asks waits for others, unless `begin` is called.
   */
  constructor(
    private readonly answerAll: (asked: readonly Asked[]) => Promise<Answer>,
    private readonly atOnce = 4,
    private readonly milliseconds = 0,
  ) {}

  ask(asked: Asked): Promise<Answer> {
    this.next ??= this.prepare();
    this.next.asked.push(asked);
    return this.next.answer;
  }

  /** What has been asked is asked now. */
  begin(): void {
    if (!this.next) return;
    this.next.isDue = true;
    if (this.underWay >= this.atOnce) return;
    const { begin } = this.next;
    this.next = undefined;
    this.underWay++;
    begin();
  }

  private prepare(): Question<Asked, Answer> {
    const asked: Asked[] = [];
    let begin = () => {};
    const answer = new Promise<void>((resolve) => (begin = resolve)).then(() => this.answerAll(asked));
    const over = () => {
      this.underWay--;
      if (this.next?.isDue) this.begin();
    };
    answer.then(over, over);
    const question = { asked, answer, begin, isDue: this.milliseconds === 0 };
    // Those whose requests arrived together ask together; somebody alone need not wait for anybody.
    if (!question.isDue) setTimeout(() => this.next === question && this.begin(), this.milliseconds);
    else if (this.underWay === 0) queueMicrotask(() => this.begin());
    else if (this.underWay < this.atOnce) setImmediate(() => this.begin());
    return question;
  }
}
