/** What a picture is by its first bytes, whatever its name says; undefined for everything we do not read. */
export function pictureKind(bytes: Uint8Array): 'jpeg' | 'png' | 'webp' | 'heif' | undefined {
  const text = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpeg';
  if (bytes[0] === 0x89 && text(1, 4) === 'PNG') return 'png';
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') return 'webp';
  // AVIF and HEIC are boxes of one family; which of them can be read shows when it is tried.
  return text(4, 8) === 'ftyp' ? 'heif' : undefined;
}
