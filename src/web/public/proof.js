// A worker of its own: finds the number that proves a little work, while somebody types. See challenge.service.ts.
{
  // SHA-256 of one block (FIPS 180-4): at once, and on plain http too, where the browser's own is not to be had.
  const primes = [];
  for (let n = 2; primes.length < 64; n++) if (primes.every((prime) => n % prime)) primes.push(n);
  const fraction = (root) => Math.floor((root % 1) * 2 ** 32) | 0;
  const first = primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));
  const rounds = Int32Array.from(primes, (prime) => fraction(Math.cbrt(prime)));
  const words = new Int32Array(64);
  const turn = (word, by) => (word >>> by) | (word << (32 - by));

  const firstWord = (text) => {
    words.fill(0);
    for (let i = 0; i < text.length; i++) words[i >> 2] |= text.charCodeAt(i) << (24 - (i % 4) * 8);
    words[text.length >> 2] |= 0x80 << (24 - (text.length % 4) * 8);
    words[15] = text.length * 8;
    for (let i = 16; i < 64; i++) {
      const [a, b] = [words[i - 15], words[i - 2]];
      words[i] =
        words[i - 16] +
        words[i - 7] +
        (turn(a, 7) ^ turn(a, 18) ^ (a >>> 3)) +
        (turn(b, 17) ^ turn(b, 19) ^ (b >>> 10));
    }
    let [a, b, c, d, e, f, g, h] = first;
    for (let i = 0; i < 64; i++) {
      const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + rounds[i] + words[i]) | 0;
      const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
    }
    return (first[0] + a) | 0;
  };

  const prove = async () => {
    const answer = await fetch('/challenge');
    if (!answer.ok) return;
    const { challenge, bits: usual } = await answer.json();
    // More is asked where somebody keeps guessing a password.
    const bits = Math.max(usual, Number(location.hash.slice(1)));
    for (let number = 0; ; number++) {
      const proof = `${challenge}:${number.toString(36)}`;
      if (Math.clz32(firstWord(proof)) >= bits) return postMessage(proof);
    }
  };
  void prove();
}
