/** A statement that changes rows of one table and reads none that others change: in any order with others the outcome is the same. */
export interface Write {
  /** As a table it is called so too, which `check` may ask. */
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
  /** SQL that fails where the statement has not done what it should. */
  readonly check?: string;
}

const texts = new Map<string, string>();

/** Several of them, of different names, as one prepared statement. */
export function together(writes: readonly Write[]): Write {
  const [first, ...others] = writes;
  if (first && first.check === undefined && others.length === 0) return first;
  const name = writes.map((write) => write.name).join('+');
  let text = texts.get(name);
  if (text === undefined) texts.set(name, (text = textOf(writes)));
  return { name, text, values: writes.flatMap(({ values }) => values) };
}

function textOf(writes: readonly Write[]): string {
  let before = 0;
  const parts = writes.map(({ name, text, values }) => {
    const first = before;
    before += values.length;
    return `"${name}" as (${text.replace(/\$(\d+)/g, (_, n: string) => `$${Number(n) + first}`)})`;
  });
  return `with ${parts.join(', ')} select ${writes.flatMap(({ check }) => check ?? []).join(', ')}`;
}
