import type { VNode } from 'preact';
import { initialsOf } from '../../patients/initials.js';

export interface Photo {
  readonly hash: string;
  readonly alt: string;
}

interface PortraitProps {
  /** Null: their initials stand for them. */
  readonly photo: Photo | null;
  /** All but the large one stand beside others, and are fetched when they come into sight. */
  readonly size: 'large' | 'tile' | 'small';
  readonly name: string;
}

/** Pixels. */
const sides = { large: 160, tile: 96, small: 64 };

/** A practitioner's photo, from our own address. */
export function Portrait({ photo, size, name }: PortraitProps): VNode {
  if (!photo)
    return (
      <span class={`portrait ${size} initials`} aria-hidden="true">
        {initialsOf(name).replace(/[. ]/g, '')}
      </span>
    );
  const file = (pixels: number) => `/photos/${photo.hash}-${pixels}.webp`;
  const side = sides[size];
  return (
    <img
      class={`portrait ${size}`}
      src={file(256)}
      srcset={size === 'large' ? `${file(256)} 1x, ${file(512)} 2x` : undefined}
      alt={photo.alt || name}
      width={side}
      height={side}
      loading={size === 'large' ? undefined : 'lazy'}
      decoding="async"
    />
  );
}
