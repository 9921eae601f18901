/**
 * Reads, draws and writes pictures. Loaded when it is first needed: it takes 30 MB, and most processes never need it. It keeps no
 * cache, and a thread for each core would take memory from everything else.
 */
export async function pictureLibrary(): Promise<typeof import('sharp').default> {
  const { default: sharp } = await import('sharp');
  sharp.cache(false);
  sharp.concurrency(1);
  return sharp;
}
