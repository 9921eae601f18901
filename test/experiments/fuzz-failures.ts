interface Answer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

/** What must not be answered, each kind once with what was sent. */
export class Failures {
  /** Connections that ended before the answer, as a server may do that refuses a body unread (RFC 9110 §15.5.14). */
  cutOff = 0;
  serverErrors = 0;
  outsideTheContract = 0;
  readonly kinds = new Map<string, string>();

  async answerTo(url: string, request: RequestInit): Promise<Answer | undefined> {
    try {
      const answer = await fetch(url, { ...request, redirect: 'manual' });
      const type = (answer.headers.get('content-type') ?? '').split(';')[0]!;
      return { status: answer.status, type, text: await answer.text() };
    } catch {
      this.cutOff++;
      return undefined;
    }
  }

  server(where: string, sent: unknown): void {
    this.serverErrors++;
    this.keep(`5xx ${where}`, sent);
  }

  contract(where: string, sent: unknown): void {
    this.outsideTheContract++;
    this.keep(where, sent);
  }

  private keep(kind: string, sent: unknown): void {
    if (!this.kinds.has(kind)) this.kinds.set(kind, `${kind} ${JSON.stringify(sent).slice(0, 1000)}`);
  }
}
