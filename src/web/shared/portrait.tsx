import type { VNode } from 'preact';
import { monogramOf } from './names.js';

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

/** A practitioner's photo, from our own address; where there is none, their initials, which say nothing to those who hear the name. */
export function Portrait({ photo, size, name }: PortraitProps): VNode {
  if (!photo)
    return (
      <span class={`portrait ${size} initials`} aria-hidden="true">
        {monogramOf(name)}
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
