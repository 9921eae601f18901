/** A function that takes its time and is asked the same again and again; strangers choose what is asked, so not for ever. */
export function remembered<Answer>(think: (text: string) => Answer, most = 500): (text: string) => Answer {
  const known = new Map<string, Answer>();
  return (text) => {
    const answer = known.get(text);
    if (answer !== undefined) return answer;
    if (known.size >= most) known.clear();
    const fresh = think(text);
    known.set(text, fresh);
    return fresh;
  };
}
