/** What must not be answered, each kind once with what was sent. */
export class Failures {
  serverErrors = 0;
  outsideTheContract = 0;
  readonly kinds = new Map<string, string>();

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
