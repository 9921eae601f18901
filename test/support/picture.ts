import sharp from 'sharp';
import type { StaffMember } from '../../src/accounts/staff-member.js';

export const ada: StaffMember = {
  id: '0198c000-0000-7000-8000-00000000000a',
  name: 'Ada',
  email: 'ada@example.org',
  roles: ['admin'],
  practitionerId: null,
  demo: false,
  session: { id: 'x', signedInAt: new Date('2026-11-01T12:00:00Z'), strong: true },
};

/** A photo as a phone takes it: lying on its side, and telling where it was taken. */
export function somePicture(width = 1200, height = 900): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#88a"/><circle cx="50%" cy="40%" r="200" fill="#e8c8a0"/><rect x="30%" y="65%" width="40%" height="40%" fill="#356"/></svg>`;
  return sharp(Buffer.from(svg))
    .withExif({ IFD0: { Artist: 'Ada', Software: 'x' }, IFD3: { GPSLatitude: '40/1 45/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
}
